#!/usr/bin/env python3
"""What a file names and what a search finds is bound by the root; what a person types may be anything.

Every key of a suite and of a resolver that names a file, and every search, is tried with every way out of the root.
The keys are compared with the schemas, so that a new one cannot be forgotten here.
"""
import json
import os
import pathlib
import subprocess
import sys

from program import check, ends, environment, run_all

SECRET = "s3cret"
REQUEST = {"inline": '{"version": "2018-05-29", "payload": {}}'}
RESPONSE = {"inline": "$util.toJson($ctx.result)"}
SOURCES = {"n": {"type": "NONE"}}
TEST = {"name": "x", "expect": {"error": None}}


def unit(**keys):
    return {"dataSource": "n", "request": REQUEST, "response": RESPONSE, "dataSources": SOURCES, **keys}


def pipeline(function=(), **keys):
    first = {"name": "f", "dataSource": "n", "request": REQUEST, "response": RESPONSE, **dict(function)}
    return {"functions": [first], "dataSources": SOURCES, **keys}


def of_resolver(resolver, **keys):
    return {"resolver": resolver, "tests": [{**TEST, **keys}]}


def of_template(**keys):
    return {"template": {"inline": "x"}, "tests": [TEST], **keys}


# Key -> (extension of the file, the suite with the path).
SUITE_KEYS = {
    "template": (".vtl", lambda p: {"template": p, "tests": [TEST]}),
    "resolver": (".resolver.json", lambda p: {"resolver": p, "tests": [TEST]}),
    "context": (".json", lambda p: of_template(context=p)),
    "dataSources": (".json", lambda p: {**of_resolver(unit()), "dataSources": p}),
    "tests.context": (".json", lambda p: of_template(tests=[{**TEST, "context": p}])),
    "tests.dataSources": (".json", lambda p: of_resolver(unit(), dataSources=p)),
    "tests.cases.context": (".json", lambda p: of_template(tests=[{**TEST, "cases": [{"context": p}]}])),
    "tests.cases.dataSources": (".json", lambda p: of_resolver(unit(), cases=[{"dataSources": p}])),
}
RESOLVER_KEYS = {
    "unit.request": lambda p: unit(request=p),
    "unit.response": lambda p: unit(response=p),
    "pipeline.before": lambda p: pipeline(before=p),
    "pipeline.after": lambda p: pipeline(after=p),
    "function.request": lambda p: pipeline({"request": p}),
    "function.response": lambda p: pipeline({"response": p}),
}


def text_of(extension):
    if extension == ".vtl":
        return '{"version": "2018-05-29", "payload": "%s"}' % SECRET
    return json.dumps(unit(type=SECRET)) if extension == ".resolver.json" else json.dumps({"arguments": {"a": SECRET}})


def names_a_file(schema, root):
    """Whether a value may be a text beside something else: a path."""
    if "$ref" in schema:
        schema = root["definitions"][schema["$ref"].rsplit("/", 1)[1]]
    if "allOf" in schema:
        return any(names_a_file(one, root) for one in schema["allOf"])
    kinds = schema.get("oneOf") or schema.get("anyOf") or []
    types = [kind.get("type") for kind in kinds]
    types += schema["type"] if isinstance(schema.get("type"), list) else []
    return "string" in types and "object" in types


def test_every_key_is_known(place):
    schemas = pathlib.Path(sys.argv[2], "schemas")
    schema = json.loads((schemas / "vtltest.schema.json").read_text())
    found = {key for key, value in schema["properties"].items() if names_a_file(value, schema)}
    test = schema["definitions"]["test"]["properties"]
    found |= {f"tests.{key}" for key, value in test.items() if names_a_file(value, schema)}
    row = test["cases"]["items"]["properties"]
    found |= {f"tests.cases.{key}" for key, value in row.items() if names_a_file(value, schema)}
    check(found == set(SUITE_KEYS), "keys of a suite that name a file", sorted(found), sorted(SUITE_KEYS))
    schema = json.loads((schemas / "resolver.schema.json").read_text())
    found = {f"{name}.{key}" for name in ("unit", "pipeline", "function")
             for key, value in schema["definitions"][name]["properties"].items() if names_a_file(value, schema)}
    check(found == set(RESOLVER_KEYS), "keys of a resolver that name a file", sorted(found), sorted(RESOLVER_KEYS))


