"""The figures as docs/speed.md, and in short between two marks of the README."""
import os
import pathlib
import platform
import re
import subprocess
import time

from comparison.statistics_of_rounds import Measured, ratios

README_BEGIN = "<!-- speed: written by `make bench` -->"
README_END = "<!-- end of speed -->"

PEERS = {
    "handwritten": "C++ written by hand for the template",
    "engine cached": "**vtlsim**",
    "java cached": "Apache Velocity 1.7, warmed JVM",
    "simulator cached": "Amplify simulator",
    "engine parse": "**vtlsim**, compiling each time",
    "java parse": "Apache Velocity 1.7, parsing each time",
    "simulator parse": "Amplify simulator, parsing each time",
    "engine compile": "**vtlsim**, compiling alone",
    "java compile": "Apache Velocity 1.7, parsing alone",
}

METHOD = """\
- `make bench` runs the peers in turns (A B C D D C B A ...), in short batches, on one machine. A
  ratio is taken within each round; the tables show the median and the range of the middle 80 %.
  This engine and the functions written by hand keep to one core; Java and node, which have helper
  threads, may use all.
- The time of a batch is the smaller of wall clock and processor time of the whole process, so
  that neither the load of other programs nor a helper thread counts against a peer. Process starts
  and threads are measured by the wall clock.
- Before anything is measured, all peers have to print the same bytes; the simulator, which reads
  its output, the same JSON (one known difference is let pass: it writes the number of DynamoDB
  as `{"N":"7"}`, the service as `{"N":7}`).
- Java: the server compiler, serial collector, each template and mode in a JVM of its own, several
  seconds of processor time to warm up. `$util` is a small stand-in with Jackson behind it. A round
  makes a `VelocityContext`, copies the top level of `$ctx`, renders, and makes a String.
- vtlsim: a round forgets the values of the round before, copies the top level of `$ctx`, renders,
  and makes a `std::string`.
- The simulator: its template class alone, not the server around it; a round includes its own
  wrapping of the context and its reading of the output, which it cannot do without.
- By hand: a C++ function per template, over the library's own values (look-ups by key, UTF-8 out);
  nothing is computed beforehand, and it is tested with other contexts than the measured one
  (`tests/bench/handwritten_check.py`). It copies its text to a `std::string` too.
"""


def cells(*values):
    return "| " + " | ".join(values) + " |"


def rate(seconds):
    """Rounds per second, three digits of them."""
    number = 1 / seconds
    digits = max(0, len(str(int(number))) - 3)
    return f"{round(number, -digits):,.0f}" if number >= 100 else f"{number:.3g}"


def times_as_fast(factor):
    if factor < 1:
        return f"1/{1 / factor:.2g}"
    return f"{factor:.3g}x" if factor < 100 else f"{factor:.0f}x"


def duration(seconds):
    for factor, unit in ((1, "s"), (1e3, "ms"), (1e6, "µs")):
        if seconds * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


def first_line(command):
    try:
        outcome = subprocess.run(command, capture_output=True, text=True)
    except OSError:
        return "not there"
    return (outcome.stdout + outcome.stderr).splitlines()[0].strip()


