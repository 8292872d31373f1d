"""The program in a folder of its own: what the tests of `vtlsim test` share."""
import contextlib
import os
import pathlib
import subprocess
import sys
import tempfile

QUIET = ("CI", "GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE")


def environment(**extra):
    result = {key: value for key, value in os.environ.items() if key not in QUIET}
    result.update(extra)
    return result


class Folder:
    def __init__(self, path, program):
        self.path = pathlib.Path(path)
        self.program = program

    def write(self, name, text):
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def read(self, name):
        return (self.path / name).read_text(encoding="utf-8")

    def run(self, *arguments, **extra):
        return subprocess.run([self.program, *arguments], cwd=self.path, capture_output=True, text=True,
                              timeout=60, env=environment(**extra), stdin=subprocess.DEVNULL)


@contextlib.contextmanager
def folder(program):
    with tempfile.TemporaryDirectory() as path:
        yield Folder(path, program)


def run_all(namespace):
    """Runs every function test_* of a module; the exit code."""
    program = os.path.abspath(sys.argv[1])
    failures = 0
    tests = [item for name, item in namespace.items() if name.startswith("test_")]
    for test in tests:
        with folder(program) as place:
            try:
                test(place)
            except Exception as error:  # a failed test must not hide the others
                failures += 1
                print(f"FAIL {test.__name__}: {type(error).__name__}: {error}")
    print(f"{len(tests)} tests, {failures} failed")
    return 1 if failures or not tests else 0


def check(condition, *shown):
    if not condition:
        raise AssertionError("\n".join(str(item) for item in shown))


def ends(done, code, *parts):
    """The program ended with `code` and its output has all parts."""
    text = done.stdout + done.stderr
    check(done.returncode == code, f"exit code should be {code}, is {done.returncode}", text)
    for part in parts:
        check(part in text, f"output lacks {part!r}", text)
