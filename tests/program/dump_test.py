#!/usr/bin/env python3
"""Golden tests of programs: each template is compiled, and what `vtlsim explain --program` prints is compared.

Usage: dump_test.py VTLSIM FOLDER [OPTION...]
A case is NAME.vtl with NAME.expected. Options are handed on. With UPDATE_GOLDEN=1 in the environment the expected files
are written instead of compared: read the difference, it is what the compiler does now.
"""
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import golden  # noqa: E402


def run(program, folder, name, options):
    done = subprocess.run([program, "explain", "--program", f"{name}.vtl", *options], cwd=folder,
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    return done.stdout.decode("utf-8") + done.stderr.decode("utf-8")


def main():
    program, folder, options = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]
    names = sorted(path.stem for path in folder.glob("*.vtl"))
    return golden.compare(folder, names, lambda name: run(program, folder, name, options))


if __name__ == "__main__":
    sys.exit(main())