def make_places(place, extension):
    """Files inside and outside of the root `in`, and links in every direction. Returns (good, bad) paths."""
    text = text_of(extension)
    outside = place.write("outside/x" + extension, text)
    place.write("in/sub/good" + extension, text)
    root = place.path / "in"
    for name, target in (("sub/link" + extension, "../../outside/x" + extension),
                         ("sub/absolute" + extension, str(outside)),
                         ("sub/chain" + extension, "link" + extension),
                         ("sub/folder", "../../outside"),
                         ("sub/inner" + extension, "good" + extension),
                         ("sub/inner-absolute" + extension, str(root / "sub" / ("good" + extension))),
                         ("same", "sub"),
                         ("sub/nowhere" + extension, "none"),
                         ("sub/loop" + extension, "loop" + extension)):
        if not os.path.islink(root / name):
            os.symlink(target, root / name)
    if not (root / ("sub/pipe" + extension)).exists():
        os.mkfifo(root / ("sub/pipe" + extension))
    good = ["good", "./good", "../sub/good", "../same/good", "inner", "inner-absolute", "../../in/sub/good"]
    good.append(str(root / "sub/good"))
    bad = ["../../outside/x", "link", "absolute", "chain", "folder/x", "../sub/folder/x", str(outside)[:-len(extension)]]
    broken = ["nowhere", "loop", "pipe", "none", "good\0", "good\0.vtl"]
    return good, bad, broken


def try_key(place, name, extension, write):
    good, bad, broken = make_places(place, extension)
    for path in good:
        write(path + extension)
        done = place.run("test", "in", "--root", "in")
        check(done.returncode in (0, 1) and "0 suites" not in done.stdout, f"{name}: {path}", done.stdout, done.stderr)
    for path in bad:
        write(path + extension)
        done = place.run("test", "in", "--root", "in")
        check(done.returncode == 3 and "lies outside of" in done.stdout, f"{name}: {path}", done.stdout, done.stderr)
        check(SECRET not in done.stdout + done.stderr, f"{name}: {path} shows what is outside", done.stdout)
    for path in broken:
        write(path if "\0" in path else path + extension)
        done = place.run("test", "in", "--root", "in")
        check(done.returncode == 3 and "1 suite could not be read" in done.stdout, f"{name}: {path!r}", done.stdout)
        check("\0" not in path or "zero byte" in done.stdout, f"{name}: {path!r}", done.stdout)


def test_suite_keys(place):
    for name, (extension, suite) in SUITE_KEYS.items():
        try_key(place, name, extension,
                lambda path, suite=suite: place.write("in/sub/s.vtltest.json", json.dumps(suite(path))))


def test_resolver_keys_in_a_suite(place):
    for name, resolver in RESOLVER_KEYS.items():
        try_key(place, "inline " + name, ".vtl", lambda path, resolver=resolver: place.write(
            "in/sub/s.vtltest.json", json.dumps(of_resolver(resolver(path)))))


def test_resolver_keys_in_a_file(place):
    place.write("in/s.vtltest.json", json.dumps({"resolver": "sub/r", "tests": [TEST]}))
    for name, resolver in RESOLVER_KEYS.items():
        try_key(place, "file " + name, ".vtl", lambda path, resolver=resolver: place.write(
            "in/sub/r.resolver.json", json.dumps(resolver(path))))


def test_stems(place):
    """A resolver named by what its files have in common: the search for them is bound, too."""
    outside = place.write("outside/r.resolver.json", text_of(".resolver.json"))
    place.write("outside/t.req.vtl", text_of(".vtl"))
    place.write("outside/t.res.vtl", "$util.toJson($ctx.result)")
    (place.path / "in").mkdir()
    os.symlink(outside, place.path / "in/r.resolver.json")
    os.symlink("../outside", place.path / "in/folder")
    for half in ("req", "res"):
        os.symlink(f"../outside/t.{half}.vtl", place.path / f"in/t.{half}.vtl")
    for path in ("r", "r.resolver.json", "../outside/r", "folder/r", "t", "t.req.vtl", "../outside/t", "folder/t",
                 str(place.path / "outside/t"), str(place.path / "outside/r")):
        place.write("in/s.vtltest.json", json.dumps({"resolver": path, "tests": [TEST]}))
        done = place.run("test", "in", "--root", "in")
        check(done.returncode == 3 and "lies outside of" in done.stdout and SECRET not in done.stdout, path, done.stdout)
    # What `vtlsim run` finds by a stem is bound as well; what is typed whole is not.
    inside = environment()
    for path, code in (("r", 2), ("t", 2), ("r.resolver.json", 0)):
        done = subprocess.run([place.program, "run", path, "--root", "."], cwd=place.path / "in", env=inside,
                              capture_output=True, text=True, timeout=60)
        check(done.returncode == code, path, done.stdout, done.stderr)


