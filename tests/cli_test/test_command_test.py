#!/usr/bin/env python3
"""vtlsim test: finding, choosing, running, reporting, snapshots, exit codes."""
import json
import os
import signal
import subprocess
import sys
import xml.etree.ElementTree as xml

from program import check, ends, environment, run_all

GOOD = """{
  "template": { "inline": "{\\"id\\": $ctx.args.id}" },
  "context": { "arguments": { "id": 1 } },
  "tests": [
    { "name": "one", "tags": ["fast"], "expect": { "json": { "id": 1 } } },
    { "name": "two", "tags": ["slow"], "expect": { "json": { "id": 1 } } }
  ]
}
"""
BAD = GOOD.replace('"id": 1 } } }', '"id": 2 } } }', 1)
SNAPSHOT = """{
  "template": { "inline": "{\\"id\\": $ctx.args.id, \\"now\\": \\"$util.time.nowISO8601()\\"}" },
  "tests": [ { "name": "kept", "context": { "arguments": { "id": ID } }, "expect": { "snapshot": true } } ]
}
"""


def test_no_test_is_an_error(place):
    ends(place.run("test"), 2, "error[TST003]: no test found in .", "vtlsim init")
    place.write("a.vtltest.json", GOOD)
    ends(place.run("test", "nowhere"), 2, "no such file or folder: nowhere")
    ends(place.run("test", "--filter", "zzz"), 2, "no test was chosen")


def test_passed(place):
    place.write("a.vtltest.json", GOOD)
    done = place.run("test")
    ends(done, 0, "ok    a  2 passed")
    check(done.stdout.endswith("\n2 passed, 0 failed, 0 skipped\n"), done.stdout)
    check(done.stderr == "", done.stderr)
    check(not (place.path / ".vtlsim").exists(), "a good run leaves nothing behind")


def test_failed_shows_path_template_and_values(place):
    place.write("q.req.vtl", '{\n  "limit": $ctx.args.limit,\n  "next": "$ctx.args.nextTokn"\n}\n')
    place.write("q.vtltest.json", """{ "template": "q.req.vtl", "context": { "arguments": { "limit": 2, "nextToken": "n" } },
      "tests": [ { "name": "asks", "expect": { "request": { "limit": 3 } } } ] }""")
    done = place.run("test")
    ends(done, 1, "FAIL  q > asks", "q.vtltest.json:2:18", "$.limit differs", "- 3", "+ 2", "q.req.vtl:2:12",
         "printed `2`", "$ctx.args.limit = 2", "$ctx.args.nextTokn", "did you mean `nextToken`?",
         "0 passed, 1 failed, 0 skipped")


def test_broken_suite_is_reported_and_the_rest_runs(place):
    place.write("a.vtltest.json", '{\n  "template": "none.vtl",\n  "tests": []\n}')
    place.write("b.vtltest.json", '{\n  "template": {"inline": ""},\n  "tests": [ { "name": "x", "expct": {} } ]\n}')
    place.write("c.vtltest.json", GOOD)
    done = place.run("test")
    ends(done, 3, "a.vtltest.json:2:15", "no such file: none.vtl", "b.vtltest.json:3:29", "did you mean `expect`?",
         "2 suites could not be read", "2 passed, 0 failed, 0 skipped")
    place.write("c.vtltest.json", BAD)
    ends(place.run("test"), 3, "1 passed, 1 failed, 0 skipped")


def test_template_that_does_not_parse_is_a_failed_test(place):
    place.write("a.vtltest.json", GOOD.replace("$ctx.args.id", "#if("))
    ends(place.run("test"), 1, "VTL001", "0 passed, 2 failed, 0 skipped")


