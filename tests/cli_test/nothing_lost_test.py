#!/usr/bin/env python3
"""Nothing is lost, nothing is green because it was not looked at, and no name breaks a report."""
import json
import os
import resource
import subprocess
import sys
import xml.etree.ElementTree as xml

from program import check, ends, environment, run_all

SUITE = {"template": {"inline": "{\"id\": 1}"},
         "tests": [{"name": name, "expect": {"snapshot": True}} for name in ("one", "two")]}
SNAPSHOTS = "__snapshots__/a.snap.json"


def written(place, text):
    file = place.path / SNAPSHOTS
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text)
    return file


def test_snapshots_that_cannot_be_read(place):
    place.write("a.vtltest.json", json.dumps(SUITE))
    ends(place.run("test", "--update"), 0, "2 added")
    good = (place.path / SNAPSHOTS).read_bytes()
    for text in (b"<<<<<<< ours\n" + good, good.replace(b"1", b"\xff"), b"[]", b"", good[:-3]):
        file = written(place, text)
        for arguments in (("--update",), ("--update", "--filter", "one"), ("--update", "--filter", "none")):
            done = place.run("test", *arguments)
            if "none" not in arguments:
                check(done.returncode == 1 and SNAPSHOTS in done.stdout, arguments, done.stdout, done.stderr)
            check(file.read_bytes() == text, "a file that cannot be read stays as it is", arguments)
        ends(place.run("test"), 1, SNAPSHOTS)
        check(os.listdir(file.parent) == ["a.snap.json"])
    # Also where no test of the suite has a snapshot any more.
    place.write("a.vtltest.json", json.dumps({**SUITE, "tests": [{"name": "x", "expect": {"error": None}}]}))
    for arguments in ((), ("--update",)):
        ends(place.run("test", *arguments), 1, SNAPSHOTS, "1 passed, 0 failed")
    junit = xml.fromstring(place.run("test", "--reporter", "junit").stdout)
    check(junit.attrib["errors"] == "1", junit.attrib)
    check(json.loads(place.run("test", "--reporter", "json").stdout)["summary"]["snapshotProblems"])
    check("::error title=snapshots::" in place.run("test", "--reporter", "github").stdout)


def test_snapshots_without_permission_or_too_large(place):
    place.write("a.vtltest.json", json.dumps(SUITE))
    ends(place.run("test", "--update"), 0)
    file = place.path / SNAPSHOTS
    with open(file, "r+b") as sparse:
        sparse.truncate((64 << 20) + 1)
    ends(place.run("test", "--update"), 1, SNAPSHOTS)
    check(file.stat().st_size == (64 << 20) + 1)
    os.unlink(file)
    os.mkfifo(file)
    ends(place.run("test", "--update"), 1, "is not a regular file")
    os.unlink(file)
    ends(place.run("test", "--update"), 0, "2 added")
    if os.geteuid() == 0:
        return  # who may read everything has no such file
    file.chmod(0)
    ends(place.run("test", "--update"), 1, "cannot read")
    check(file.stat().st_mode & 0o777 == 0)


def test_what_a_killed_run_left_is_cleared(place):
    place.write("a.vtltest.json", json.dumps(SUITE))
    for i in range(2):  # with something to write, and without
        (place.path / "__snapshots__").mkdir(exist_ok=True)
        place.write("__snapshots__/.a.snap.json.Ab3dE9", "half")
        ends(place.run("test", "--update"), 0)
        check(os.listdir(place.path / "__snapshots__") == ["a.snap.json"], os.listdir(place.path / "__snapshots__"))
    place.write("__snapshots__/.a.snap.json.Ab3dE9", "half")
    place.write("a.vtltest.json", json.dumps({**SUITE, "tests": [{"name": "x", "expect": {"error": None}}]}))
    ends(place.run("test", "--update"), 0, "2 removed")
    check(not (place.path / "__snapshots__").exists())


def test_the_last_snapshot_goes_beside_one_that_comes(place):
    for name in ("a", "b"):
        place.write(f"{name}/s.vtltest.json", json.dumps({**SUITE, "tests": SUITE["tests"][:1]}))
    comes = json.dumps({**SUITE, "tests": SUITE["tests"][:1]})
    goes = json.dumps({**SUITE, "tests": [{"name": "x", "expect": {"error": None}}]})
    for i in range(15):
        place.write("a.vtltest.json", goes if i % 2 else comes)
        place.write("b.vtltest.json", comes if i % 2 else goes)
        runs = [subprocess.Popen([place.program, "test", "--update", f"{name}.vtltest.json"], cwd=place.path,
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment())
                for name in ("a", "b")]
        for run in runs:
            out, _ = run.communicate(timeout=60)
            check(run.returncode == 0, out)
    check(os.listdir(place.path / "__snapshots__") == ["a.snap.json"])


