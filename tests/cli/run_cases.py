#!/usr/bin/env python3
"""Runs the real program on cases kept as data: arguments, standard input and files in; stdout, stderr, exit code out.

Usage: run_cases.py VTLSIM CASES.json
A case: {"name", "args", "stdin"?, "files"? {path: text | {"base64": ...}}, "directories"? [...], "env"? {...}, "exit",
"stdout"? (whole text), "stdout_json"? (each line as JSON), "stdout_has"? [..], "stderr"? (whole text),
"stderr_has"? [..]}. Without stdout* or stderr* the stream must be empty.
"""
import base64
import json
import os
import pathlib
import subprocess
import sys
import tempfile


def check_stream(case, name, text, problems):
    keys = [name, f"{name}_json", f"{name}_has"]
    if not any(key in case for key in keys) and text:
        problems.append(f"{name} should be empty, is {text!r}")
    if name in case and text != case[name]:
        problems.append(f"{name} should be {case[name]!r}\n        is        {text!r}")
    for part in case.get(f"{name}_has", []):
        if part not in text:
            problems.append(f"{name} lacks {part!r}: {text!r}")
    if f"{name}_json" in case:
        try:
            documents = [json.loads(line) for line in text.splitlines()]
        except ValueError as error:
            problems.append(f"{name} is not JSON: {error}: {text!r}")
            return
        if documents != case[f"{name}_json"]:
            problems.append(f"{name} should be {case[f'{name}_json']!r}\n        is        {documents!r}")


def run(program, case):
    with tempfile.TemporaryDirectory() as folder:
        for path, content in case.get("files", {}).items():
            data = base64.b64decode(content["base64"]) if isinstance(content, dict) else content.encode()
            (pathlib.Path(folder) / path).write_bytes(data)
        for path in case.get("directories", []):
            (pathlib.Path(folder) / path).mkdir()
        environment = {key: value for key, value in os.environ.items()
                       if key not in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE")}
        environment.update(case.get("env", {}))
        done = subprocess.run([program, *case["args"]], cwd=folder, input=case.get("stdin", "").encode(),
                              capture_output=True, timeout=60, env=environment)
    problems = []
    if done.returncode != case["exit"]:
        problems.append(f"exit code should be {case['exit']}, is {done.returncode}")
    check_stream(case, "stdout", done.stdout.decode("utf-8", "backslashreplace"), problems)
    check_stream(case, "stderr", done.stderr.decode("utf-8", "backslashreplace"), problems)
    return problems


def main():
    program = os.path.abspath(sys.argv[1])
    cases = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
    failures = 0
    for case in cases:
        problems = run(program, case)
        if problems:
            failures += 1
            print(f"FAIL {case['name']}: vtlsim {' '.join(case['args'])}")
            for problem in problems:
                print("    " + problem)
    print(f"{len(cases)} cases, {failures} failed")
    return 1 if failures or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
