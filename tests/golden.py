"""Comparing what a program printed with files that hold what it should print."""
import difflib
import os


def compare(folder, names, run):
    """`run(name)` gives the text of a case, NAME.expected in `folder` what it should be. With UPDATE_GOLDEN=1 in the
    environment the files are written instead. Answers the exit code: 1 for differences, and for no case at all."""
    failures = 0
    for name in names:
        expected_file = folder / f"{name}.expected"
        actual = run(name)
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
