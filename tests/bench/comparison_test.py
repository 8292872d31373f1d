#!/usr/bin/env python3
"""The arithmetic and the writing of the comparison, on made-up figures: what it would publish is
right, and what misses its mark is said to."""
import pathlib
import sys
import tempfile
import xml.etree.ElementTree

from comparison import markdown, plot
from comparison.programs import TEMPLATES
from comparison.requirements import growth_rows, process_rows, thread_row, throughput_rows
from comparison.statistics_of_rounds import Measured, exponent, ratios
from comparison.throughput import numbers_as_the_service


def check(condition, what):
    if not condition:
        raise AssertionError(what)


def test_ratios_are_taken_within_a_round():
    # The second round ran on a machine half as fast; the ratio does not care.
    measured = ratios([10.0, 20.0, 10.0], [1.0, 2.0, 2.0])
    check((measured.median, measured.low, measured.high) == (10.0, 5.0, 10.0), measured.as_json())


def test_exponents():
    check(abs(exponent([1, 2, 4, 8], [3, 6, 12, 24]) - 1) < 1e-9, "linear")
    check(abs(exponent([1, 2, 4, 8], [1, 4, 16, 64]) - 2) < 1e-9, "quadratic")


def test_only_numbers_of_dynamodb_are_let_pass():
    check(numbers_as_the_service([{"N": "7"}, {"S": "7"}]) == [{"N": 7}, {"S": "7"}], "N")
    check(numbers_as_the_service({"N": "7", "a": "1"}) == {"N": "7", "a": "1"}, "two members")


def made_up(java=4e-6, simulator=1e-4):
    times = {"engine cached": [1e-6] * 3, "engine parse": [1e-5] * 3, "engine compile": [9e-6] * 3,
             "handwritten": [4e-7] * 3, "java cached": [java] * 3, "java parse": [3e-5] * 3,
             "java compile": [2e-5] * 3, "simulator cached": [simulator] * 3}
    return {name: times for name in TEMPLATES}


def rows_of(throughput, missing):
    cold = {"engine": ([0.004] * 3, [0.004] * 3, [6.0] * 3),
            "simulator": ([0.12] * 3, [0.1] * 3, [60.0] * 3)}
    growth = {"bytes": (Measured([1.02]), {1024: 1e-5, 2048: 2e-5}),
              "items": (Measured([1.9]), {10: 1e-5, 20: 4e-5})}
    rows = (throughput_rows(throughput, missing) + process_rows([0.001] * 3, cold, missing) +
            growth_rows({title: measured for title, (measured, _) in growth.items()}) +
            [thread_row("auth", [1.0] * 3, [1.85] * 3)])
    results = {"throughput": throughput, "first_compile": [0.001] * 3, "cold": cold,
               "growth": growth, "thread_costs": [1.0],
               "missing": missing}
    return rows, results


def test_verdicts():
    rows, _ = rows_of(made_up(java=3e-6), {})
    verdicts = {row.title.split(":")[0] + row.title[-6:]: row.verdict() for row in rows}
    expected = ["missed"] * 3 + ["must"] * 3 + ["must"] * 3 + ["aim"] * 3
    expected += ["must", "must", "aim", "aim", "missed", "must"]
    check([row.verdict() for row in rows] == expected, verdicts)


def test_a_missing_peer_is_named():
    throughput = {name: {key: series for key, series in times.items() if "java" not in key}
                  for name, times in made_up().items()}
    rows, results = rows_of(throughput, {"java": "not found: javac"})
    check(rows[0].verdict() == "not measured" and "javac" in rows[0].cells()[1], rows[0].cells())
    check("- java: not found: javac" in markdown.document(results, rows), "document")
    check("Velocity" not in markdown.summary(results), "summary")


def test_documents():
    rows, results = rows_of(made_up(), {})
    text = markdown.document(results, rows)
    check(text.count("\n| growth") == 2 and "**missed**" in text, text)
    xml.etree.ElementTree.fromstring(plot.draw(results["throughput"]))
    with tempfile.TemporaryDirectory() as folder:
        readme = pathlib.Path(folder, "README.md")
        readme.write_text(f"a\n{markdown.README_BEGIN}\nold\n{markdown.README_END}\nb\n")
        for _ in range(2):
            check(markdown.put_into_readme(readme, markdown.summary(results)), "marks")
        new = readme.read_text()
        check(new.startswith("a\n") and new.endswith("\nb\n") and "old" not in new, new)
        check("(4x)" in new and new.count("`query`") == 2, new)
        readme.write_text("no marks")
        check(not markdown.put_into_readme(readme, "x"), "no marks")


if __name__ == "__main__":
    failures = 0
    for name, test in list(globals().items()):
        if not name.startswith("test_"):
            continue
        try:
            test()
        except AssertionError as failure:
            failures += 1
            print(f"{name}: {failure}")
    sys.exit(1 if failures else 0)
