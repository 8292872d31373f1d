#!/usr/bin/env python3
"""Renders a batch file with two commands and reports where they differ, grouped and made small.

    compare.py BATCH --ours "build/vtlsim" --oracle "path/oracle.sh"

Both commands get `render --batch - --profile velocity` (ours with --no-warnings) unless they hold a blank, in which case they
are taken as they are. Exit code 0: no difference, 1: differences, 2: usage.
"""
import argparse
import collections
import json
import shlex
import shutil
import sys
import time

import engines
import minimize
import verdict


def command_of(text, extra):
    """The command line of an engine given as a path or as a whole command."""
    words = shlex.split(text)
    return words if len(words) > 1 else words + ["render", "--batch", "-", "--profile", "velocity"] + extra


def chunks(path, size):
    """The lines of `path`, `size` at a time."""
    with open(path, encoding="utf-8") as file:
        chunk = []
        for line in file:
            if line.strip():
                chunk.append(line.rstrip("\n"))
            if len(chunk) == size:
                yield chunk
                chunk = []
        if chunk:
            yield chunk


def shown(answer):
    """An answer as one readable line."""
    for key in ("evaluationResult", "timeout", "crash"):
        if key in answer:
            return f"{key}: {json.dumps(answer[key], ensure_ascii=False)}"
    first, _, expected = (verdict.message_of(answer) or "").partition("\nWas expecting")
    tokens = " ".join(expected.replace(" ...", "").split())
    return f"error: {verdict.class_of(answer)} {json.dumps(first, ensure_ascii=False)}" + (f" expecting {tokens}" if tokens else "")


class Report:
    """Counts, and the failing cases by signature."""

    def __init__(self):
        self.passed = 0
        self.rendered = 0
        self.skipped = collections.Counter()
        self.groups = collections.defaultdict(list)

    def add(self, line, ours, oracle):
        reason = verdict.skip_reason(oracle)
        if reason:
            self.skipped[reason] += 1
            return
        self.rendered += "evaluationResult" in oracle
        signature = verdict.difference(ours, oracle)
        if signature is None:
            self.passed += 1
        else:
            self.groups[signature].append({"case": json.loads(line), "ours": ours, "oracle": oracle})

    @property
    def failed(self):
        return sum(len(group) for group in self.groups.values())


def print_groups(report, ours, oracle, options):
    """Prints each group with its smallest cases, shrunk if both engines can be asked."""
    ordered = sorted(report.groups.items(), key=lambda item: -len(item[1]))
    for signature, group in ordered[:options.groups]:
        print(f"\n=== {len(group)} x {signature}")
        group.sort(key=lambda failure: len(failure["case"]["template"]))
        seen = set()
        for failure in group[:options.examples]:
            case = failure["case"]
            if not options.no_minimize:
                case = minimize.minimize(case, ours, oracle, signature, options.patience)
                line = json.dumps(case)
                failure["minimized"] = {"case": case, "ours": ours.ask([line])[0], "oracle": oracle.ask([line])[0]}
            if case["template"] in seen:
                continue
            seen.add(case["template"])
            answers = failure.get("minimized", failure)
            print(f"  {failure['case'].get('id')}: {json.dumps(case['template'], ensure_ascii=False)}")
            if case.get("context"):
                print(f"    context {json.dumps(case['context'], ensure_ascii=False)[:300]}")
            print(f"    ours    {shown(answers['ours'])}\n    oracle  {shown(answers['oracle'])}")
    if len(ordered) > options.groups:
        print(f"\n... and {len(ordered) - options.groups} more groups")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("batch", help="JSON lines of id, template, context")
    parser.add_argument("--ours", help="path of vtlsim, or a whole command; without it the oracle's answers are only recorded")
    parser.add_argument("--oracle", help="path of oracle.sh, or a whole command")
    parser.add_argument("--recorded", help="answers of the oracle from a file instead; with --oracle too, it is asked only to shrink")
    parser.add_argument("--record", help="write the oracle's answers to this file")
    parser.add_argument("--chunk", type=int, default=500, help="lines per round")
    parser.add_argument("--timeout", type=float, default=20, help="seconds without any answer before an engine is restarted")
    parser.add_argument("--failures", help="write failing cases to this file, one JSON object a line")
    parser.add_argument("--examples", type=int, default=3, help="cases shown and shrunk per group")
    parser.add_argument("--groups", type=int, default=30, help="groups shown")
    parser.add_argument("--patience", type=float, default=15, help="seconds to spend on shrinking one case")
    parser.add_argument("--no-minimize", action="store_true")
    parser.add_argument("--max-failures", type=int, default=0, help="stop after so many differences; 0: never")
    options = parser.parse_args()
    if not (options.oracle or options.recorded):
        parser.error("--oracle or --recorded is needed")
    if not (options.ours or options.record):
        parser.error("--ours or --record is needed")

    for command in filter(None, (options.ours, options.oracle)):
        if not shutil.which(shlex.split(command)[0]):
            parser.error(f"no such program: {command}")
    ours = engines.Engine(command_of(options.ours, ["--no-warnings"]), options.timeout) if options.ours else None
    live = engines.Engine(command_of(options.oracle, []), options.timeout) if options.oracle else None
    oracle = engines.Recorded(options.recorded) if options.recorded else live
    options.no_minimize = options.no_minimize or live is None
    record = open(options.record, "w", encoding="utf-8") if options.record else None
    report, started = Report(), time.monotonic()
    try:
        for chunk in chunks(options.batch, options.chunk):
            expected = oracle.ask(chunk)
            if record:
                record.writelines(json.dumps(answer) + "\n" for answer in expected)
            for line, actual, answer in zip(chunk, ours.ask(chunk) if ours else expected, expected):
                report.add(line, actual, answer)
            if options.max_failures and report.failed >= options.max_failures:
                break
        print_groups(report, ours, live, options)
    finally:
        for engine in filter(None, (ours, live)):
            engine.close()
        if record:
            record.close()
    if options.failures:
        with open(options.failures, "w", encoding="utf-8") as file:
            for signature, group in report.groups.items():
                file.writelines(json.dumps({"signature": signature, **failure}) + "\n" for failure in group)
    total = report.passed + report.failed
    print(f"\noracle renders {report.rendered} of {total}; skipped: {dict(report.skipped) or 'none'}; {time.monotonic() - started:.1f} s")
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
