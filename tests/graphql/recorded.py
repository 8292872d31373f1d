#!/usr/bin/env python3
"""Runs the recorded requests through `vtlsim query --batch -` and compares the answers.

Usage: recorded.py VTLSIM [--show N]

data/recorded.jsonl holds what graphql-java 9.2 answers, printed as AppSync prints it; `compare` of a
case names lists whose order does not count and values that are not compared. Validation errors come
in the recorded order, others in any.
"""
import json
import pathlib
import subprocess
import sys

DATA = pathlib.Path(__file__).parent / "data"


def load(name):
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").split("\n") if line]


def places(value, pointer):
    """The containers and keys that a pointer such as /data/types/*AWS/description names."""
    head, *rest = pointer
    if isinstance(value, list):
        items = [item for item in value if head == "*" or isinstance(item, dict)
                 and head[0] == "*" and str(item.get("name", "")).startswith(head[1:])]
        for item in items:
            yield from places(item, rest)
    elif isinstance(value, dict) and head in value:
        if rest:
            yield from places(value[head], rest)
        else:
            yield value, head


def adapted(response, rules):
    for pointer in rules.get("ignore", []):
        for holder, key in places(response, pointer.split("/")[1:]):
            holder[key] = None
    for pointer in rules.get("unordered", []):
        for holder, key in places(response, pointer.split("/")[1:]):
            holder[key].sort(key=lambda one: one.get("name", "") if isinstance(one, dict) else one)
    return response


def canonical(value):
    """A text that is equal for equal values: order of keys counts, 1 and 1.0 differ."""
    return json.dumps(value, ensure_ascii=False)


def normal(response, rules):
    response = adapted(response, rules)
    errors = response.get("errors", [])
    in_order = any(str(error["message"]).startswith("Validation error") for error in errors)
    texts = [canonical(error) for error in errors]
    return (list(response), canonical(response.get("data")), texts if in_order else sorted(texts))


def main():
    program = sys.argv[1]
    show = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    schemas = {record["name"]: record["schema"] for record in load("schemas.jsonl")}
    cases = load("recorded.jsonl")
    lines = [json.dumps({**{key: case[key] for key in ("id", "query", "variables", "operationName",
                                                       "data")},
                         "schema": schemas.get(case["schema"], case["schema"])}) for case in cases]
    done = subprocess.run([program, "query", "--batch", "-"], input="\n".join(lines) + "\n",
                          capture_output=True, encoding="utf-8", check=True)
    answers = [json.loads(line) for line in done.stdout.split("\n") if line]
    failed = 0
    for case, answer in zip(cases, answers, strict=True):
        rules = case.get("compare") or {}
        assert answer["id"] == case["id"]
        if "response" in answer and normal(answer["response"], rules) == normal(case["response"],
                                                                                rules):
            continue
        failed += 1
        if failed <= show:
            print(f"{case['id']}: {case['query']}\n  expected {canonical(case['response'])[:600]}"
                  f"\n  got      {canonical(answer)[:600]}")
    print(f"{len(cases)} cases, {failed} failed")
    return 1 if failed or len(cases) < 1000 else 0


if __name__ == "__main__":
    sys.exit(main())
