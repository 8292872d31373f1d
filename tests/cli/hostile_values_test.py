#!/usr/bin/env python3
"""Templates whose values cannot be written, or only without end, through every door of the program: it ends by itself
with an exit code of its own, says what was wrong, takes bounded memory and time, and does the rest of the work.
Usage: hostile_values_test.py PROGRAM"""
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli_serve"))
import server  # noqa: E402

NULL_KEY = "Null key for a Map not allowed in JSON"
TOO_MANY = "more steps than the limit"
# What is large is also slow: which limit is met first depends on the output that a door allows.
TOO_LARGE = ("the output is larger than the limit", TOO_MANY)
TOO_DEEP = "nests deeper than the limit"
FULL = ("take more memory than the limit", TOO_MANY)


def says(words, text):
    """Whether `text` holds `words`, or one of them."""
    return any(one in text for one in ((words,) if isinstance(words, str) else words))


NULL_MAP = "#set($m = {})$util.qr($m.put($ctx.args.nothing, 1))"
STALE = "#set($l = [1, 2, 3])#set($s = $l.subList(0, 2))$util.qr($l.add(4))"
DOUBLING = "#set($l = [1, 2])#foreach($i in [1..100])#set($l = [$l, $l])#end"
OWN = "#set($l = [])$util.qr($l.add($l))"
NESTED_SETS = ("#set($m = {})#foreach($i in [1..60])#foreach($j in [1..900])#set($e = $m.entrySet())"
               "#set($m = {\"k\": $e})#end#end")
EXITS = {  # name: (template, what must be said; empty: anything)
    "null key returned": (NULL_MAP + "#return($m)", NULL_KEY),
    "null key in the stash": (NULL_MAP + "$util.qr($ctx.stash.put(\"m\", $m))", NULL_KEY),
    "null key in appendError": (NULL_MAP + "$util.appendError(\"a\", \"b\", $m)", NULL_KEY),
    "null key in the data of an error": (NULL_MAP + "$util.error(\"boom\", \"T\", $m)", "boom"),
    "boom with a bad stash": (NULL_MAP + "$util.qr($ctx.stash.put(\"m\", $m))$util.error(\"boom\")", "boom"),
    "stale sub list returned": (STALE + "#return($s)", ""),
    "stale sub list in the stash": (STALE + "$util.qr($ctx.stash.put(\"s\", $s))", ""),
    "doubling in the stash": (DOUBLING + "$util.qr($ctx.stash.put(\"a\", $l))", TOO_LARGE),
    "doubling returned": (DOUBLING + "#return($l)", TOO_LARGE),
    "doubling as data": (DOUBLING + "$util.error(\"boom\", \"T\", $l)", "boom"),
    "doubling as information": (DOUBLING + "$util.error(\"boom\", \"T\", {}, $l)", "boom"),
    "doubling appended": (DOUBLING + "$util.appendError(\"m\", \"T\", $l)", TOO_LARGE),
    "doubling logged": (DOUBLING + "$util.log.info($l)", TOO_LARGE),
    "doubling as an argument of the log": (DOUBLING + "$util.log.info(\"{}\", $l)", TOO_LARGE),
    "doubling as a header": (DOUBLING + "$util.http.addResponseHeader(\"a\", $l)", ""),
    "doubling printed": (DOUBLING + "$l", TOO_LARGE),
    "doubling as JSON": (DOUBLING + "$util.toJson($l)", TOO_LARGE),
    "doubling hashed": (DOUBLING + "$l.hashCode()", TOO_MANY),
    "doubling as typed JSON": (DOUBLING + "$util.dynamodb.toDynamoDBJson($l)", TOO_LARGE),
    "doubling as typed values": (DOUBLING + "$util.dynamodb.toDynamoDB($l).L", FULL),
    "doubling as a key": (DOUBLING + "#set($m = {})$util.qr($m.put($l, 1))$util.toJson($m)", TOO_LARGE),
    "many errors": ("#set($s = \"0123456789\")#foreach($i in [1..12])#set($s = \"$s$s\")#end"
                    "#foreach($i in [1..60])#foreach($j in [1..100])$util.appendError($s)#end#end", TOO_LARGE),
    "a list in itself returned": (OWN + "#return($l)", TOO_DEEP),
    "a list in itself in the stash": (OWN + "$util.qr($ctx.stash.put(\"l\", $l))", TOO_DEEP),
    "entry sets hashed": (NESTED_SETS + "$e.hashCode()", TOO_DEEP),
    "entry sets compared": (NESTED_SETS + "$e.equals($m.entrySet())", TOO_DEEP),
    "entry sets printed": (NESTED_SETS + "$e", TOO_DEEP),
    "entry sets in the stash": (NESTED_SETS + "$util.qr($ctx.stash.put(\"e\", $e))", TOO_DEEP),
    "a full heap": ("#foreach($i in [1..900])#foreach($j in [1..900])#set($l = [$l, [$l, $l, $l, $l, $l, $l, $l, $l],"
                    " {\"a\": 1, \"b\": 2, \"c\": 3}, \"$i$j$i$j$i$j$i$j$i$j$i$j\"])#end#end", FULL),
    "many lines of a log": ("#foreach($i in [1..1000])#foreach($j in [1..1000])#foreach($k in [1..10])"
                            "$util.log.info(\"x\")#end#end#end", FULL),
    "a pattern of many classes": ("#set($p = \"[\\p{L}]\")#foreach($i in [1..18])#set($p = \"$p$p\")#end"
                                  "$util.matches($p, \"x\")", "than the limit"),
    "a text in very many pieces": ("#set($p = \",,,,,,,,,,,,,,,,\")#foreach($i in [1..20])#set($p = \"$p$p\")#end"
                                   "$p.split(\",\", -1).size()", "than the limit"),  # serve prints less
    "a long number": ("#set($n = " + "9" * 10001 + ")$n", "digits"),
}
# Through more doors: they cost no time to speak of.
SMALL = [name for name in EXITS if not name.startswith(("doubling", "many", "a "))]
REQUEST = '{"version": "2018-05-29", "payload": 1}'


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))