class Closed:
    """A folder that cannot be looked into. Root looks into all of them, so the program gives its rights away."""
    def __init__(self, place, name):
        self.folder = place.path / name

    def __enter__(self):
        self.folder.chmod(0)

    def __exit__(self, *_):
        self.folder.chmod(0o755)


def run_without_rights(place, *arguments):
    """As `nobody` where the test runs as root: who may read everything finds no folder closed."""
    def give_away():
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
    for folder in [place.path, *place.path.parents]:
        if not os.access(folder, os.X_OK):
            return None
    return subprocess.run([place.program, *arguments], cwd=place.path, capture_output=True, text=True, timeout=60,
                          env=environment(), stdin=subprocess.DEVNULL, preexec_fn=give_away)


def can_close(place):
    """Whether another user reaches the program and the folder at all."""
    place.path.chmod(0o755)
    try:
        done = run_without_rights(place, "--version")
    except (OSError, subprocess.SubprocessError):
        return False
    return done is not None and done.returncode == 0


def test_folders_that_cannot_be_looked_into(place):
    place.write("a.vtltest.json", json.dumps({**SUITE, "tests": [{"name": "x", "expect": {"error": None}}]}))
    place.write("closed/b.vtltest.json", json.dumps(SUITE))
    place.write("closed/b.vtl", "$util.toJsn(1)")
    place.write("a.vtl", "x")
    if not can_close(place):
        print("skipped: no other user reaches the program")
        return
    with Closed(place, "closed"):
        done = run_without_rights(place, "test", "--root", ".")
        ends(done, 3, "cannot read the folder", "closed", "1 suite could not be read", "1 passed")
        ends(run_without_rights(place, "test", "--list"), 3, "a > x", "cannot read the folder")
        ends(run_without_rights(place, "test", "**/*.vtltest.json"), 3, "cannot read the folder")
        ends(run_without_rights(place, "check", "."), 2, "cannot read the folder", "1 template checked")
        ends(run_without_rights(place, "check", "closed"), 2, "cannot read the folder")
    # Templates can be read there, and what lies beside them cannot be seen.
    (place.path / "closed").chmod(0o711)
    ends(run_without_rights(place, "check", "a.vtl", "closed/b.vtl"), 1, "toJsn")
    place.write("closed/b.vtl", "x")
    ends(run_without_rights(place, "check", "closed/b.vtl"), 1, "TST005", "nobody knows the suites")
    (place.path / "closed").chmod(0o755)


def test_suites_that_are_there_and_cannot_be_read(place):
    place.write("a.vtltest.json", json.dumps({**SUITE, "tests": [{"name": "x", "expect": {"error": None}}]}))
    os.symlink("none", place.path / "b.vtltest.json")
    os.symlink("none", place.path / ".#c.vtltest.json")  # the lock of an editor
    ends(place.run("test"), 3, "no such file: ", "b.vtltest.json", "1 suite could not be read", "1 passed")
    os.unlink(place.path / "b.vtltest.json")
    os.mkfifo(place.path / "b.vtltest.json")
    ends(place.run("test"), 3, "b.vtltest.json is not a regular file", "1 passed")
    os.unlink(place.path / "b.vtltest.json")
    deep = place.path / "d"
    for _ in range(110):
        deep = deep / "d"
    deep.mkdir(parents=True)
    ends(place.run("test"), 3, "lies more than 100 folders deep", "1 passed")
    place.write("d/a.vtl", "x")
    ends(place.run("check", "."), 2, "lies more than 100 folders deep")


EVIL = [b"e\x1b[31m\x1b]0;x\x07", b"l\n::error::f", b"n\xe9\xff", "u\uFFFE".encode(), b"c\xc2\x9b", b"q\"<&>'"]


