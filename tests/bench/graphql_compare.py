#!/usr/bin/env python3
"""Compares GraphQL in vtlsim with graphql-js 16, both on one thread, in turns on this machine.

Usage: graphql_compare.py --build DIR [--modules DIR] [--quick]
  --build DIR    a build with -DVTLSIM_BUILD_BENCH=ON
  --modules DIR  a node_modules folder with graphql 16 (default: one is made in the build)

Fields are resolved by property. `list` answers 100 messages of 6 fields, `nested` a query five levels
deep; both execute a document that was parsed and validated before, and write the answer as JSON.
`document` parses and validates 10 KB. Exit code 1 when the two do not answer the same; a figure that
misses its mark is only shown.
"""
import argparse
import json
import pathlib
import shutil
import statistics
import subprocess
import sys

import graphql_inputs
from comparison.peer import Peer, PeerFailed

BENCH = pathlib.Path(__file__).resolve().parent
DATA = BENCH / "data" / "graphql"
MUST, AIM = 2, 5


def modules_in(work):
    folder = work / "graphql-js"
    modules = folder / "node_modules"
    if not (modules / "graphql").exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", folder,
                        "graphql@16"], check=True)
    return modules


def batch_for(peer, seconds):
    """How many rounds take about that long, once the peer is warm."""
    count = 1
    while peer.run(count) < seconds:
        count *= 2
    return count


def ratio_of(ours, theirs, rounds, seconds):
    for peer in (theirs, ours):
        batch_for(peer, seconds * 4)
    counts = {peer: batch_for(peer, seconds) for peer in (ours, theirs)}
    times = {ours: [], theirs: []}
    for _ in range(rounds):
        for peer in (ours, theirs):
            times[peer].append(peer.run(counts[peer]) / counts[peer])
    return {peer: statistics.median(values) for peer, values in times.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", required=True)
    parser.add_argument("--modules")
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    work = pathlib.Path(arguments.build) / "bench"
    if shutil.which("node") is None:
        print("GraphQL is not compared: node is missing")
        return 0
    modules = pathlib.Path(arguments.modules) if arguments.modules else modules_in(work)
    inputs = work / "graphql"
    inputs.mkdir(parents=True, exist_ok=True)
    graphql_inputs.write(inputs)
    rounds, seconds = (7, 0.05) if arguments.quick else (21, 0.2)
    cases = [("list", DATA / "list.graphql", inputs / "list.json"),
             ("nested", DATA / "nested.graphql", inputs / "nested.json"),
             ("document", inputs / "document.graphql", "-")]
    print("GraphQL beside graphql-js 16, one thread: time of one round")
    failed = False
    for name, query, data in cases:
        parts = [DATA / "schema.graphql", query, data]
        ours = Peer("vtlsim", [work / "vtlsim_bench_graphql", *parts])
        theirs = Peer("graphql-js", ["node", BENCH / "peers" / "graphql_peer.js", modules, *parts])
        try:
            same = json.loads(ours.output()) == json.loads(theirs.output())
            medians = ratio_of(ours, theirs, rounds, seconds)
        except PeerFailed as failure:
            print(f"failed: {failure}")
            return 1
        ratio = medians[theirs] / medians[ours]
        meets = "aim" if ratio >= AIM else "must" if ratio >= MUST else "NO"
        print(f"  {name:9} vtlsim {medians[ours] * 1e6:8.1f} us   graphql-js "
              f"{medians[theirs] * 1e6:8.1f} us   {ratio:5.1f}x   (must {MUST}x, aim {AIM}x: {meets})"
              + ("" if same else "   DIFFERENT ANSWERS"))
        failed = failed or not same
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