def test_list_and_choices(place):
    place.write("s/a.vtltest.json", GOOD)
    place.write("b.vtltest.json", BAD)
    names = ["b > one", "b > two", "s/a > one", "s/a > two"]
    check(place.run("test", "--list").stdout.splitlines() == names)
    lines = [json.loads(line) for line in place.run("test", "--list-json").stdout.splitlines()]
    check([line["name"] for line in lines] == names and lines[2]["file"] == "s/a.vtltest.json" and lines[2]["line"] == 5
          and lines[2]["tags"] == ["fast"], lines)

    def chosen(*arguments):
        return place.run("test", "--list", *arguments).stdout.splitlines()

    check(chosen("s") == names[2:])
    check(chosen("--filter", "two") == ["b > two", "s/a > two"])
    check(chosen("--filter", "/^s.*e$/") == ["s/a > one"])
    check(chosen("--tags", "fast") == ["b > one", "s/a > one"])
    check(chosen("--tags", "!fast") == ["b > two", "s/a > two"])
    check(chosen("--name", "s/a > two") == ["s/a > two"])
    check(chosen("--shard", "1/2") + chosen("--shard", "2/2") == [names[0], names[2], names[1], names[3]])
    check(chosen("--related", "s/a.vtltest.json") == names[2:])
    check(chosen("--related", "other.vtl", "s/a.vtltest.json", "--tags", "slow") == ["s/a > two"])
    ends(place.run("test", "--related", "other.vtl"), 0, "no test has to do with these files")
    ends(place.run("test", "--shard", "3/2"), 2, "--shard takes I/N")
    ends(place.run("test", "--filter", "/(/"), 2, "is not a regular expression")
    ends(place.run("test"), 1)
    check(chosen("--failed") == ["b > one"], chosen("--failed"))
    place.write("b.vtltest.json", GOOD)
    ends(place.run("test", "--failed"), 0, "1 passed, 0 failed, 0 skipped")
    ends(place.run("test", "--failed"), 0, "no test failed last time", "0 passed, 0 failed, 0 skipped")


def test_related_by_template_context_and_resolver(place):
    place.write("t.req.vtl", "{}")
    place.write("c.json", "{}")
    place.write("a.vtltest.json", '{"template": "t.req.vtl", "context": "c.json", "tests": [{"name": "x", "expect": {"request": {}}}]}')
    place.write("r.resolver.json", '{"dataSource": "n", "request": "t.req.vtl", "response": {"inline": "{}"}, "dataSources": {"n": {"type": "NONE"}}}')
    place.write("b.vtltest.json", '{"resolver": "r.resolver.json", "tests": [{"name": "x", "expect": {"calls": []}}]}')
    for file, names in (("t.req.vtl", ["a > x", "b > x"]), ("c.json", ["a > x"]), ("r.resolver.json", ["b > x"]),
                        (str(place.path / "c.json"), ["a > x"])):
        check(place.run("test", "--list", "--related", file).stdout.splitlines() == names, file)


def test_fixtures_without_suite(place):
    place.write("t.vtl", "Hello $ctx.args.name")
    place.write("t.fixtures/ana.context.json", '{"arguments": {"name": "Ana"}}')
    place.write("t.fixtures/ana.expected.txt", "Hello Ana")
    ends(place.run("test"), 0, "1 passed")
    ends(place.run("test", "t.vtl", "--list"), 0, "t > ana")
    place.write("t.fixtures/ana.expected.txt", "Hello Bo")
    ends(place.run("test"), 1, "t.fixtures/ana.expected.txt:1:1", "- Hello Bo", "+ Hello Ana")


def test_nothing_outside_of_the_root_is_read(place):
    place.write("secret.json", '{"arguments": {}}')
    place.write("in/a.vtltest.json", '{"template": {"inline": ""}, "context": "../secret.json", "tests": []}')
    done = place.run("test", "in", "--root", "in")
    ends(done, 3, "lies outside of")
    os.symlink("../secret.json", place.path / "in/link.json")
    place.write("in/a.vtltest.json", '{"template": {"inline": ""}, "context": "link.json", "tests": []}')
    ends(place.run("test", "in", "--root", "in"), 3, "lies outside of")


