"""What the project asks of its speed, row by row, against what was measured."""
from comparison.statistics_of_rounds import Measured, ratios

# The greatest exponent of growth that still counts as linear: caches, which hold less of a larger
# input, take their share.
LINEAR = 1.1


class Row:
    """One requirement. `at_least` says which way is better; must and aim are bounds, in `unit`.
    Nothing measured: `missing` says why."""

    def __init__(self, title, measured, must, aim, unit="x", at_least=True, missing=""):
        self.title = title
        self.measured = measured
        self.must = must
        self.aim = aim
        self.unit = unit
        self.at_least = at_least
        self.missing = missing

    def _meets(self, bound):
        return self.measured.median >= bound if self.at_least else self.measured.median <= bound

    def verdict(self):
        if self.measured is None:
            return "not measured"
        if self._meets(self.aim):
            return "aim"
        return "must" if self._meets(self.must) else "missed"

    def text_of(self, number):
        return f"{number:.3g}{self.unit}" if number < 100 else f"{number:.0f}{self.unit}"

    def bound(self, number):
        sign = "" if self.at_least else "≤ "
        return f"{sign}{number:g}{self.unit}"

    def cells(self):
        """Title, median, spread, must, aim, verdict."""
        if self.measured is None:
            median, spread = self.missing, ""
        else:
            median = self.text_of(self.measured.median)
            spread = f"{self.text_of(self.measured.low)} to {self.text_of(self.measured.high)}"
        return [self.title, median, spread, self.bound(self.must), self.bound(self.aim),
                self.verdict()]


def throughput_rows(throughput, missing):
    """`throughput`: template -> {peer: [seconds per round]}."""
    rows = []
    for title, peer, must, aim in (
            ("render, template cached, against Apache Velocity 1.7 on a warmed JVM", "java", 4, 10),
            ("the same against the Amplify simulator", "simulator", 100, 200)):
        for name, times in throughput.items():
            other = times.get(f"{peer} cached")
            measured = ratios(other, times["engine cached"]) if other else None
            rows.append(Row(f"{title}: `{name}`", measured, must, aim,
                            missing=missing.get(peer, "")))
    for name, times in throughput.items():
        rows.append(Row(f"time of a render against the function written by hand: `{name}`",
                        ratios(times["engine cached"], times["handwritten"]), 4, 2,
                        at_least=False))
    for name, times in throughput.items():
        other = times.get("java compile")
        measured = ratios(times["engine compile"], other) if other else None
        rows.append(Row(f"time of a warmed compilation against Java's parse: `{name}`", measured, 2,
                        1, at_least=False, missing=missing.get("java", "")))
    return rows


def process_rows(first, cold, missing):
    """`first`: seconds; `cold`: of cold_render()."""
    rows = [Row("first compilation in a process, `auth`", Measured([s * 1000 for s in first]), 2,
                0.5, unit=" ms", at_least=False)]
    other = cold.get("simulator")
    reason = missing.get("simulator", "")
    rows.append(Row("cold `vtlsim render` of `query`, against node with the simulator's class",
                    ratios(other[0], cold["engine"][0]) if other else None, 15, 40,
                    missing=reason))
    rows.append(Row("peak resident memory of that process: node's against vtlsim's",
                    ratios(other[2], cold["engine"][2]) if other else None, 4, 6, missing=reason))
    return rows


def growth_rows(exponents):
    """`exponents`: title -> Measured exponent."""
    return [Row(f"growth, as the exponent of the size (1 is linear): {title}", measured, LINEAR,
                LINEAR, unit="", at_least=False) for title, measured in exponents.items()]


def thread_row(name, one, two):
    return Row(f"renders per second on two threads against one, one shared template: `{name}`",
               ratios(two, one), 1.8, 1.95)