class Doors:
    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)
        self.failures = []

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        return name

    def run(self, *arguments, stdin=""):
        return subprocess.run([self.program, *arguments], cwd=self.folder, input=stdin, capture_output=True, text=True,
                              timeout=300, preexec_fn=limited)

    def check(self, case, door, holds, seen):
        if not holds:
            shown = seen if isinstance(seen, str) else f"exit {seen.returncode}\n{seen.stdout[-600:]}\n{seen.stderr[-900:]}"
            self.failures.append(f"{case}, {door}: {shown}")

    def render(self, case, text, words):
        self.write("t.vtl", text)
        for form in ("json", "aws") if case in SMALL else ("text",):
            done = self.run("render", "t.vtl", "--format", form)
            said = done.stdout + done.stderr
            fits = done.returncode in (1, 3) and says(words, said) if words else done.returncode in (0, 1)
            self.check(case, f"render --format {form}", fits, done)

    def run_resolver(self, case, text, words):
        self.write("r.resolver.json", json.dumps({
            "type": "Query", "field": "f", "dataSource": "d", "dataSources": {"d": {"type": "NONE"}},
            "request": {"inline": REQUEST}, "response": {"inline": text}}))
        for form in ("text", "json") if case in SMALL else ("json",):
            done = self.run("run", "r.resolver.json", "--format", form)
            self.check(case, f"run --format {form}", 0 <= done.returncode <= 3, done)
            if words and not any(part in case for part in ("in the stash", "returned", "printed", "as JSON")):
                self.check(case, f"run --format {form}", says(words, done.stdout + done.stderr), done)

    def suite(self, case, text):
        self.write("t.vtl", text)
        self.write("t.vtltest.json", json.dumps({"template": "t.vtl", "tests": [
            {"name": "first", "expect": {"text": "never printed"}}, {"name": "second", "expect": {"text": "nor this"}}]}))
        done = self.run("test", "t.vtltest.json")
        self.check(case, "test", done.returncode == 1 and "2 failed" in done.stdout + done.stderr, done)
        if case not in SMALL:
            (self.folder / "t.vtltest.json").unlink()
            return
        done = self.run("check", ".")
        self.check(case, "check", 0 <= done.returncode <= 3, done)
        (self.folder / "t.vtltest.json").unlink()
        done = self.run("init", "t.vtl")
        self.check(case, "init", 0 <= done.returncode <= 3, done)
        (self.folder / "t.vtltest.json").unlink(missing_ok=True)

    def batches(self):
        lines = []
        for text, _ in EXITS.values():
            lines += [{"id": "bad", "template": text, "context": {}}, {"id": "good", "template": "fine"}]
        done = self.run("render", "--batch", "-", "--profile", "appsync",
                        stdin="".join(json.dumps(line) + "\n" for line in lines))
        self.check_lines("render --batch", done, lambda answer: answer.get("evaluationResult") == "fine")
        lines = []
        for text, _ in EXITS.values():
            for response in (text, "$util.toJson($ctx.result)"):
                resolver = {"type": "Query", "field": "f", "dataSource": "d", "dataSources": {"d": {"type": "NONE"}},
                            "request": {"inline": REQUEST}, "response": {"inline": response}}
                lines.append({"id": "good" if response != text else "bad", "resolver": resolver})
        done = self.run("run", "--batch", "-", stdin="".join(json.dumps(line) + "\n" for line in lines))
        self.check_lines("run --batch", done, lambda answer: answer.get("data") == 1 and not answer["errors"])

    def check_lines(self, door, done, is_good):
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.check("all", door, done.returncode == 0 and len(answers) == 2 * len(EXITS), done)
        for (case, (_, words)), bad, good in zip(EXITS.items(), answers[::2], answers[1::2]):
            self.check(case, door, good["id"] == "good" and is_good(good), json.dumps(good)[:900])
            if words and door.startswith("render"):
                said = bad.get("error", {}).get("message", "")
                self.check(case, door, says(words, said), said)

    def serve(self):
        with server.Server(self.program, "--threads", "1") as running:
            for case, (text, words) in EXITS.items():
                body = json.dumps({"template": text, "context": "{}"})
                status, _, answer = running.request("POST", server.PATH, body)
                said = json.loads(answer)
                fits = status == 200 and says(words, said.get("error", {}).get("message", "")) if words else status == 200
                self.check(case, "serve", fits or (status == 400 and len(text) > 65000), f"{status} {answer[:600]}")
                status, _, answer = running.request("POST", server.PATH, json.dumps({"template": "fine", "context": "{}"}))
                self.check(case, "serve, the next request", status == 200 and b"fine" in bytes(answer, "utf-8")
                           if isinstance(answer, str) else b"fine" in answer, f"{status} {answer[:300]}")
            self.check("all", "serve: memory", running.resident_kilobytes() < 1_500_000,
                       f"{running.resident_kilobytes()} KB")
            code, _, error = running.stop()
            self.check("all", "serve: exit", code == 0, error)


def main():
    with tempfile.TemporaryDirectory() as folder:
        doors = Doors(os.path.abspath(sys.argv[1]), folder)
        for case, (text, words) in EXITS.items():
            doors.render(case, text, words)
            doors.run_resolver(case, text, words)
            doors.suite(case, text)
        doors.batches()
        doors.serve()
    for failure in doors.failures:
        print("FAILED", failure)
    print(f"{len(EXITS)} templates, {len(doors.failures)} failures")
    return 1 if doors.failures else 0


if __name__ == "__main__":
    sys.exit(main())
