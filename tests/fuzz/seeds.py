"""Seeds of the fuzz targets, made from the data of the tests: what is known to be of interest."""
import json
import pathlib

TESTS = pathlib.Path(__file__).resolve().parent.parent


def records(pattern):
    for path in sorted(TESTS.glob(pattern)):
        for line in path.read_text(encoding="utf-8", errors="surrogatepass").split("\n"):
            if line.strip():
                yield json.loads(line)


def templates():
    for record in records("conformance/*.jsonl"):
        yield record["template"]
    for path in sorted(TESTS.parent.glob("examples/**/*.vtl")):
        yield path.read_text(encoding="utf-8")
    for record in records("appsync_utils/data/recorded.jsonl"):
        yield record["template"]


def json_texts():
    for record in records("conformance/appsync-style.jsonl"):
        yield json.dumps(record["context"])
    yield from ('{"a":[1,2.5e3,-0,"\\u00e9\\ud83d",null,true]}', '[1,]', '{"a":1,"a":2}', "// c\n[]", "1e400",
                "[" * 600)


def suites():
    for path in sorted(TESTS.parent.glob("examples/**/*.vtltest.json")):
        yield path.read_text(encoding="utf-8")
    yield json.dumps({"template": {"inline": "$ctx.args.a"}, "compatibility": {"bad_json_is_null": True},
                      "tests": [{"name": "n", "cases": [{"context": {"arguments": {"a": 1}}}],
                                 "expect": {"text": "1", "json": {"$match": "number"}}}]})


def resolvers():
    for path in sorted(TESTS.parent.glob("examples/**/*.resolver.json")):
        yield path.read_text(encoding="utf-8")
    yield json.dumps({"dataSource": "t", "request": {"inline": '{"version":"2018-05-29","operation":"GetItem",'
                      '"key":{"id":$util.dynamodb.toDynamoDBJson($ctx.args.id)}}'},
                      "response": {"inline": "$util.toJson($ctx.result)"},
                      "dataSources": {"t": {"type": "AMAZON_DYNAMODB"}}})


def expressions():
    for record in records("appsync_utils/data/recorded.jsonl"):
        arguments = record["context"].get("arguments", {})
        filter_object = arguments.get("f", arguments.get("x0"))
        if filter_object is not None:
            yield "#a = :a AND begins_with(#b, :b)\n" + json.dumps(filter_object)


def date_patterns():
    for pattern, text in (("yyyy-MM-dd HH:mm:ssZ", "2018-02-02 01:19:22+0800"), ("yyyy-MM-dd[XXX]", "2018-07-11-07:00"),
                          ("yyyy-MM-dd'T'HH:mm:ss.SSS[XXXXX]", "2018-07-11T15:14:15.000-07:00:30"),
                          ("EEE, d MMM yyyy h:mm a zzzz", "Fri, 2 Jan 2026 3:04 AM UTC"), ("ppHH'x'QQQ w W e", "x")):
        yield f"{pattern}\nAustralia/Perth\n{text}"


def regular_expressions():
    for pattern in ("a*b", "(a+)+b", "[\\p{Alpha}&&[^x]]{2,3}", "(?i)(?<n>é)\\k<n>|\\Q.\\E", "^(?:.|\\R)*?$", "\\G\\b\\x{1F600}",
                    "(?=a)(?<!b).{1,5}+"):
        yield f"{pattern}\n[$0$1]\\\\\naaab éé 😀 xyz"


def xml_texts():
    yield from ("<a b='1'><c>x</c><c/>&lt;&#65;</a>", "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
                "<a><![CDATA[ ]]><!-- c --></a>", "<a>" * 600)


def http_bodies():
    for text in list(templates())[::20]:
        yield json.dumps({"template": text, "context": json.dumps({"arguments": {"id": "1"}})})
    yield from ("{}", '{"template":"x"}', '{"template":"$ctx.args","context":"{"}')


def configurations(*patterns):
    for pattern in patterns:
        for path in sorted((TESTS / "project" / "projects").glob(pattern)):
            yield path.read_text(encoding="utf-8")


def yaml_texts():
    yield from configurations("**/*.yml", "**/*.yaml", "**/*.json")
    yield from ("a: &x {b: 1}\nc: {<<: *x}\nd: >-\n  e\n\n   f\n", "a: \"x\\u00e9\\\n  y\"\nb: 'it''s'\n", "? [a]\n: b", "[" * 600,
                "a: &a [*a]", "x: !GetAtt a.b.c\ny: !Sub ['${a}', {a: 1}]\n", "{// c\n\"a\": [1, 2,],}")


def cloudformation_templates():
    yield from configurations("cloudformation/**/*.*", "sam/*.yaml", "cdk/**/*.json", "amplify*/**/*.json")
    yield "Resources:\n  A: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub '${B}${!C}${A.Arn}'}}\n  B: {Type: AWS::S3::Bucket}\n"
    yield "Conditions: {A: !Not [!Condition B], B: !Or [!Condition A, !Equals [a, !Ref AWS::Region]]}\nX: !If [A, 1, !Ref AWS::NoValue]\n"


def services():
    yield from configurations("serverless*/**/*.yml")
    yield "a: ${self:b.${opt:c, 'd'}, file(x.yml):y, 5}\nb: {d: ${self:}, e: \\${self:a}}\nf: ${strToBool(${self:g})}\n"


def graphql_documents():
    for number, record in enumerate(records("graphql/data/recorded.jsonl")):
        if number % 8 == 0:
            yield record["query"]
    yield from ("{ a { ...F } } fragment F on A { a { ...F } }", "type T { a } { s }", '{ s(x: """""" y: """ """) }', "{ " + "a { " * 300)


def graphql_schemas():
    for record in records("graphql/data/schemas.jsonl"):
        yield record["schema"]
    yield from ("extend type Query { a: Int } schema { query: Query }", "type A implements B & C @d(a: [1]) { a(b: B = {c: 1}): [A!]! }",
                "input A { a: A! } directive @d repeatable on | OBJECT", "# one\n#\n# two\ntype Query { a: Int # three\n b: Int }")


def graphql_variables():
    yield from ('{"i":1,"f":1.5,"s":{"a":[1]},"b":"true","id":5,"k":"A","in":{"n":1,"l":{"n":2,"in":null},"j":"{}"},"l":1}',
                '{"d":"2020-02-30","t":"25:00","dt":"x","ts":1e300,"e":"a@b","j":"[","u":"a:b","p":"+1 202 555 0143","ip":"::/129"}',
                '{"i":12345678901234567890,"in":{"x":1}}', '{"s":' + "[" * 400 + "]" * 400 + "}")


SEEDS = {"yaml": yaml_texts, "cloudformation": cloudformation_templates, "serverless": services,
         "graphql_document": graphql_documents, "graphql_schema": graphql_schemas, "graphql_variables": graphql_variables,
         "template": templates, "json": json_texts, "suite": suites, "resolver_file": resolvers, "expression": expressions,
         "date_pattern": date_patterns, "regex": regular_expressions, "xml": xml_texts, "http_body": http_bodies}


def write(name, folder):
    """Writes the seeds of target `name` into `folder` and returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, text in enumerate(SEEDS.get(name, tuple)()):
        path = folder / f"{number:05}"
        path.write_bytes(text.encode("utf-8", errors="surrogatepass"))
        paths.append(path)
    return paths
