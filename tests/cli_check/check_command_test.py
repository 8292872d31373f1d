#!/usr/bin/env python3
"""`vtlsim check`, the real program: files and folders, suites beside templates, formats, exit codes.

Usage: check_command_test.py VTLSIM
"""
import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli_test"))
from program import check, run_all

GOOD = "$util.toJson($ctx.args)\n"
BAD = "$util.toJsn($ctx.args)\n"
GET = '{"version": "2018-05-29", "operation": "GetItem", "key": {"id": $util.dynamodb.toDynamoDBJson($ctx.args.id)}}\n'
SUITE = {"template": "a.req.vtl", "context": {"arguments": {"id": "1"}},
         "tests": [{"name": "asks", "expect": {"request": {"operation": "GetItem"}}}]}


def exits(done, code):
    check(done.returncode == code, code, done.returncode, done.stdout, done.stderr)
    return done


def test_clean_and_not(place):
    place.write("a.vtl", GOOD)
    place.write("b.vtl", BAD)
    done = exits(place.run("check", "a.vtl"), 0)
    check(done.stdout == "" and done.stderr == "1 template checked, nothing found\n", done)
    done = exits(place.run("check", "a.vtl", "b.vtl"), 1)
    check("error[VTL401]: `$util` has no function `toJsn`\n --> b.vtl:1:7\n" in done.stdout, done.stdout)
    check("= help: did you mean `toJson`?" in done.stdout, done.stdout)
    check(done.stderr == "2 templates checked: 1 error, 0 warnings in 1 file\n", done.stderr)


def test_folders(place):
    for name in ("r/b.vtl", "r/a.vtl", "r/deep/er/c.vtl", "r/.hidden/d.vtl", "r/node_modules/e.vtl", "f.vtl"):
        place.write(name, BAD)
    place.write("r/notes.txt", BAD)
    done = exits(place.run("check", "r", "f.vtl", "./f.vtl", "r/a.vtl", "--format", "unix"), 1)
    files = [line.split(":")[0] for line in done.stdout.splitlines()]
    check(files == ["r/a.vtl", "r/b.vtl", "r/deep/er/c.vtl", "f.vtl"], files)
    check(exits(place.run("check", "r/notes.txt"), 1).stdout, "a file that is named is checked")
    place.write("empty/readme.md", "")
    check("there is no template below empty" in exits(place.run("check", "empty"), 2).stdout)


def test_files_that_cannot_be_read(place):
    place.write("good.vtl", GOOD)
    place.write("bad.vtl", BAD)
    (place.path / "latin.vtl").write_bytes(b"caf\xe9\n")
    done = exits(place.run("check", "none.vtl", "latin.vtl", "bad.vtl", "good.vtl", "--format", "unix"), 2)
    lines = done.stdout.splitlines()
    check(len(lines) == 3 and lines[0] == "none.vtl:1:1: error: there is no file none.vtl [CLI010]", lines)
    check(lines[1].startswith("latin.vtl:1:1: error: latin.vtl is not UTF-8") and "bad.vtl:1:7" in lines[2], lines)
    exits(place.run("check", "latin.vtl", "good.vtl"), 1)


def test_usage(place):
    check("no template is given" in exits(place.run("check"), 2).stderr)
    done = exits(place.run("check", "--format", "sarfi", "a.vtl"), 2)
    check("did you mean `sarif`?" in done.stderr, done.stderr)
    exits(place.run("check", "--profile", "aws", "a.vtl"), 2)
    exits(place.run("check", "--stict", "a.vtl"), 2)


def test_strict(place):
    place.write("w.vtl", "#anything($x)\n")
    done = exits(place.run("check", "w.vtl"), 0)
    check("warning[VTL403]" in done.stdout, done.stdout)
    exits(place.run("check", "w.vtl", "--strict"), 1)


def test_standard_input(place):
    def piped(*arguments):
        return subprocess.run([place.program, "check", *arguments], cwd=place.path, input=BAD, text=True,
                              capture_output=True, timeout=60)
    check(exits(piped("-", "--format", "unix"), 1).stdout.startswith("<stdin>:1:7: error"))
    check(exits(piped("-", "--stdin-filename", "x/y.vtl", "--format", "unix"), 1).stdout.startswith("x/y.vtl:1:7"))


def test_profile(place):
    place.write("m.vtl", "#macro(m $x)$x#end#m(1)$util.toJsn(1)")
    exits(place.run("check", "m.vtl"), 1)
    exits(place.run("check", "m.vtl", "--profile", "velocity"), 0)


def test_suite_gives_a_context(place):
    place.write("a.req.vtl", GET)
    place.write("a.req.vtltest.json", json.dumps(SUITE))
    exits(place.run("check", "a.req.vtl"), 0)
    # What the suite looks at still holds; what the service looks at does not.
    place.write("a.req.vtl", GET.replace('"key"', '"keys"'))
    exits(place.run("test", "."), 0)
    done = exits(place.run("check", "."), 1)
    check("APS102" in done.stdout and "a.req.vtl:1:" in done.stdout, done.stdout)
    check("with the context of the test `a.req > asks`" in done.stdout, done.stdout)
    exits(place.run("check", ".", "--no-suites"), 0)
    # Neither an error that is expected is a finding, nor one of a test that is skipped.
    for change in ({"expect": {"error": {}}}, {"skip": "later"}, {"todo": "later"}):
        suite = json.loads(json.dumps(SUITE))
        suite["tests"][0].update(change)
        place.write("a.req.vtltest.json", json.dumps(suite))
        exits(place.run("check", "a.req.vtl"), 0)
    # A suite that is broken is the business of `vtlsim test`.
    place.write("a.req.vtltest.json", "{")
    exits(place.run("check", "a.req.vtl"), 0)


