#!/usr/bin/env python3
"""Golden tests of what people are shown: each case renders a template and compares stderr and the exit code.

Usage: run_golden.py VTLSIM FOLDER
A case is NAME.vtl with NAME.expected (first line: `exit N`, then stderr), and where needed NAME.context.json (the
context) and NAME.args (further arguments, one a line). A case may do without the template: then NAME.args holds all
arguments. With UPDATE_GOLDEN=1 in the environment the expected files are written instead of compared.
"""
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import golden  # noqa: E402


def run(program, folder, name):
    arguments = ["render", "--color=never"]
    if (folder / f"{name}.vtl").exists():
        arguments.append(f"{name}.vtl")
    if (folder / f"{name}.context.json").exists():
        arguments += ["--context", f"{name}.context.json"]
    if (folder / f"{name}.args").exists():
        arguments += (folder / f"{name}.args").read_text().splitlines()
    done = subprocess.run([program, *arguments], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    return f"exit {done.returncode}\n" + done.stderr.decode("utf-8", "backslashreplace")


def main():
    program, folder = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    names = sorted({path.name.split(".")[0] for path in folder.iterdir() if path.suffix in (".vtl", ".args")})
    return golden.compare(folder, names, lambda name: run(program, folder, name))


if __name__ == "__main__":
    sys.exit(main())
