#!/usr/bin/env python3
"""Checks that the README's table of what is supported is what `vtlsim doc --format markdown` prints.

Usage: readme_table_test.py VTLSIM README.md
With UPDATE_GOLDEN=1 in the environment the table is written into the README instead.
"""
import difflib
import os
import pathlib
import subprocess
import sys

BEGIN = "<!-- begin: vtlsim doc --format markdown -->\n"
END = "<!-- end: vtlsim doc -->\n"


def main():
    program, readme = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    table = subprocess.run([program, "doc", "--format", "markdown"], capture_output=True, check=True,
                           timeout=60).stdout.decode("utf-8")
    text = readme.read_text(encoding="utf-8")
    if text.count(BEGIN) != 1 or text.count(END) != 1:
        print(f"{readme}: the lines {BEGIN.strip()} and {END.strip()} must be there, each once")
        return 1
    before, rest = text.split(BEGIN)
    present, after = rest.split(END)
    if present == table:
        return 0
    if os.environ.get("UPDATE_GOLDEN"):
        readme.write_text(before + BEGIN + table + END + after, encoding="utf-8")
        print("written")
        return 0
    print("\n".join(difflib.unified_diff(present.splitlines(), table.splitlines(), "README.md", "vtlsim doc",
                                         lineterm="")))
    print("The README's table is out of date. To write it anew:\n"
          "  UPDATE_GOLDEN=1 ctest --preset release -R cli/readme_table")
    return 1


if __name__ == "__main__":
    sys.exit(main())
