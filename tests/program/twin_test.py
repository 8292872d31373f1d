#!/usr/bin/env python3
"""Hands templates to vtlsim_twin, which renders each with and without special instructions.

Usage: twin_test.py TWIN conformance|appsync|random [COUNT [SEED]]
conformance: the recorded cases of Velocity. appsync: the templates of the programs' tests and of the comparison, each
with contexts that fit and with none. random: those of the differential tests, COUNT of them.
"""
import itertools
import json
import pathlib
import subprocess
import sys

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS / "differential"))
import generate  # noqa: E402

DEFAULT_COUNT = 2000

CONTEXTS = [
    {},
    {"arguments": {"id": "1", "limit": 3, "room": "r", "a": None, "input": {"name": "n"}},
     "result": {"items": [{"name": "x"}, {"name": None}, {}]}, "stash": {"a": [1, "two", {"three": 3}]}},
]


def conformance(_count, _seed):
    for path in sorted((TESTS / "conformance").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield "velocity", json.loads(line)


def appsync(_count, _seed):
    folders = [TESTS / "program" / "dumps", TESTS / "bench" / "data", TESTS.parent / "examples"]
    for path in sorted(itertools.chain.from_iterable(folder.rglob("*.vtl") for folder in folders)):
        text = path.read_text(encoding="utf-8")
        context = path.with_suffix(".json")
        contexts = CONTEXTS + ([json.loads(context.read_text(encoding="utf-8"))] if context.exists() else [])
        for number, one in enumerate(contexts):
            yield "appsync", {"id": f"{path.name} {number}", "template": text, "context": one}


def random_cases(count, seed):
    generator = generate.Generator(seed, [])
    modes = [mode for mode, weight in generate.DEFAULT_WEIGHTS.items() for _ in range(weight)]
    for number in range(count):
        mode = modes[number % len(modes)]
        case = generator.case(mode, number)
        yield "velocity", case
        if mode == "appsync-like":
            yield "appsync", {"id": case["id"], "template": case["template"], "context": {}}


def main():
    twin, kind = sys.argv[1], sys.argv[2]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else DEFAULT_COUNT
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 15
    make = {"conformance": conformance, "appsync": appsync, "random": random_cases}[kind]
    lines = {}
    for profile, case in make(count, seed):
        lines.setdefault(profile, []).append(json.dumps(case))
    code = 0
    for profile, cases in lines.items():
        done = subprocess.run([twin, profile], input="\n".join(cases).encode("utf-8", "surrogatepass"))
        code = code or done.returncode
    return code if lines else 1


if __name__ == "__main__":
    sys.exit(main())
