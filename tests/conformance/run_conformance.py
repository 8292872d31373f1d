#!/usr/bin/env python3
"""Renders recorded cases of Apache Velocity 1.7 through `vtlsim render --batch` and compares what comes out.

Usage: run_conformance.py VTLSIM FILE.jsonl...
A case: {"id", "template", "context", "templates"?, "config"?, "tags"?} and `output` or `error` {class, message}.
The same output, or an error with the same whole message, is wanted. Two exceptions: a case tagged `reflection` must
merely be answered, and a message that the Java machine made (its class is not one of Velocity's) must be an error.
"""
import difflib
import json
import os
import subprocess
import sys

VELOCITY_ERRORS = {"ParseErrorException", "TemplateInitException", "MethodInvocationException", "MacroOverflowException",
                   "ResourceNotFoundException", "VelocityException"}


def difference(wanted, actual):
    """A few lines that show where two texts part."""
    if "\n" not in wanted and "\n" not in actual:
        return [f"wanted {wanted!r}", f"is     {actual!r}"]
    return list(difflib.unified_diff(wanted.splitlines(), actual.splitlines(), "wanted", "is", lineterm="", n=1))


def problem_of(case, answer):
    """None, or the lines that tell what is wrong."""
    if answer is None or answer.get("id") != case["id"]:
        return [f"not answered: {answer!r}"]
    if "reflection" in case.get("tags", []):
        return None
    if "output" in case:
        if "error" in answer:
            return ["wanted output, is an error: " + answer["error"]["message"], f"wanted {case['output']!r}"]
        if answer["evaluationResult"] != case["output"]:
            return difference(case["output"], answer["evaluationResult"])
        return None
    error = case["error"]
    if "error" not in answer:
        return [f"wanted an error: {error['class']}: {error['message']!r}", f"is output {answer['evaluationResult']!r}"]
    if error["class"] in VELOCITY_ERRORS and answer["error"]["message"] != error["message"]:
        return difference(error["message"], answer["error"]["message"])
    return None


def run(program, cases):
    fields = ("id", "template", "context", "templates", "config")
    lines = [json.dumps({key: case[key] for key in fields if key in case}) for case in cases]
    command = [program, "render", "--batch", "-", "--profile", "velocity", "--no-warnings"]
    done = subprocess.run(command, input="\n".join(lines).encode() + b"\n", capture_output=True, timeout=120)
    answers = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    if done.returncode != 0 or len(answers) != len(cases):
        print(f"FAIL exit code {done.returncode}, {len(answers)} answers for {len(cases)} cases")
        print(done.stderr.decode("utf-8", "replace"))
    return answers + [None] * (len(cases) - len(answers)), done.returncode


def main():
    program = os.path.abspath(sys.argv[1])
    failures = total = 0
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as lines:
            cases = [json.loads(line) for line in lines]
        answers, code = run(program, cases)
        total += len(cases)
        failures += code != 0
        for case, answer in zip(cases, answers):
            problem = problem_of(case, answer)
            if problem:
                failures += 1
                print(f"FAIL {case['id']}: {case['template']!r}")
                print("\n".join("    " + line for line in problem))
    print(f"{total} cases, {failures} failed")
    return 1 if failures or not total else 0


if __name__ == "__main__":
    sys.exit(main())
