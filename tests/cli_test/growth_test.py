#!/usr/bin/env python3
"""Four times the input takes about four times the work: what once was quadratic, told by CPU time within one run."""
import json
import resource
import sys

from program import check, run_all


def work(place, *arguments, code=0):
    """Seconds of CPU that the program took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = place.run(*arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    check(done.returncode == code, arguments, done.returncode, done.stdout[-2000:], done.stderr[-2000:])
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def grows(place, what, small, prepare, *arguments, code=0, most=9.0):
    """Linear is 4 with noise, quadratic 16. What takes no time to speak of cannot be told."""
    prepare(small)
    first = min(work(place, *arguments, code=code) for _ in range(3))
    prepare(4 * small)
    second = min(work(place, *arguments, code=code) for _ in range(2))
    check(second < 0.15 or second / max(first, 0.01) < most, what, f"{first:.3f} s, then {second:.3f} s")


def test_tests_with_rows(place):
    def prepare(count):
        tests = [{"name": f"t{i}", "cases": [{"name": "a"}, {"context": {"arguments": {"i": i}}}],
                  "expect": {"text": "x"}} for i in range(count)]
        place.write("a.vtltest.json", json.dumps({"template": {"inline": "x"}, "tests": tests}))
    grows(place, "tests with `cases`", 2000, prepare, "test", "--list")


def test_mistakes_of_a_suite(place):
    def prepare(count):
        tests = [{"name": f"t{i}", "expct": {}, "expect": {"text": "x"}} for i in range(count)]
        place.write("a.vtltest.json", json.dumps({"template": {"inline": "x"}, "tests": tests}))
    grows(place, "mistakes", 2000, prepare, "test", "--list", code=3)


def test_findings_of_one_line(place):
    def prepare(count):
        place.write("a.vtl", "é $util.toJsn(1)" * count)
    for form in ("text", "json", "github", "sarif", "unix"):
        grows(place, f"findings as {form}", 4000, prepare, "check", "a.vtl", "--format", form, code=1)


def test_snapshots(place):
    def prepare(count):
        tests = [{"name": f"t{i}", "expect": {"snapshot": True}} for i in range(count)]
        place.write("a.vtltest.json", json.dumps({"template": {"inline": "x"}, "tests": tests}))
        place.run("test", "--update")
    grows(place, "snapshots", 2000, prepare, "test", "--update")
    grows(place, "snapshots compared", 2000, prepare, "test")

    def without(count):
        prepare(count)
        place.write("a.vtltest.json", json.dumps({"template": {"inline": "x"}, "tests": [
            {"name": "t", "expect": {"text": "x"}}]}))
    grows(place, "obsolete snapshots", 2000, without, "test")


def test_patterns_in_any_order(place):
    """Each pattern is asked about each element at most once, so n of them cost n * n questions and not more."""
    def prepare(count):
        expected = [{"$match": "regex", "pattern": f"^(?:a|b)*{i}$"} for i in range(count)]
        actual = json.dumps([f"ab{i}" for i in reversed(range(count))])
        place.write("a.vtltest.json", json.dumps({"template": {"inline": actual}, "tests": [
            {"name": "t", "expect": {"json": {"$match": "unordered", "values": expected}}}]}))
    grows(place, "patterns", 100, prepare, "test", most=36.0)


if __name__ == "__main__":
    sys.exit(run_all(globals()))
