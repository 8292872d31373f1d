"""Medians and spreads of numbers that were measured in turns."""
import math
import statistics


class Measured:
    """A series of numbers: its median, and the range that holds the middle 80 % of it."""

    def __init__(self, values):
        ordered = sorted(values)
        self.median = statistics.median(ordered)
        self.low = ordered[int(0.1 * (len(ordered) - 1))]
        self.high = ordered[math.ceil(0.9 * (len(ordered) - 1))]

    def as_json(self):
        return {"median": self.median, "low": self.low, "high": self.high}


def ratios(slower, faster):
    """Of each round: how often `faster` does the work while `slower` does it once."""
    return Measured([a / b for a, b in zip(slower, faster)])


def exponent(sizes, times):
    """p of time = c * size^p, by least squares over the logarithms: 1 is linear, 2 quadratic."""
    xs = [math.log(size) for size in sizes]
    ys = [math.log(duration) for duration in times]
    mean_x, mean_y = statistics.fmean(xs), statistics.fmean(ys)
    covariance = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys))
    return covariance / sum((x - mean_x) ** 2 for x in xs)
