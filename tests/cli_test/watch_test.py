#!/usr/bin/env python3
"""vtlsim test --watch, without sleeping: each step waits for what the program prints."""
import signal
import subprocess
import sys

from program import check, environment, run_all

SUITE = '{"template": "%s.vtl", "tests": [{"name": "x", "expect": {"text": "1"}}]}'


class Watching:
    def __init__(self, place, *arguments):
        self.run = subprocess.Popen([place.program, "test", "--watch", *arguments], cwd=place.path, env=environment(),
                                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def until_waiting(self):
        lines = []
        while True:
            line = self.run.stdout.readline()
            check(line, "it ended", lines)
            if line.startswith("watching for changes"):
                return "".join(lines)
            lines.append(line)

    def type(self, text):
        self.run.stdin.write(text + "\n")
        self.run.stdin.flush()


def watch(place, *arguments):
    for name in "ab":
        place.write(name + ".vtl", "1")
        place.write(name + ".vtltest.json", SUITE % name)
    watching = Watching(place, *arguments)
    check("2 passed, 0 failed" in watching.until_waiting())
    place.write("a.vtl", "2")
    out = watching.until_waiting()
    check("0 passed, 1 failed" in out and "a > x" in out, out)
    place.write("a.vtltest.json", "{")
    check("1 suite could not be read" in watching.until_waiting())
    place.write("a.vtltest.json", SUITE % "a")
    check("0 passed, 1 failed" in watching.until_waiting())
    watching.type("f")
    check("0 passed, 1 failed" in watching.until_waiting())
    watching.type("a")
    check("1 passed, 1 failed" in watching.until_waiting())
    place.write("new/c.vtl", "1")
    place.write("new/c.vtltest.json", SUITE % "c")
    check("new/c" in watching.until_waiting())
    return watching


def test_changes_and_keys(place):
    watching = watch(place)
    watching.type("q")
    check(watching.run.wait(timeout=30) == 0)


def test_polling(place):
    watching = watch(place, "--poll")
    watching.run.send_signal(signal.SIGINT)
    check(watching.run.wait(timeout=30) == 130)


if __name__ == "__main__":
    sys.exit(run_all(globals()))
