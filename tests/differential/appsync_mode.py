"""Mode `appsync-like`: the shapes of deployed AppSync templates, over $ctx alone (no $util), under profile velocity."""
import random_context as rc

PATHS = ["args.id", "args.limit", "args.nextToken", "args.input.name", "args.input.tags", "args.filter", "identity.sub", "identity.username",
         "identity.claims.email", "source.id", "result.items", "result.nextToken", "stash.key", "prev.result.id", "request.headers.host",
         "request.headers.x-access-token", "info.fieldName", "error.message", "args.input", "result", "args.roomId", "stash.metadata.owner",
         "result.items[0].id", "args.input.tags.size()", "args.get(\"id\")", "args[\"id\"]", "args.and.id.eq"]
OPERATIONS = ["GetItem", "PutItem", "Query", "UpdateItem", "DeleteItem", "Scan", "Invoke"]


def ref(rng):
    path = rng.choice(PATHS)
    root = "ctx"
    return rng.choice([f"${root}.{path}", f"${root}.{path}", f"$!{root}.{path}", f"${{{root}.{path}}}", f"$!{{{root}.{path}}}"])


def plain(rng):
    return f"$ctx.{rng.choice(PATHS)}"


def condition(rng):
    a, b = plain(rng), plain(rng)
    return rng.choice([a, f"!{a}", f"{a} == {b}", f"{a} != \"\"", f"{a} && {b}", f"{a} || !{b}", f"{a} == 'x'", f"{a} > 10",
                       f"{a}.size() > 0", f"! {a}", f"({a} && !{b}) || $ctx.error", f"{a}.isEmpty()", f"{a} == true",
                       f"$ctx.args.containsKey('id')", f"{a}.contains(\"a\")"])


def json_field(rng):
    name = rng.choice(["id", "pk", "limit", "nextToken", "owner", "value"])
    a = ref(rng)
    return rng.choice([
        f'"{name}": "{a}"', f'"{name}": {a}', f'"{name}" : {{ "S" : "{a}" }}', f'"{name}": "{a}::{ref(rng)}"', f'":{name}": {{"N": {a}}}',
        f'"#{name}": "{name}"', f'"{name}": #if({condition(rng)}) {a} #else 20 #end', f'"{name}": #if({condition(rng)})"{a}"#{{else}}null#end',
        f'#if({condition(rng)})\n    "{name}": "{a}"\n  #end', f'"expression": "#pk = :pk and begins_with(#sk, :sk)"'])


def request(rng):
    indent = rng.choice(["  ", "    ", "\t"])
    lines = [f'"version": "{rng.choice(["2017-02-28", "2018-05-29"])}"', f'"operation": "{rng.choice(OPERATIONS)}"']
    lines += [json_field(rng) for _ in range(rng.randrange(1, 5))]
    if rng.random() < 0.4:
        inner = f",\n{indent * 2}".join(json_field(rng) for _ in range(rng.randrange(1, 3)))
        lines.append(f'"key": {{\n{indent * 2}{inner}\n{indent}}}')
    return "{\n" + indent + f",\n{indent}".join(lines) + rng.choice(["\n}", "\n}\n", ",\n}"])


def setup(rng):
    a, b = plain(rng), plain(rng)
    return rng.choice([
        f"#set($limit = 10)\n#if({a})\n  #set( $limit = {a} )\n#end\n", f"#set($x = {a})\n", f"#set( $ctx.stash.key = \"{a}-{b}\" )\n",
        f"#set ($values = {{\"a\": {a}, \"b\": {b}}})\n$!{{values.put(\"c\", 1)}}\n", f"#set($keys = [])\n$!keys.add({a})\n$keys.add(\"x\")\n",
        f"## get the {rng.choice(['item', 'user'])}\n", f"#set($ctx.args.input.owner = {a})\n",
        f"#set($expression = \"SET\")\n#set($expNames = {{}})\n",
        f"#if({condition(rng)})\n  #set($isAuthorized = true)\n#else\n  #set($isAuthorized = false)\n#end\n",
        f"#set($quiet = $ctx.stash.put(\"k\", {b}))\n",
        f"#set($count = {a} + 1)\n", f"$ctx.stash.put(\"k\", {a})\n"])