def test_snapshots(place):
    place.write("a.vtltest.json", SNAPSHOT.replace("ID", "1"))
    file = place.path / "__snapshots__/a.snap.json"
    ends(place.run("test"), 1, "there is no snapshot `kept` yet")
    ends(place.run("test", "--update", CI="true"), 1, "--update has no effect under CI", "there is no snapshot")
    check(not file.exists(), "nothing is written under CI")
    ends(place.run("test", "--update"), 0, "snapshots: 1 added, 0 changed, 0 removed")
    text = file.read_text()
    check(text == '{\n  "kept": {\n    "json": {\n      "id": 1,\n      "now": "2026-01-02T03:04:05.678Z"\n    }\n  }\n}\n', text)
    ends(place.run("test", CI="1"), 0)
    place.write("a.vtltest.json", SNAPSHOT.replace("ID", "2"))
    ends(place.run("test", CI="1"), 1, "$.json.id differs", "- 1", "+ 2")
    ends(place.run("test", "-u"), 0, "1 changed")
    place.write("a.vtltest.json", SNAPSHOT.replace("ID", "2").replace("kept", "renamed"))
    ends(place.run("test", "--update", "--filter", "zzz"), 2)
    check('"kept"' in file.read_text())
    place.write("a.vtltest.json", SNAPSHOT.replace("ID", "2").replace('{ "snapshot": true }', '{ "error": null }'))
    ends(place.run("test"), 0, "obsolete snapshot, no test has it: a: kept")
    ends(place.run("test", CI="1"), 1, "obsolete snapshot")
    ends(place.run("test", "--update"), 0, "1 removed")
    check(not file.parent.exists())


def test_two_updates_at_once(place):
    tests = ",".join('{"name": "t%d", "tags": ["g%d"], "expect": {"snapshot": true}}' % (i, i % 4) for i in range(200))
    place.write("a.vtltest.json", '{"template": {"inline": "{}"}, "tests": [' + tests + "]}")
    (place.path / "__snapshots__").mkdir()
    runs = [subprocess.Popen([place.program, "test", "--update", "--tags", f"g{i}"], cwd=place.path, env=environment(),
                             stdout=subprocess.DEVNULL) for i in range(4)]
    check([run.wait() for run in runs] == [0, 0, 0, 0])
    check(len(json.loads(place.read("__snapshots__/a.snap.json"))) == 200)
    ends(place.run("test"), 0, "200 passed")