def test_names_of_files(place):
    os.mkdir(place.path / "s")
    folder = os.fsencode(place.path / "s")
    failing = json.dumps({"template": {"inline": "x"}, "tests": [{"name": "t\uFFFE", "expect": {"text": "y\x1b"}}]})
    for name in EVIL:
        with open(os.path.join(folder, name + b".vtltest.json"), "w", encoding="utf-8") as file:
            file.write(failing)
        for part, text in ((b".vtl", "x"), (b".fixtures/c" + name + b".context.json", "{}"),
                           (b".fixtures/c" + name + b".expected.txt", "y")):
            path = os.path.join(folder, name + part)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
    with open(os.path.join(folder, b"broken\xe9\n.vtltest.json"), "w", encoding="utf-8") as file:
        file.write("{")

    def run(*arguments):
        done = subprocess.run([place.program, *arguments], cwd=place.path, capture_output=True, timeout=60,
                              env=environment())
        return done, (done.stdout + done.stderr).decode("utf-8")  # valid, whatever the names are

    count = 2 * len(EVIL)
    done, text = run("test", "--reporter", "pretty", "--reporter", "junit=j.xml", "--reporter", "tap=t.tap",
                     "--reporter", "json=j.json", "--reporter", "github")
    check(done.returncode == 3 and f"0 passed, {count} failed" in text, text)
    for one in (text, *(open(place.path / name, encoding="utf-8").read() for name in ("j.xml", "t.tap", "j.json"))):
        check(not any(c < " " and c not in "\n\t" or c in "\x7f\x9b\uFFFE" and one[:1] == "<" for c in one), one)
        check("\n::error::f" not in one, one)
    suites = xml.parse(place.path / "j.xml").getroot()
    check(suites.attrib["failures"] == str(count) and suites.attrib["errors"] == "1", suites.attrib)
    document = json.loads((place.path / "j.json").read_text())
    names = [test["name"] for test in document["tests"]]
    check(len(set(names)) == count, names)
    lines = (place.path / "t.tap").read_text().split("\n")
    check(sum(line.startswith("not ok ") for line in lines) == count + 1, lines)
    check(sum(line.startswith("::error ") for line in text.split("\n")) >= 9, text)
    # The record is read back, and the names choose what they name.
    done, text = run("test", "--failed")
    check(f"0 passed, {count} failed" in text, text)
    done, text = run("test", "--list")
    listed = text.split("\n")[:count]
    check(len(set(listed)) == count and all(" > " in line for line in listed), listed)
    for name in listed:
        if "t" == name.split(" > ")[1][:1]:
            continue  # U+FFFE in a test's own name is shown as an escape
        done, text = run("test", "--name", name)
        check("0 passed, 1 failed" in text, name, text)
    # `check`, with a mistake in each template.
    for name in EVIL:
        with open(os.path.join(folder, name + b".vtl"), "w", encoding="utf-8") as file:
            file.write("$util.toJsn(1)")
    for form in ("text", "json", "github", "sarif", "unix"):
        done, text = run("check", "s", "--format", form)
        check(done.returncode == 1 and not any(c < " " and c != "\n" for c in text), form, text)
        if form in ("json", "sarif"):
            document = json.loads(done.stdout)
            found = document["findings"] if form == "json" else document["runs"][0]["results"]
            check(len(found) == len(EVIL), form, found)
        elif form != "text":
            check(len(done.stdout.decode().splitlines()) == len(EVIL) and "\n::error::f" not in text, form, text)
    for name in (b"none\xff\n.vtl", b"none\x1b.resolver.json"):
        for arguments in (("init", name), ("run", name), ("render", name), ("test", name), ("check", name)):
            done, text = run(*arguments)
            check(done.returncode == 2 and "\x1b" not in text, arguments, text)


def test_no_memory_is_one_tests_failure(place):
    """What one test, suite or template does to the program is not the end of the others."""
    big = '#set($s = "xxxxxxxxxxxxxxxx")#foreach($i in [1..22])#set($s = "$s$s")#end$s.length()'
    tests = [{"name": "big", "expect": {"text": str(16 << 22)}}]
    place.write("a.vtltest.json", json.dumps({"template": {"inline": "x"}, "tests": [{"name": "x", "expect": {"text": "x"}}]}))
    place.write("b.vtltest.json", json.dumps({"template": {"inline": big}, "tests": tests}))
    place.write("c.vtltest.json", json.dumps({"template": {"inline": "x"}, "tests": [{"name": "x", "expect": {"text": "x"}}]}))

    def limited(megabytes, *arguments):
        size = megabytes << 20
        return subprocess.run([place.program, *arguments], cwd=place.path, capture_output=True, text=True, timeout=60,
                              env=environment(),
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size)))

    done = limited(160, "test", "-j", "1")
    ends(done, 1, "2 passed, 1 failed, 0 skipped", "FAIL  b > big")
    big_request = big + '{"version": "2018-05-29", "operation": "GetItem", "key": {"id": {"S": "1"}}}'
    place.write("d.req.vtl", big_request)
    place.write("d.req.vtltest.json", json.dumps({"template": "d.req.vtl", "tests": [{"name": "x", "expect": {"text": "x"}}]}))
    place.write("e.vtl", "$util.toJsn(1)")
    done = limited(160, "check", ".")
    ends(done, 1, "toJsn", "d.req.vtl", "TST006")
    done = limited(160, "init", "d.req.vtl", "--force")
    check(done.returncode in (0, 4) and "terminate" not in done.stderr, done.stdout, done.stderr)


if __name__ == "__main__":
    sys.exit(run_all(globals()))
