#!/usr/bin/env python3
"""The guard of the speed: instructions that one render, one compilation, or the reading of one
context takes, against the record in instructions.json.

Usage: instructions.py --peer PROGRAM [--built-with TEXT] [--tolerance PERCENT] [--update]
       instructions.py --self-test

A time depends on the machine and its load; the number of instructions does not, so it can be
compared with one that was recorded elsewhere. It is counted by valgrind, in the rounds alone (the
start of the process and a warm-up do not count). A count that has grown by more than the tolerance
(10 percent unless --tolerance says otherwise) fails; one that has fallen by more than that is
reported, so that the record is renewed and keeps what was won. --update writes the record anew (`make instructions`); read the difference and say in the
commit why it is right.
Exit codes: 0 as recorded, 1 a count has grown, 77 this build cannot be compared (the reason is
printed).
"""
import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys

BENCH = pathlib.Path(__file__).resolve().parent
RECORD = BENCH / "instructions.json"
TOLERANCE_PERCENT = 10.0
SKIPPED = 77

# What is counted: name -> (template, mode of the peer, rounds).
SUBJECTS = {
    "render query": ("query", "cached", 200),
    "render auth": ("auth", "cached", 20),
    "render list1000": ("list1000", "cached", 1),
    "compile auth": ("auth", "compile", 2),
    "read list1000": ("list1000", "context", 1),
}
# The builds that the record speaks of; another compiler makes other code of the same source.
COMPARABLE = re.compile(r"GNU 12\.\S+ x86_64 Release")

# The C library picks memcpy and similar functions by the processor: these are made the same everywhere.
TUNABLES = "glibc.cpu.hwcaps=" + ",".join(
    "-" + name for name in ("AVX2", "AVX512F", "AVX512VL", "AVX512BW", "ERMS", "FSRM", "SSSE3",
                            "SSE4_1", "SSE4_2", "AVX_Fast_Unaligned_Load",
                            "Fast_Unaligned_Copy"))


def count(peer, subject):
    """Instructions of one round."""
    name, mode, rounds = SUBJECTS[subject]
    command = [shutil.which("valgrind"), "--tool=callgrind", "--callgrind-out-file=/dev/null",
               "--toggle-collect=*run_rounds*", peer, BENCH / "data" / f"{name}.vtl",
               BENCH / "data" / f"{name}.json", mode]
    # `output` runs outside of run_rounds: that is the warm-up.
    environment = {"LC_ALL": "C", "PATH": "/usr/bin:/bin", "GLIBC_TUNABLES": TUNABLES}
    outcome = subprocess.run(command, input=f"output\noutput\n{rounds}\n", capture_output=True,
                             text=True, env=environment)
    collected = re.search(r"Collected : (\d+)", outcome.stderr)
    if outcome.returncode != 0 or collected is None or int(collected.group(1)) == 0:
        raise RuntimeError(f"counting `{subject}` failed:\n{outcome.stderr[-2000:]}")
    return int(collected.group(1)) // rounds


def compare(recorded, counted, tolerance=TOLERANCE_PERCENT):
    """(lines to print, whether one has grown)."""
    lines = []
    has_grown = False
    for subject, now in counted.items():
        before = recorded.get(subject)
        if before is None:
            lines.append(f"{subject}: {now:,} instructions, and none are recorded: record them with "
                         "`make instructions`")
            has_grown = True
            continue
        change = now / before - 1
        line = f"{subject}: {now:,} instructions, recorded {before:,} ({change:+.1%})"
        if 100 * change > tolerance:
            line += (f": GROWN by more than {tolerance:g} percent; make it as fast as it was, or record it with "
                     "`make instructions` and say why")
            has_grown = True
        elif 100 * change < -tolerance:
            line += f": fallen by more than {tolerance:g} percent; keep that with `make instructions`"
        lines.append(line)
    return lines, has_grown


def reason_to_skip(built_with):
    if built_with is not None and not COMPARABLE.fullmatch(built_with.strip()):
        return (f"the record is of g++ 12 for x86_64 in a plain Release build, and this is "
                f"`{built_with}`")
    if shutil.which("valgrind") is None:
        return "valgrind is not installed"
    return None


def self_test():
    """A made-up growth of 11 % must fail, one of 9 % must not; nor may a fall go unmentioned."""
    record = {"render query": 10_000, "compile auth": 2_000_000}
    cases = [
        ("as recorded", {"render query": 10_000, "compile auth": 2_000_000}, False, None),
        ("9 % more", {"render query": 10_900, "compile auth": 2_000_000}, False, None),
        ("11 % more", {"render query": 11_100, "compile auth": 2_000_000}, True, "GROWN"),
        ("11 % more of the other", {"render query": 10_000, "compile auth": 2_220_000}, True,
         "GROWN"),
        ("a fall and a growth", {"render query": 5_000, "compile auth": 2_220_000}, True, "GROWN"),
        ("11 % less", {"render query": 8_900, "compile auth": 2_000_000}, False, "fallen"),
        ("not recorded", {"render auth": 1}, True, "none are recorded"),
    ]
    failures = 0
    for title, counted, expected, word in cases:
        lines, has_grown = compare(record, counted)
        mentions = word is None or any(word in line for line in lines)
        silent = word is not None or not any(
            mark in line for line in lines for mark in ("GROWN", "fallen"))
        if has_grown != expected or not mentions or not silent:
            failures += 1
            print(f"self-test failed: {title}: {has_grown}, {lines}")
    for percent, expected in ((3, True), (9.5, False)):
        _, has_grown = compare(record, {"render query": 10_900, "compile auth": 2_000_000}, percent)
        if has_grown != expected:
            failures += 1
            print(f"self-test failed: 9 % more with a tolerance of {percent} %: {has_grown}")
    for built_with, is_skipped in (("GNU 12.2.0 x86_64 Release", False),
                                   ("GNU 13.1.0 x86_64 Release", True),
                                   ("GNU 12.2.0 aarch64 Release", True),
                                   ("GNU 12.2.0 x86_64 Debug", True),
                                   ("GNU 12.2.0 x86_64 Release address;undefined", True),
                                   ("Clang 14.0.6 x86_64 Release", True)):
        if (COMPARABLE.fullmatch(built_with) is None) != is_skipped:
            failures += 1
            print(f"self-test failed: {built_with}")
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", help="vtlsim_bench_peer of a release build")
    parser.add_argument("--built-with", help="compiler, processor, build type and further flags")
    parser.add_argument("--tolerance", type=float, default=TOLERANCE_PERCENT, metavar="PERCENT",
                        help="how far a count may be from its record (default %(default)g)")
    parser.add_argument("--update", action="store_true", help="write the record anew")
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        return 1 if self_test() else 0
    if arguments.peer is None:
        parser.error("--peer is missing")
    reason = reason_to_skip(arguments.built_with)
    if reason is not None:
        print(f"skipped: {reason}")
        return SKIPPED
    counted = {subject: count(arguments.peer, subject) for subject in SUBJECTS}
    recorded = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    lines, has_grown = compare(recorded, counted, arguments.tolerance)
    print("\n".join(lines))
    if arguments.update:
        RECORD.write_text(json.dumps(counted, indent=2) + "\n", encoding="utf-8")
        return 0
    return 1 if has_grown else 0


if __name__ == "__main__":
    sys.exit(main())
