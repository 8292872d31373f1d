#!/usr/bin/env python3
"""`vtlsim query --batch -`: each line gets one line, whatever it is. Usage: batch.py VTLSIM"""
import json
import subprocess
import sys

SCHEMA = "type Query { hello: String n: Int }"


def ask(program, lines):
    done = subprocess.run([program, "query", "--batch", "-"], input=b"\n".join(lines) + b"\n",
                          capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def request(**parts):
    return json.dumps({"id": 1, "schema": SCHEMA, "query": "{ hello }", **parts}).encode()


def main():
    program = sys.argv[1]
    checks = [
        (request(data={"hello": "hi"}), {"id": 1, "response": {"data": {"hello": "hi"}}}),
        (request(id={"a": [1]}, data=None), {"id": {"a": [1]}, "response": {"data": {"hello": None}}}),
        (request(data=5), {"id": 1, "response": {"data": {"hello": None}}}),
        (request(query="{"), {"id": 1, "response": {"errors": [
            {"message": "Unable to parse GraphQL query.",
             "errorType": "MalformedHttpRequestException"}]}}),
        (b"{", None), (b"", None), (b"[]", None), (b'{"id":1,"x":"\xff"}', None),
        (request(schema=5), "`schema` is not a string"),
        (request(query=None), "`query` is not a string"),
        (request(operationName=1), "`operationName` is not a string"),
        (request(variables=[]), "`variables` is not an object"),
        (request(schema="type Query { a: B }"), "schema:1:17: there is no type 'B'"),
        (request(schema="type Query {"), "schema:1:13: the schema cannot be parsed"),
        (request(data={"hello": "again"}), {"id": 1, "response": {"data": {"hello": "again"}}}),
    ]
    answers = ask(program, [line for line, _ in checks])
    assert len(answers) == len(checks), answers
    for (line, expected), answer in zip(checks, answers):
        if isinstance(expected, dict):
            assert answer == expected, (line, answer)
        else:
            assert expected is None or expected in answer["failure"]["message"], (line, answer)
            assert answer["failure"]["message"].startswith("bad "), answer
    wrong = subprocess.run([program, "query"], capture_output=True, check=False)
    assert wrong.returncode == 2, wrong
    gone = subprocess.run([program, "query", "--batch", "no-such-file"], capture_output=True,
                          check=False)
    assert gone.returncode == 2, gone


if __name__ == "__main__":
    main()