def loop(rng):
    return rng.choice([
        "#foreach($item in $ctx.result.items)\n  { \"id\": \"$item.id\", \"n\": $velocityCount }#if($foreach.hasNext),#end\n#end\n",
        "[#foreach($tag in $ctx.args.input.tags)\n  \"$tag\"#if( $foreach.hasNext() ),#end\n#end]\n",
        "#foreach( $entry in $ctx.args.input.entrySet() )\n  #if( $entry.key != \"id\" )\n"
        "    #set( $expression = \"${expression} #${entry.key} = :$entry.key\" )\n"
        "    #set($ok = $expNames.put(\"#${entry.key}\", \"$entry.key\"))\n  #end\n#end\n$!expression $!expNames\n",
        "#foreach($key in $ctx.args.input.keySet())\n$key=$ctx.args.input.get($key);#end\n",
        "#set($found = false)\n#foreach($g in $ctx.identity.claims.get(\"cognito:groups\"))\n"
        "  #if($g == \"Admin\")\n    #set($found = true)\n    #break\n  #end\n#end\n$found\n",
        "#foreach($item in $ctx.result.items)$foreach.index:$item.name$foreach.count #end\n",
        "#foreach($v in $ctx.args.input)\n#if($foreach.index > 0), #end\"$v\"#end\n"])


def response(rng):
    return rng.choice([
        "$ctx.result", "#if($ctx.error)\n  error: $ctx.error.message\n#else\n  $ctx.result\n#end\n",
        "{\"items\": $ctx.result.items, \"nextToken\": \"$!ctx.result.nextToken\"}",
        "#set($items = [])\n#foreach($item in $ctx.result.items)\n  $!items.add({\"id\": $item.id, \"name\": \"$item.name\"})\n#end\n$items",
        "#if($ctx.result && $ctx.result.items.size() > 0)\n$ctx.result.items[0]\n#else\nnull\n#end"])


def template(rng):
    parts = [setup(rng) for _ in range(rng.randrange(3))]
    if rng.random() < 0.5:
        parts.append(loop(rng))
    parts.append(rng.choice([request, request, response])(rng))
    if rng.random() < 0.25:
        parts.append(loop(rng))
    return "".join(parts)


def context(rng):
    def maybe(content, probability=0.85):
        return content if rng.random() < probability else None

    item = lambda index: {"id": rng.choice([index, f"id-{index}"]), "name": rc.string(rng), "n": rc.scalar(rng)}
    claims = {"email": maybe("ana@example.com"), "cognito:groups": maybe([rng.choice(["User", "Admin"]) for _ in range(rng.randrange(3))])}
    arguments = {"id": maybe(rng.choice(["1", "abc", 7])), "limit": maybe(rng.choice([5, 10, 100, "20"])), "nextToken": maybe("tok", 0.4),
                 "roomId": "r1", "input": maybe({"id": "i1", "name": rc.string(rng), "tags": maybe([rc.string(rng) for _ in range(rng.randrange(4))]),
                                                 "extra": rc.value(rng, 1)}),
                 "filter": maybe({"and": {"id": {"eq": rc.scalar(rng)}}}, 0.5), "and": {"id": {"eq": 1}}}
    result = maybe({"items": maybe([item(index) for index in range(rng.randrange(4))]), "nextToken": maybe("next", 0.4)})
    ctx = {"args": {key: content for key, content in arguments.items() if content is not None or rng.random() < 0.5},
           "identity": maybe({"sub": "s-1", "username": "ana", "claims": claims}), "source": maybe({"id": "src"}, 0.5), "result": result,
           "stash": {}, "prev": maybe({"result": {"id": 1}}, 0.5), "error": maybe({"message": "boom", "type": "T"}, 0.2),
           "request": {"headers": {"host": "h.example", "x-access-token": "tok-1"}}, "info": {"fieldName": "getIt", "parentTypeName": "Query"}}
    return {"ctx": ctx}
