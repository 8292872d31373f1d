#!/usr/bin/env python3
"""A batch that is kept open: every line is answered before the next one is written, and many lines at once in order."""
import json
import subprocess
import sys

RESOLVER = {
    "type": "Query", "field": "get", "dataSource": "l",
    "request": {"inline": '{"version":"2018-05-29","operation":"Invoke","payload":$util.toJson($ctx.args)}'},
    "response": {"inline": "$util.toJson($ctx.result)"},
    "dataSources": {"l": {"type": "AWS_LAMBDA"}},
}


def line_of(number):
    return json.dumps({"id": number, "resolver": RESOLVER, "context": {"arguments": {"n": number}},
                       "dataSources": {"l": {"result": number}}}) + "\n"


def check(answer, number):
    document = json.loads(answer)
    assert document["id"] == number, document
    assert document["data"] == number, document
    assert document["calls"][0]["request"]["payload"] == {"n": number}, document


def main():
    program = subprocess.Popen([sys.argv[1], "run", "--batch", "-"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, text=True)
    for number in range(20):
        program.stdin.write(line_of(number))
        program.stdin.flush()
        check(program.stdout.readline(), number)
    program.stdin.write("no json\n")
    program.stdin.flush()
    assert "failure" in json.loads(program.stdout.readline())
    program.stdin.close()
    assert program.wait(timeout=30) == 0

    many = "".join(line_of(number) for number in range(5000))
    done = subprocess.run([sys.argv[1], "run", "--batch", "-"], input=many, capture_output=True, text=True, timeout=60)
    answers = done.stdout.splitlines()
    assert done.returncode == 0 and len(answers) == 5000
    for number, answer in enumerate(answers):
        check(answer, number)
    print("coprocess: every line answered, in order")


if __name__ == "__main__":
    main()
