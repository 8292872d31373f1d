"""Renders of one shared template on two threads against one."""
from comparison.peer import Peer


def measure(programs, name, rounds, batch_seconds):
    """([renders per second on one thread], [.. on two]), measured in turns."""
    peer = Peer("engine threads", programs.engine_command(name, "threads"))
    try:
        count = 1
        while peer.run(count, threads=1) < batch_seconds:
            count *= 2
        one, two = [], []
        for _ in range(rounds):
            one.append(count / peer.run(count, threads=1))
            two.append(2 * count / peer.run(count, threads=2))
        return one, two
    finally:
        peer.close()