def test_suites_and_fixtures_that_a_search_finds(place):
    place.write("outside/s.vtltest.json", json.dumps({"template": "t.vtl", "tests": [TEST]}))
    place.write("outside/t.vtl", SECRET)
    place.write("outside/c.context.json", json.dumps({"arguments": {"a": SECRET}}))
    place.write("in/a.vtltest.json", json.dumps(of_template()))
    os.symlink("../outside/s.vtltest.json", place.path / "in/s.vtltest.json")
    ends(place.run("test", "in", "--root", "in"), 3, "`s.vtltest.json` lies outside of", "1 passed")
    ends(place.run("test", "--root", "in", "in/**/*.vtltest.json"), 3, "`s.vtltest.json` lies outside of")
    # Typed, the suite itself may be anywhere, and what it names is beneath the root all the same.
    ends(place.run("test", "in/s.vtltest.json", "--root", "in"), 3, "no such file: in/t.vtl")
    place.write("in/t.vtl", "x")
    ends(place.run("test", "in/s.vtltest.json", "--root", "in"), 0, "1 passed")
    os.unlink(place.path / "in/s.vtltest.json")
    place.write("in/t.fixtures/c.expected.txt", "x")
    os.symlink("../../outside/c.context.json", place.path / "in/t.fixtures/c.context.json")
    ends(place.run("test", "in", "--root", "in"), 3, "lies outside of", "1 suite could not be read", "1 passed")
    os.unlink(place.path / "in/t.fixtures/c.context.json")
    place.write("in/t.fixtures/c.context.json", "{}")
    os.unlink(place.path / "in/t.vtl")
    os.symlink("../outside/t.vtl", place.path / "in/t.vtl")
    done = place.run("test", "in", "--root", "in")
    ends(done, 3, "lies outside of")
    check(SECRET not in done.stdout, done.stdout)


def test_templates_that_check_finds(place):
    place.write("outside/bad.vtl", "$util.toJsn(1)")
    place.write("in/good.vtl", "x")
    os.symlink("../outside/bad.vtl", place.path / "in/link.vtl")
    os.symlink("good.vtl", place.path / "in/inner.vtl")
    os.symlink("none.vtl", place.path / "in/nowhere.vtl")
    os.mkfifo(place.path / "in/pipe.vtl")

    def run(*arguments):
        return subprocess.run([place.program, "check", "--format", "unix", *arguments], cwd=place.path / "in",
                              capture_output=True, text=True, timeout=60, env=environment())

    done = run(".")
    lines = done.stdout.splitlines()
    check(done.returncode == 2 and len(lines) == 3 and "lies outside of" in lines[0] and "nowhere.vtl" in lines[1] and
          "pipe.vtl is not a regular file" in lines[2], done.stdout, done.stderr)
    check("toJsn" not in done.stdout, done.stdout)
    # Typed, it may be anywhere.
    done = run("link.vtl", "../outside/bad.vtl")
    check(done.returncode == 1 and done.stdout.count("toJsn") == 2, done.stdout)


def test_init(place):
    place.write("outside/t.vtl", SECRET)
    place.write("outside/r.resolver.json", text_of(".resolver.json"))
    place.write("outside/s.json", "kept")
    os.mkdir(place.path / "in")
    for name in ("t.vtl", "r.resolver.json"):
        os.symlink("../outside/" + name, place.path / "in" / name)

    def run(*arguments):
        return subprocess.run([place.program, "init", *arguments], cwd=place.path / "in", capture_output=True,
                              text=True, timeout=60, env=environment())

    for arguments in (("t.vtl", "--root", "."), ("t.vtl",), ("r.resolver.json", "--root", "."), ("r",)):
        done = run(*arguments)
        check(done.returncode == 2 and "outside of" in done.stderr, arguments, done.stdout, done.stderr)
    check(sorted(os.listdir(place.path / "in")) == ["r.resolver.json", "t.vtl"], os.listdir(place.path / "in"))
    # The suite goes to no other place either, be there something or not.
    place.write("in/own.vtl", "x")
    for target in ("../outside/s.json", "../outside/new.json"):
        link = place.path / "in/own.vtltest.json"
        os.symlink(target, link)
        check(run("own.vtl").returncode == 2, target)
        done = run("own.vtl", "--force")
        check(done.returncode == 2 and "outside of" in done.stderr and link.is_symlink(), target, done.stderr)
        link.unlink()
    check(place.read("outside/s.json") == "kept" and not (place.path / "outside/new.json").exists())
    check(run("own.vtl").returncode == 0)
    check(run("../outside/t.vtl").returncode == 0, "a template elsewhere is typed, and its folder is the root")


