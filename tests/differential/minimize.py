"""Shrinks a failing case while it fails alike, asking both engines many candidates at a time."""
import json
import time

import verdict


def still_fails(cases, ours, oracle, signature):
    """For each case whether it differs with `signature`."""
    lines = [json.dumps(case) for case in cases]
    expected = oracle.ask(lines)
    worth = [index for index, answer in enumerate(expected) if verdict.skip_reason(answer) is None]
    actual = dict(zip(worth, ours.ask([lines[index] for index in worth])))
    return [index in actual and verdict.difference(actual[index], expected[index]) == signature for index in range(len(cases))]


def _shrink(units, rebuild, fails, deadline):
    """Delta debugging: drops as many of `units` as possible; rebuild(units) makes a case, fails(cases) tests them.

    No new round starts after `deadline` (of time.monotonic()).
    """
    parts = 2
    while units and time.monotonic() < deadline:
        size = max(1, len(units) // parts)
        candidates = [units[:start] + units[start + size:] for start in range(0, len(units), size)]
        verdicts = fails([rebuild(candidate) for candidate in candidates])
        # Taking several removals at once often works and saves rounds.
        kept = [unit for start, failed in zip(range(0, len(units), size), verdicts) if not failed for unit in units[start:start + size]]
        if sum(verdicts) > 1 and fails([rebuild(kept)])[0]:
            units = kept
        elif any(verdicts):
            units = candidates[verdicts.index(True)]
        elif size == 1:
            break
        else:
            parts = min(parts * 2, len(units))
            continue
        parts = max(2, min(parts, len(units)))
    return units


def minimize(case, ours, oracle, signature, patience):
    """`case` with the shortest template and the fewest variables found in `patience` seconds that still differ with `signature`."""
    deadline = time.monotonic() + patience
    fails = lambda cases: still_fails(cases, ours, oracle, signature)
    with_template = lambda characters: {**case, "template": "".join(characters)}
    case = with_template(_shrink(list(case["template"]), with_template, fails, deadline))
    names = list(case.get("context") or {})
    with_names = lambda kept: {**case, "context": {name: case["context"][name] for name in kept}}
    return with_names(_shrink(names, with_names, fails, deadline)) if names else case