def machine():
    model = ""
    try:
        found = re.search(r"model name\s*:\s*(.+)",
                          pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8"))
        model = re.sub(r"\s+", " ", found.group(1)) if found else ""
    except OSError:
        pass
    cores = len(os.sched_getaffinity(0))
    return f"{model or platform.machine()}, {cores} cores, Linux"


def verdict(row):
    return {"aim": "aim met", "must": "must met", "missed": "**missed**"}.get(row.verdict(),
                                                                             row.verdict())


def requirement_table(rows):
    lines = [cells("what", "median", "middle 80 %", "must", "aim", ""), "|---|---|---|---|---|---|"]
    return lines + [cells(*row.cells()[:5], verdict(row)) for row in rows]


def rate_table(throughput):
    names = list(throughput)
    lines = [cells("per second", *(f"`{name}`" for name in names)), "|---" * (len(names) + 1) + "|"]
    for key, title in PEERS.items():
        if any(key in times for times in throughput.values()):
            lines.append(cells(title, *(rate(Measured(throughput[name][key]).median)
                                        if key in throughput[name] else "" for name in names)))
    return lines


def process_table(cold, first):
    titles = {"engine": "`vtlsim render`", "simulator": "node with the simulator's class"}
    lines = [cells("a new process renders `query`", "wall clock", "processor", "peak memory"),
             "|---|---|---|---|"]
    for key, (wall, processor, mebibytes) in cold.items():
        lines.append(cells(titles[key], duration(Measured(wall).median),
                           duration(Measured(processor).median),
                           f"{Measured(mebibytes).median:.3g} MiB"))
    lines += ["", f"First compilation of `auth` in a process: {duration(Measured(first).median)}."]
    return lines


def growth_table(growth):
    lines = []
    for title, (measured, times) in growth.items():
        lines += ["", f"{title} (exponent {measured.median:.2f}):", "",
                  cells("size", *(f"{size:,}" for size in times)), "|---" * (len(times) + 1) + "|",
                  cells("time", *(duration(seconds) for seconds in times.values()))]
    return lines


def document(results, rows):
    missing = [f"- {peer}: {reason}" for peer, reason in results["missing"].items()]
    lines = [
        "# Speed", "",
        "Written by `make bench`; the table below is what the project asks of itself. The",
        "templates: `query`, a small DynamoDB query; `auth`, 5 KB of authorization logic;",
        "`list1000`, a loop over 1,000 items (`tests/bench/data`).", "",
        "![Renders per second of vtlsim and its peers](speed.svg)", "",
        "## What is asked, and what is measured", "", *requirement_table(rows), ""]
    if missing:
        lines += ["Peers that could not run:", *missing, ""]
    lines += [
        "## Renders per second, one thread", "", *rate_table(results["throughput"]), "",
        "## Processes", "", *process_table(results["cold"], results["first_compile"]), "",
        "On two threads, a render of `auth` takes "
        f"{Measured(results['thread_costs']).median:.3g} times the processor time it takes on one.",
        "",
        "## Growth", *growth_table(results["growth"]), "",
        "## How it is measured", "", METHOD.rstrip(), "",
        f"Machine: {machine()}, {time.strftime('%Y-%m-%d')}. {first_line(['g++', '--version'])}; "
        f"{first_line(['java', '-version'])}; node {first_line(['node', '--version'])}.", ""]
    return "\n".join(lines)


def summary(results):
    """The README's share: at most a screen."""
    lines = [cells("renders per second, one thread", *(f"`{n}`" for n in results["throughput"])),
             "|---" * (len(results["throughput"]) + 1) + "|"]
    for key in ("engine cached", "java cached", "simulator cached", "handwritten"):
        if all(key in times for times in results["throughput"].values()):
            row = [PEERS[key]]
            for times in results["throughput"].values():
                text = rate(Measured(times[key]).median)
                if key != "engine cached":
                    factor = ratios(times[key], times["engine cached"]).median
                    text += f" ({times_as_fast(factor)})"
                row.append(text)
            lines.append(cells(*row))
    lines += ["", "In parentheses: the speed of vtlsim in relation to it."]
    cold = results["cold"]
    if "simulator" in cold:
        wall = {key: Measured(series[0]).median for key, series in cold.items()}
        memory = {key: Measured(series[2]).median for key, series in cold.items()}
        lines.append(
            f"A new process renders `query` in {duration(wall['engine'])} and "
            f"{memory['engine']:.2g} MiB; node with the simulator's class takes {duration(wall['simulator'])} and "
            f"{memory['simulator']:.2g} MiB.")
    lines.append("How it was measured, and everything else: [docs/speed.md](docs/speed.md); "
                 "`make bench` does it again.")
    return "\n".join(lines)


def put_into_readme(readme, text):
    """Replaces what stands between the marks. False when they are not there."""
    old = readme.read_text(encoding="utf-8")
    begin, end = old.find(README_BEGIN), old.find(README_END)
    if begin < 0 or end < begin:
        return False
    new = old[:begin + len(README_BEGIN)] + "\n" + text + "\n" + old[end:]
    readme.write_text(new, encoding="utf-8")
    return True
