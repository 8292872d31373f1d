#!/usr/bin/env python3
"""Templates that ask for as much work as they can: each ends in a named error or works.

Usage: hostile_test.py VTLSIM [--steps COUNT] [--only PART] [--list]

A case of templates.json is what is set up, and calls or statements (`body`) that nested loops then
make as often as the limits allow. What a call does is charged to the steps of a render, so that all
cases must take about what the same number of plain steps takes. That is judged by processor time in
one run: a case may take FACTOR times what the plainest loops take (and SLACK_SECONDS more, for what
is set up and for the memory). The program's own limit is --steps 100000000; in a release build and
on an idle machine a case should then end within a second. --list shows each case.
Exit code 1: a case crashed, hung, took too long or said something else.
"""
import argparse
import json
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FACTOR = 10
SLACK_SECONDS = 0.4
# A twentieth of what the program allows: the whole list then takes half a minute.
STEPS = 5_000_000
# What a template gets for its limits, or for what it asked of a function; not that it does not parse.
NAMED = re.compile(rb"^error\[(VTL[13]\d+|APS\d+)\]", re.M)
# Values may take 256 MB, what is printed 64.
MOST_ADDRESS_SPACE = 2 << 30


def template_of(case):
    body = case.get("body") or "".join(f"#set($x={call})" for call in case["calls"])
    return (case["setup"] + "#foreach($i in [1..1000])#foreach($j in [1..1000])#foreach($k in [1..10])"
            + 4 * body + "#end#end#end")


def run(program, case, steps, most_seconds):
    """(seconds of CPU, how it ended, whether that is fine)."""
    with tempfile.NamedTemporaryFile("wb", suffix=".vtl") as file:
        file.write(template_of(case).encode("utf-8", "surrogatepass"))
        file.flush()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        limit = int(3 * most_seconds + 3)  # with what the system does for it

        def bound():
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
            resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESS_SPACE, MOST_ADDRESS_SPACE))

        done = subprocess.run([program, "render", file.name, "--no-warnings", "--max-steps", str(steps),
                               "--profile", case.get("profile", "appsync")],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=bound)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime - before.ru_utime
    found = NAMED.search(done.stderr)
    if done.returncode == 0:
        return seconds, "works", True
    if done.returncode < 0:
        return seconds, f"signal {-done.returncode}", False
    ending = done.stderr.decode("utf-8", "replace").split("\n", 1)[0][:100]
    return seconds, ending, found is not None and done.returncode == 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--only", default="", help="cases with this in their name")
    parser.add_argument("--list", action="store_true", help="show every case")
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.program)
    cases = json.loads((HERE / "templates.json").read_text(encoding="utf-8"))
    plain = min(run(program, cases[0], arguments.steps, 100)[0] for _ in range(2))
    most = FACTOR * plain + SLACK_SECONDS
    rows = []
    for case in cases:
        if arguments.only in case["name"]:
            rows.append((*run(program, case, arguments.steps, most), case["name"]))
            if arguments.list:
                print("%6.2f s  %s: %s" % (rows[-1][0], case["name"], rows[-1][1]), flush=True)
    failures = [row for row in rows if not row[2] or row[0] > most]
    for seconds, ending, _, name in sorted(failures, reverse=True):
        print(f"{seconds:6.2f} s  {name}: {ending}")
    print(f"{len(rows)} templates, {len(failures)} of them took more than {most:.2f} s of processor time "
          f"(plain loops {plain:.2f}) or ended in no error that has a name")
    return 1 if failures or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
