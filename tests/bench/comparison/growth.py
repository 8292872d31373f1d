"""How times grow with the input, from the programs of Google Benchmark."""
import collections
import json
import subprocess

from comparison.statistics_of_rounds import Measured, exponent

# Family of benchmarks -> what grows.
FAMILIES = {
    "compile_resolver_bytes": "compilation, templates of 1 to 64 KB",
    "render_resolver_bytes": "render, templates of 1 to 64 KB",
    "render_loop_items": "render, a loop over 10 to 1,000 items",
}


def measure(programs, repetitions, seconds):
    """{title: (Measured exponent, {size: median seconds})}"""
    outcome = subprocess.run(
        [programs.benchmarks, "--benchmark_filter=^(" + "|".join(FAMILIES) + ")/",
         f"--benchmark_min_time={seconds}", f"--benchmark_repetitions={repetitions}",
         "--benchmark_enable_random_interleaving=true", "--benchmark_format=json"],
        check=True, capture_output=True, text=True)
    times = collections.defaultdict(lambda: collections.defaultdict(list))
    for run in json.loads(outcome.stdout)["benchmarks"]:
        family, _, size = run["run_name"].partition("/")
        if run["run_type"] == "iteration" and family in FAMILIES:
            seconds_each = min(run["cpu_time"], run["real_time"]) * 1e-9
            times[family][int(size)].append(seconds_each)
    results = {}
    for family, title in FAMILIES.items():
        sizes = sorted(times[family])
        by_repetition = zip(*(times[family][size] for size in sizes))
        results[title] = (Measured([exponent(sizes, series) for series in by_repetition]),
                          {size: Measured(times[family][size]).median for size in sizes})
    return results
