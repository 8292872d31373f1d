#!/usr/bin/env python3
"""Compares the speed of vtlsim with that of its peers, all run in turns on this machine:
Apache Velocity 1.7 on a warmed JVM, the Amplify simulator, and functions written by hand.

Usage: compare.py --build DIR [--quick] [--write DIR] [--modules DIR] [TEMPLATE...]
  --build DIR    a release build with -DVTLSIM_BUILD_BENCH=ON
  --quick        fewer and shorter rounds: to see what a change did, not for publication
  --write DIR    write speed.md and speed.svg there, and the figures into the README beside it
  --modules DIR  a node_modules folder that holds the simulator (default: one is made in the build)
Exit code 1 when the peers do not print the same; a figure that misses its mark is only shown.
"""
import argparse
import pathlib
import sys

from comparison import growth, markdown, plot, processes, threads, throughput
from comparison.peer import PeerFailed
from comparison.programs import TEMPLATES, Programs
from comparison.requirements import growth_rows, process_rows, thread_row, throughput_rows
from comparison.statistics_of_rounds import Measured

FULL = {"rounds": 41, "batch": 0.03, "warm": 5.0, "processes": 25, "repetitions": 7, "each": 0.05}
QUICK = {"rounds": 11, "batch": 0.015, "warm": 1.5, "processes": 7, "repetitions": 3, "each": 0.02}


def say(text):
    print(text, flush=True)


def print_rates(name, times):
    say(f"\n{name}: renders (or compilations) per second")
    for key, series in times.items():
        rates = Measured([1 / seconds for seconds in series])
        say(f"  {key:18} {rates.median:12,.0f}   {rates.low:,.0f} to {rates.high:,.0f}")


def print_rows(rows):
    cells = [["", "median", "middle 80 %", "must", "aim", "meets"]] + [row.cells() for row in rows]
    widths = [max(len(line[i]) for line in cells) for i in range(len(cells[0]))]
    for line in cells:
        say("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())


def write(folder, results, rows):
    (folder / "speed.md").write_text(markdown.document(results, rows), encoding="utf-8")
    (folder / "speed.svg").write_text(plot.draw(results["throughput"]), encoding="utf-8")
    readme = folder.parent / "README.md"
    done = markdown.put_into_readme(readme, markdown.summary(results))
    say(f"\nwritten: {folder}/speed.md, {folder}/speed.svg" + (f", {readme}" if done else ""))


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("templates", nargs="*", default=TEMPLATES)
    parser.add_argument("--build", required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write")
    parser.add_argument("--modules")
    arguments = parser.parse_args()
    size = QUICK if arguments.quick else FULL
    programs = Programs(arguments.build, arguments.modules)
    for peer, reason in programs.missing.items():
        say(f"{peer} is missing: {reason}")

    try:
        measured = {}
        for name in arguments.templates:
            measured[name] = throughput.measure(programs, name, size["rounds"], size["batch"],
                                                size["warm"])
            print_rates(name, measured[name])
        first = processes.first_compile(programs, "auth", size["processes"])
        cold = processes.cold_render(programs, "query", size["processes"])
        one, two, costs = threads.measure(programs, "auth", size["rounds"], size["batch"])
        growing = growth.measure(programs, size["repetitions"], size["each"])
    except (PeerFailed, RuntimeError) as failure:
        say(f"failed: {failure}")
        return 1
    rows = (throughput_rows(measured, programs.missing) +
            process_rows(first, cold, programs.missing) +
            growth_rows({title: measured for title, (measured, _) in growing.items()}) +
            [thread_row("auth", one, two)])
    say("")
    print_rows(rows)
    say(f"\nprocessor time of a render on two threads in relation to one: "
        f"{Measured(costs).median:.3g}x")
    results = {"throughput": measured, "first_compile": first, "cold": cold, "growth": growing,
               "thread_costs": costs, "missing": programs.missing}
    if arguments.write:
        if arguments.quick or arguments.templates != TEMPLATES:
            say("\nnothing is written: that takes all templates and no --quick")
        else:
            write(pathlib.Path(arguments.write), results, rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
