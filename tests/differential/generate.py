#!/usr/bin/env python3
"""Writes random Velocity templates with contexts as batch lines {"id", "template", "context"}.

The same seed, mode and number always give the same case, whatever else is generated, so an id names a case for good.
"""
import argparse
import collections
import json
import random
import sys

import appsync_mode
import fragment_mode
import method_mode
import mutated_mode
import random_context
import structured_mode

DEFAULT_WEIGHTS = {"fragments": 25, "structured": 30, "mutated": 20, "methods": 15, "appsync-like": 10}


class Generator:
    """Makes cases from a seed; `bases` are further (template, context) pairs to mutate; `marks` counts constructs."""

    def __init__(self, seed, bases):
        self.seed = seed
        self.bases = bases
        self.marks = collections.Counter()

    def case(self, mode, number):
        """Case `number` of `mode` as a dict ready to be written."""
        identity = f"{mode}-{self.seed}-{number}"
        rng = random.Random(identity)
        template, context = getattr(self, "_" + mode.replace("-", "_"))(rng)
        return {"id": identity, "template": template, "context": context}

    def _fragments(self, rng):
        template = fragment_mode.template(rng)
        context = {"x": "X", "s": "str", "n": 5, "t": True, "f": False, "l": ["p", "q", "r"], "m": {"k": "v"}, "a": {"b": "B"}}
        return template, random_context.used_only(template, context)

    def _structured(self, rng):
        builder = structured_mode.Builder(rng)
        template = builder.template()
        self.marks.update(builder.marks)
        return template, random_context.used_only(template, random_context.full_context(rng))

    def _methods(self, rng):
        template = method_mode.template(rng)
        return template, random_context.used_only(template, method_mode.context(rng))

    def _appsync_like(self, rng):
        return appsync_mode.template(rng), appsync_mode.context(rng)

    def _base(self, rng):
        roll = rng.random()
        if self.bases and roll < 0.4:
            return rng.choice(self.bases)
        if roll < 0.55:
            return self._appsync_like(rng)
        builder = structured_mode.Builder(rng)
        return builder.template(), random_context.full_context(rng)

    def _mutated(self, rng):
        base, context = self._base(rng)
        other, other_context = self._base(rng)
        template = mutated_mode.template(rng, base, other)
        return template, random_context.used_only(template, {**other_context, **context})


def read_bases(path):
    """(template, context) pairs of a conformance file, without cases that need engine properties, resources or reflection."""
    bases = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            if not (record.get("config") or record.get("templates") or ".class" in record["template"] or "getClass" in record["template"]):
                bases.append((record["template"], record.get("context") or {}))
    return bases


def parse_weights(text):
    """`a=3,b` -> {"a": 3.0, "b": 1.0}; raises SystemExit for a name that is not a mode."""
    weights = {}
    for part in text.split(","):
        name, _, weight = part.partition("=")
        if name not in DEFAULT_WEIGHTS:
            raise SystemExit(f"generate.py: unknown mode {name!r}; modes: {', '.join(DEFAULT_WEIGHTS)}")
        weights[name] = float(weight or 1)
    return weights


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--modes", type=parse_weights, default=DEFAULT_WEIGHTS, help="modes with weights, e.g. fragments,structured=3; default: all")
    parser.add_argument("--bases", help="JSONL of template, context to mutate as well")
    parser.add_argument("--output", default="-", help="file to write, default standard output")
    parser.add_argument("--stats", action="store_true", help="print the constructs used by mode structured on standard error")
    options = parser.parse_args()

    generator = Generator(options.seed, read_bases(options.bases) if options.bases else [])
    chooser = random.Random(f"modes-{options.seed}")
    names, weights = list(options.modes), list(options.modes.values())
    output = sys.stdout if options.output == "-" else open(options.output, "w", encoding="utf-8")
    counts = collections.Counter()
    with output:
        for number in range(options.count):
            mode = chooser.choices(names, weights)[0]
            counts[mode] += 1
            output.write(json.dumps(generator.case(mode, number)) + "\n")
    if options.stats:
        print("cases:", dict(counts), file=sys.stderr)
        for kind in structured_mode.CONSTRUCT_KINDS:
            print(f"{generator.marks[kind]:8} {kind}", file=sys.stderr)


if __name__ == "__main__":
    main()
