#!/usr/bin/env python3
"""Fuzzes every target for a while and goes on where the last run ended:

    run.py BUILD --seconds 60 [--runs N] [--corpus DIR] [TARGETS...]

Inputs that are of interest are kept in DIR/TARGET, those that fail in DIR/failed-TARGET-*. The exit code is 1 when one
failed. `run.py --replay PROGRAM` only runs a program over the seeds of its target."""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import seeds


def target_of(program):
    return pathlib.Path(program).name.removeprefix("fuzz_")


def replay(program):
    with tempfile.TemporaryDirectory() as folder:
        paths = seeds.write(target_of(program), pathlib.Path(folder))
        if not paths:
            # A target without seeds of its own here still has to take an empty input.
            empty = pathlib.Path(folder) / "empty"
            empty.write_bytes(b"")
            paths = [empty]
        return subprocess.run([program, *map(str, paths)], check=False).returncode


def fuzz(program, options):
    name = target_of(program)
    corpus = options.corpus / name
    corpus.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        seeds.write(name, pathlib.Path(folder))
        limit = [f"-runs={options.runs}"] if options.runs else [f"-max_total_time={options.seconds}"]
        command = [program, *limit, "-timeout=10", "-rss_limit_mb=2048", "-max_len=4096", "-print_final_stats=1",
                   f"-artifact_prefix={options.corpus}/failed-{name}-", str(corpus), folder]
        environment = dict(os.environ, ASAN_OPTIONS="detect_leaks=1:allocator_may_return_null=1",
                           UBSAN_OPTIONS="print_stacktrace=1:halt_on_error=1")
        run = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)
    executed = re.search(r"stat::number_of_executed_units: *(\d+)", run.stderr)
    print(f"{name}: {executed.group(1) if executed else '?'} executions, {'ok' if run.returncode == 0 else 'FAILED'}",
          flush=True)
    if run.returncode != 0:
        print("\n".join(run.stderr.splitlines()[-60:]))
    return run.returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", nargs="?")
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--replay", metavar="PROGRAM")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--runs", type=int)
    parser.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("build/fuzz-corpus"))
    options = parser.parse_args()
    if options.replay:
        return replay(options.replay)
    programs = sorted(str(path) for path in pathlib.Path(options.build, "tests", "fuzz").glob("fuzz_*")
                      if path.is_file() and os.access(path, os.X_OK))
    if options.targets:
        programs = [program for program in programs if target_of(program) in options.targets]
    if not programs:
        print("no target: build them with the preset `fuzz`", file=sys.stderr)
        return 2
    return 1 if any([fuzz(program, options) for program in programs]) else 0


if __name__ == "__main__":
    sys.exit(main())