def test_interrupted(place):
    loops = "#foreach($i in [1..1000])#foreach($j in [1..1000])#set($x = $i * $j)#end#end"
    tests = ",".join('{"name": "t%d", "expect": {"snapshot": true}}' % i for i in range(3000))
    place.write("a.vtltest.json", json.dumps({"template": {"inline": loops}, "tests": []})[:-2] + tests + "]}")
    run = subprocess.Popen([place.program, "test", "--update", "-j", "1", "--verbose", "--reporter", "tap", "--reporter",
                            "pretty"], cwd=place.path,
                           env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        check(run.stderr.readline() == "ok    a > t0\n")
        run.send_signal(signal.SIGINT)
        out, error = run.communicate(timeout=60)
    finally:
        run.kill()
    check(run.returncode == 130, run.returncode, error)
    check("interrupted\n" in error and "Bail out! Interrupted" in out, error)
    check(sorted(os.listdir(place.path)) == ["a.vtltest.json"], os.listdir(place.path))


# Seconds of work, unless something ends it.
BOMB = ("#set($k = [1..1000])#set($n = [1..8])#foreach($a in $k)#foreach($b in $k)#foreach($c in $n)" + "#set($x = $a)" * 19 +
        "#end#end#end")


def test_interrupted_while_a_template_runs(place):
    """The test that runs ends without a result; it is not waited for."""
    place.write("a.vtltest.json", json.dumps({"template": {"inline": "#if($ctx.args.bomb)" + BOMB + "#end"}, "tests": [
        {"name": "first", "expect": {"text": ""}},
        {"name": "bomb", "context": {"arguments": {"bomb": True}}, "expect": {"text": "never"}}]}))
    run = subprocess.Popen([place.program, "test", "-j", "1", "--verbose"], cwd=place.path, env=environment(),
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        check(run.stdout.readline() == "ok    a > first\n")
        run.send_signal(signal.SIGINT)
        out, error = run.communicate(timeout=60)
    finally:
        run.kill()
    check(run.returncode == 130, run.returncode, error)
    check("interrupted" in out and "bomb" not in out, out)


def test_timeout(place):
    place.write("a.vtltest.json", json.dumps({"template": {"inline": BOMB}, "tests": [
        {"name": "bomb", "expect": {"text": ""}}]}))
    ends(place.run("test", "--timeout", "1ms"), 1, "this evaluation took more CPU time than the limit")
    ends(place.run("test", "--timeout", "soon"), 2)


def test_bail(place):
    place.write("a.vtltest.json", BAD)
    place.write("b.vtltest.json", GOOD)
    ends(place.run("test", "--bail"), 1, "stopped at the first failure", "0 passed, 1 failed, 0 skipped")


def test_reporters_together(place):
    place.write("a.vtltest.json", BAD)
    done = place.run("test", "--reporter", "pretty", "--reporter", "junit=out/j.xml", "--reporter", "tap=t.tap",
                     "--reporter", "json=-")
    check(done.returncode == 1)
    check("FAIL  a > one" in done.stderr)
    document = json.loads(done.stdout)
    check(document["summary"]["failed"] == 1 and document["tests"][0]["status"] == "failed")
    suites = xml.fromstring(place.read("out/j.xml"))
    check(suites.attrib["tests"] == "2" and suites.attrib["failures"] == "1", suites.attrib)
    check(suites.find("testsuite/testcase/failure") is not None)
    check(place.read("t.tap").startswith("TAP version 14\n1..2\nnot ok 1 - a > one\n  ---\n"))
    ends(place.run("test", "--reporter", "junit", "--reporter", "tap"), 2, "cannot both write to standard output")
    ends(place.run("test", "--reporter", "junt=x"), 2, "did you mean `junit`?")
    ends(place.run("test", "--reporter", "junit=/proc/none/x"), 4, "cannot write the report")


def test_github(place):
    place.write("a.vtltest.json", BAD)
    line = "::error file=a.vtltest.json,line=5,col=5,title=a > one::`json` is not as expected: 1 difference%0A"
    ends(place.run("test", GITHUB_ACTIONS="true"), 1, line, "1 passed, 1 failed, 0 skipped")
    check("::error" not in place.run("test", "--no-auto-reporter", GITHUB_ACTIONS="true").stdout)


def test_colour_only_when_wanted(place):
    place.write("a.vtltest.json", BAD)
    check("\x1b" not in place.run("test").stdout)
    check("\x1b[31m" in place.run("test", "--color", "always").stdout)


def test_chat_example(place):
    root = sys.argv[2]
    done = place.run("test", root + "/examples/chat", "--root", root + "/examples/chat")
    ends(done, 0, " 0 failed, 0 skipped")


def test_demo_of_the_chat_example(place):
    done = subprocess.run([sys.argv[2] + "/examples/chat/demo.sh"], cwd=place.path, capture_output=True, text=True,
                          timeout=60, env=environment(VTLSIM=place.program))
    ends(done, 0, '"operation": "Query"', "putThread", " 0 failed, 0 skipped")


def test_schema_knows_every_key(place):
    root = sys.argv[2]
    with open(root + "/schemas/vtltest.schema.json", encoding="utf-8") as file:
        schema = json.load(file)
    try:
        import jsonschema
    except ImportError:
        return
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    for text in (GOOD, BAD, SNAPSHOT.replace("ID", "1")):
        validator.validate(json.loads(text))
    for change in ({"tests": [{"name": "x", "expct": {}}]}, {"tests": [{"name": "x", "expect": {"json": {"$match": "uid"}}}]},
                   {"template": 7}, {"tests": [{"name": "x", "expect": {}}]}):
        check(not validator.is_valid({**json.loads(GOOD), **change}), change)


if __name__ == "__main__":
    sys.exit(run_all(globals()))