def test_what_a_run_writes(place):
    """Snapshots and the record of failures: as links, in linked folders, outside and inside of the root."""
    failing = {"name": "bad", "expect": {"text": "y"}}
    suite = of_template(tests=[failing, {"name": "kept", "expect": {"snapshot": True}}])
    place.write("in/a.vtltest.json", json.dumps(suite))
    root = place.path / "in"
    kept = '{"failed": ["kept"], "kept": {"text": "z"}}'
    for folder, file in ((".vtlsim", "last-run.json"), ("__snapshots__", "a.snap.json")):
        for is_folder_link in (False, True):
            for target_folder in ("outside", "in/elsewhere"):
                if folder == "__snapshots__" and target_folder != "outside":
                    continue  # a link within the root is a link like any other; see the next test
                target = place.write(f"{target_folder}/{file}", kept)
                if is_folder_link:
                    os.symlink(os.path.relpath(target.parent, root), root / folder)
                else:
                    os.mkdir(root / folder)
                    os.symlink(target, root / folder / file)
                for arguments in ((), ("--update",), ("--update", "--filter", "kept"), ("--failed",)):
                    place.run("test", "in", "--root", "in", *arguments)
                    check(target.read_text() == kept and sorted(os.listdir(target.parent)) == [file],
                          folder, is_folder_link, target_folder, arguments, target.read_text())
                link = root / folder if is_folder_link else root / folder / file
                check(link.is_symlink(), f"{link} was a link")
                link.unlink()
                target.unlink()
                for one in ("__snapshots__", ".vtlsim"):
                    if (root / one).is_dir():
                        for entry in os.listdir(root / one):
                            os.unlink(root / one / entry)
                        os.rmdir(root / one)


def test_a_record_that_cannot_be_read(place):
    place.write("a.vtltest.json", json.dumps(of_template(tests=[{"name": "bad", "expect": {"text": "y"}}])))
    place.write(".vtlsim/last-run.json", "<<<<<<< ours")
    ends(place.run("test"), 1, "which tests failed is not remembered", "0 passed, 1 failed")
    ends(place.run("test", "--failed"), 2, "TST005", "nobody knows which tests failed last time")
    check(place.read(".vtlsim/last-run.json") == "<<<<<<< ours")
    os.unlink(place.path / ".vtlsim/last-run.json")
    ends(place.run("test"), 1)
    ends(place.run("test", "--failed"), 1, "0 passed, 1 failed")


def test_a_link_within_the_root(place):
    place.write("a.vtltest.json", json.dumps(of_template(tests=[{"name": "kept", "expect": {"snapshot": True}}])))
    os.mkdir(place.path / "shared")
    os.symlink("shared", place.path / "__snapshots__")
    ends(place.run("test", "--update"), 0, "1 added")
    check(os.listdir(place.path / "shared") == ["a.snap.json"])
    ends(place.run("test"), 0, "1 passed")
    place.write("a.vtltest.json", json.dumps(of_template()))
    ends(place.run("test", "--update"), 0, "1 removed")
    check((place.path / "__snapshots__").is_symlink() and os.listdir(place.path / "shared") == [])


def test_what_a_person_types(place):
    """Pipes, links, other folders, for what is read and for reports."""
    suite = json.dumps(of_template())
    template = place.write("elsewhere/t.vtl", "$util.toJsn(1)")
    os.mkdir(place.path / "in")
    os.symlink(template, place.path / "in/t.vtl")

    def run(*arguments, text=""):
        return subprocess.run([place.program, *arguments], cwd=place.path / "in", input=text, capture_output=True,
                              text=True, timeout=60, env=environment())

    check(run("render", "/dev/stdin", "--profile", "velocity", text="typed").stdout == "typed")
    check(run("render", "t.vtl").returncode != 2)
    check("toJsn" in run("check", "/dev/stdin", text="$util.toJsn(1)").stdout)
    check("toJsn" in run("check", "t.vtl").stdout)
    ends(run("test", "/dev/stdin", text=suite), 0, "1 passed")
    os.mkfifo(place.path / "in/p.vtltest.json")
    writer = subprocess.Popen(["sh", "-c", "cat > p.vtltest.json"], stdin=subprocess.PIPE, cwd=place.path / "in")
    writer.stdin.write(suite.encode())
    writer.stdin.close()
    ends(run("test", "p.vtltest.json"), 0, "1 passed")
    writer.wait(timeout=60)
    os.unlink(place.path / "in/p.vtltest.json")
    place.write("in/a.vtltest.json", suite)
    os.symlink("../elsewhere/report.xml", place.path / "in/report.xml")
    place.write("elsewhere/report.xml", "old")
    ends(run("test", "--reporter", "junit=report.xml", "--reporter", "tap=../elsewhere/new/t.tap", "--reporter",
             "json=/dev/stdout"), 0, '"passed": 1')
    check(place.read("elsewhere/report.xml").startswith("<?xml") and (place.path / "in/report.xml").is_symlink())
    check(place.read("elsewhere/new/t.tap").startswith("TAP"))


if __name__ == "__main__":
    sys.exit(run_all(globals()))
