#!/usr/bin/env python3
"""1,000 cases over 50 templates in one process: how long, and how much memory. The limits here are far above what an
idle machine needs, so that only a real regression meets them; the figures are printed."""
import resource
import subprocess
import sys
import time

from generate_suites import generate
from program import check, environment, run_all


def test_thousand_cases(place):
    generate(place.path)
    best = None
    for _ in range(3):
        start = time.monotonic()
        done = subprocess.run([place.program, "test"], cwd=place.path, capture_output=True, text=True, env=environment())
        seconds = time.monotonic() - start
        best = seconds if best is None else min(best, seconds)
    check(done.returncode == 0 and done.stdout.endswith("1000 passed, 0 failed, 0 skipped\n"), done.stdout[-3000:])
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"1000 cases, 50 templates: {best:.3f} s, {megabytes:.0f} MB")
    check(best < 5, best)
    check(megabytes < 1000, megabytes)
    names = subprocess.run([place.program, "test", "--list"], cwd=place.path, capture_output=True, text=True).stdout
    check(len(set(names.splitlines())) == 1000)


if __name__ == "__main__":
    sys.exit(run_all(globals()))
