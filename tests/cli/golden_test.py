#!/usr/bin/env python3
"""Golden tests of what commands print: each case is a command line; exit code, stdout and stderr are compared.

Usage: golden_test.py VTLSIM FOLDER
A case is NAME.args (arguments, one a line) with NAME.expected (`exit N`, stdout, and stderr behind a line `stderr:`
where there is some). With UPDATE_GOLDEN=1 in the environment the expected files are written instead of compared.
"""
import difflib
import os
import pathlib
import subprocess
import sys


def run(program, folder, name):
    arguments = (folder / f"{name}.args").read_text(encoding="utf-8").splitlines()
    environment = {key: value for key, value in os.environ.items()
                   if key not in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE")}
    done = subprocess.run([program, *arguments], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=60, env=environment)
    text = f"exit {done.returncode}\n" + done.stdout.decode("utf-8", "backslashreplace")
    if done.stderr:
        text += "stderr:\n" + done.stderr.decode("utf-8", "backslashreplace")
    return text


def main():
    program, folder = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    names = sorted(path.stem for path in folder.glob("*.args"))
    failures = 0
    for name in names:
        expected_file = folder / f"{name}.expected"
        actual = run(program, folder, name)
        if os.environ.get("UPDATE_GOLDEN"):
            expected_file.write_text(actual, encoding="utf-8")
            continue
        expected = expected_file.read_text(encoding="utf-8") if expected_file.exists() else ""
        if actual != expected:
            failures += 1
            print(f"FAIL {folder.name}/{name}")
            print("\n".join("    " + line for line in difflib.unified_diff(
                expected.splitlines(), actual.splitlines(), "expected", "actual", lineterm="")))
    print(f"{len(names)} cases, {failures} failed")
    return 1 if failures or not names else 0


if __name__ == "__main__":
    sys.exit(main())