def test_timeout_of_a_context(place):
    """Who gives little time is told that it was too little."""
    bomb = "#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..9])#set($x = $a)#end#end#end"
    place.write("a.req.vtl", GET + bomb)
    place.write("a.req.vtltest.json", json.dumps(SUITE))
    done = exits(place.run("check", ".", "--timeout", "1ms"), 1)
    check("error[VTL311]" in done.stdout, done.stdout)


def test_suite_of_a_resolver_and_fixtures(place):
    place.write("q.req.vtl", GET.replace("GetItem", "GetItems"))
    place.write("q.res.vtl", "$util.toJson($ctx.result)\n")
    resolver = {"type": "Query", "field": "q", "dataSource": "t", "request": "q.req.vtl", "response": "q.res.vtl",
                "dataSources": {"t": {"type": "AMAZON_DYNAMODB"}}}
    place.write("q.vtltest.json", json.dumps({
        "resolver": resolver, "context": {"arguments": {"id": "1"}},
        "tests": [{"name": name, "expect": {"stash": {}}} for name in ("one", "two")]}))
    done = exits(place.run("check", "q.req.vtl", "q.res.vtl", "--format", "unix"), 1)
    check(done.stdout.count("APS102") == 1 and done.stdout.startswith("q.req.vtl:1:"), done.stdout)
    place.write("f.req.vtl", "no document")
    place.write("f.req.fixtures/one.context.json", "{}")
    place.write("f.req.fixtures/one.expected.txt", "no document")
    exits(place.run("check", "f.req.vtl"), 0)


def test_json(place):
    place.write("b.vtl", BAD)
    document = json.loads(exits(place.run("check", "b.vtl", "--format", "json"), 1).stdout)
    check(document["checked"] == 1 and document["errors"] == 1 and document["warnings"] == 0, document)
    found = document["findings"][0]
    check(found["code"] == "VTL401" and found["file"] == "b.vtl" and found["column"] == 7, found)
    check(found["fix"]["replacement"] == "toJson", found)
    place.write("b.vtl", GOOD)
    document = json.loads(exits(place.run("check", "b.vtl", "--format", "json"), 0).stdout)
    check(document["findings"] == [], document)


def test_github(place):
    place.write("a,b:100%.vtl", "\n  $util.toJsn(1)")
    place.write("c.vtl", "#if($x)\n::error::x %0A")
    lines = exits(place.run("check", ".", "--format", "github"), 1).stdout.splitlines()
    check(len(lines) == 2, lines)
    check(lines[0] == "::error file=a%2Cb%3A100%25.vtl,line=2,endLine=2,col=9,endColumn=14,title=VTL401 no such "
          "function::`$util` has no function `toJsn`%0Adid you mean `toJson`?", lines[0])
    check(lines[1].startswith("::error file=c.vtl,line="), lines[1])


def test_sarif(place):
    # Two UTF-16 units, one character, four bytes; and one of each less.
    place.write("r/ü \u2603.vtl", "\n\U0001F600\u00e9 $util.toJsn(1)\n#anything(1)\n")
    absolute = str(place.path / "r" / "ü \u2603.vtl")
    for arguments in (("r",), ("./r/ü \u2603.vtl",), (absolute,)):
        log = json.loads(exits(place.run("check", *arguments, "--format", "sarif"), 1).stdout)
        check(log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json"), log)
        run = log["runs"][0]
        check(run["columnKind"] == "utf16CodeUnits", run)
        rules = run["tool"]["driver"]["rules"]
        check([rule["id"] for rule in rules] == ["VTL401", "VTL403"], rules)
        check(rules[0]["name"] == "unknown-function" and rules[0]["fullDescription"]["text"], rules[0])
        first, second = run["results"]
        check(rules[first["ruleIndex"]]["id"] == first["ruleId"] == "VTL401", first)
        check(first["level"] == "error" and second["level"] == "warning", run["results"])
        place_of = first["locations"][0]["physicalLocation"]
        check(place_of["artifactLocation"] == {"uri": "r/%C3%BC%20%E2%98%83.vtl", "uriBaseId": "%SRCROOT%"}, place_of)
        region = {"startLine": 2, "startColumn": 11, "endLine": 2, "endColumn": 16}
        check(place_of["region"] == region, place_of)
        change = first["fixes"][0]["artifactChanges"][0]["replacements"][0]
        check(change == {"deletedRegion": region, "insertedContent": {"text": "toJson"}}, change)
    log = json.loads(exits(place.run("check", "none.vtl", "--format", "sarif"), 2).stdout)
    check("region" not in log["runs"][0]["results"][0]["locations"][0]["physicalLocation"], log)
    place.write("good.vtl", GOOD)
    log = json.loads(exits(place.run("check", "good.vtl", "--format", "sarif"), 0).stdout)
    check(log["runs"][0]["results"] == [] and log["runs"][0]["tool"]["driver"]["rules"] == [], log)


def test_every_code_is_explained(place):
    for code in ("VTL401", "VTL402", "VTL403", "VTL404", "CLI016"):
        check(exits(place.run("explain", code), 0).stdout.startswith(code), code)


def test_five_hundred_templates(place):
    for i in range(500):
        place.write(f"r/{i}.req.vtl", GET + "#if($ctx.args.x)\n#set($y = $util.defaultIfNull($ctx.args.y, 1))\n#end\n")
    document = json.loads(exits(place.run("check", "r", "--format", "json"), 0).stdout)
    check(document["checked"] == 500, document)


if __name__ == "__main__":
    sys.exit(run_all(globals()))
