"""Rounds of all peers in turns, for one template: A B C D D C B A A B C D ..."""
import json
import os

from comparison.peer import Peer, PeerFailed


def numbers_as_the_service(value):
    """The simulator writes a number of DynamoDB as {"N": "7"}, the service as {"N": 7}: the one
    difference that is let pass."""
    if isinstance(value, list):
        return [numbers_as_the_service(item) for item in value]
    if not isinstance(value, dict):
        return value
    if list(value) == ["N"] and isinstance(value["N"], str):
        return {"N": json.loads(value["N"])}
    return {key: numbers_as_the_service(member) for key, member in value.items()}


def participants(programs, name):
    """(key, command, seconds of warming, core) of all that can run. Java and node have helper
    threads, which want the other cores."""
    core = max(os.sched_getaffinity(0))
    found = [(f"engine {mode}", programs.engine_command(name, mode), 0.2, core)
             for mode in ("cached", "parse", "compile")]
    found.append(("handwritten", programs.engine_command(name, "handwritten"), 0.2, core))
    if programs.class_path:
        found += [(f"java {mode}", programs.java_command(name, mode), 1.0, None)
                  for mode in ("cached", "parse", "compile")]
    if programs.modules:
        found += [(f"simulator {mode}", programs.simulator_command(name, mode), 0.5, None)
                  for mode in ("cached", "parse")]
    return found


def check_outputs(peers):
    """All peers print the same; the simulator, which reads what it printed, the same JSON."""
    expected = peers["engine cached"].output()
    for key, peer in peers.items():
        if key.endswith("compile"):
            continue
        printed = peer.output()
        if key.startswith("simulator"):
            same = numbers_as_the_service(json.loads(printed)) == json.loads(expected)
        else:
            same = printed == expected
        if not same:
            raise PeerFailed(f"{key} does not print what the engine prints:\n{printed[:2000]}\n"
                             f"--- the engine:\n{expected[:2000]}")


def measure(programs, name, rounds, batch_seconds, warm_seconds):
    """{key: [seconds per round of work, ...]} with one number per round for every peer."""
    peers = {}
    warming = {}
    try:
        for key, command, share, core in participants(programs, name):
            peers[key] = Peer(key, command, core)
            warming[key] = share * warm_seconds
        check_outputs(peers)
        for key, peer in peers.items():
            peer.warm(warming[key], batch_seconds)
        times = {key: [] for key in peers}
        order = list(peers)
        for _ in range(rounds):
            for key in order:
                times[key].append(peers[key].batch())
            # Back again, so that nobody always runs behind the same neighbour.
            order.reverse()
        return times
    finally:
        for peer in peers.values():
            peer.close()
