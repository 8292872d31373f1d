#!/usr/bin/env python3
"""Golden tests of what commands print: each case is a command line; exit code, stdout and stderr are compared.

Usage: golden_test.py VTLSIM FOLDER
A case is NAME.args (arguments, one a line) with NAME.expected (`exit N`, stdout, and stderr behind a line `stderr:`
where there is some). With UPDATE_GOLDEN=1 in the environment the expected files are written instead of compared.
"""
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import golden  # noqa: E402


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
    return golden.compare(folder, names, lambda name: run(program, folder, name))


if __name__ == "__main__":
    sys.exit(main())
