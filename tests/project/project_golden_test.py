#!/usr/bin/env python3
"""Compares what `vtlsim project` prints of small projects with golden files: NAME.expected the text, NAME.json.expected
the JSON.

Usage: project_golden_test.py VTLSIM PROJECTS
With UPDATE_GOLDEN=1 in the environment the files are written instead.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import golden  # noqa: E402


def main():
    program, folder = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    names = sorted(entry.name for entry in folder.iterdir() if entry.is_dir())
    cases = names + [name + ".json" for name in names]

    def run(case):
        is_json = case.endswith(".json")
        name = case.removesuffix(".json")
        # A folder of its own: what git does to times must not matter, and nothing above belongs to the project.
        with tempfile.TemporaryDirectory() as scratch:
            copy = pathlib.Path(scratch).resolve() / name
            shutil.copytree(folder / name, copy)
            for path in copy.rglob("*"):
                os.utime(path, (1_000_000_000, 1_000_000_000))
            arguments = [program, "project", str(copy)] + (["--format", "json"] if is_json else [])
            first = subprocess.run(arguments, capture_output=True, timeout=60)
            again = subprocess.run(arguments, capture_output=True, timeout=60)
            text = first.stdout.decode("utf-8")
            if first.stdout != again.stdout:
                return "reading twice gave different bytes\n"
            if is_json:
                text = text.replace(f'"root": "{copy}"', '"root": "ROOT"')
            if str(copy) in text:
                return f"an absolute path is in the output:\n{text}"
            return text + f"exit code {first.returncode}\n" + first.stderr.decode("utf-8")

    return golden.compare(folder, cases, run)


if __name__ == "__main__":
    sys.exit(main())
