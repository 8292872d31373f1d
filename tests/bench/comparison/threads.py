"""Renders of one shared template on two threads against one."""
from comparison.peer import Peer


def measure(programs, name, rounds, batch_seconds):
    """([renders per second on one thread], [... on two], [processor time of a render on two threads
    in relation to one]), measured in turns. The last shows what threads cost each other on a
    machine that is too busy for the others; only the others see a thread that waits."""
    peer = Peer("engine threads", programs.engine_command(name, "threads"))
    try:
        count = 1
        while peer.run(count, threads=1) < batch_seconds:
            count *= 2
        one, two, costs = [], [], []
        for _ in range(rounds):
            before = peer.processor_seconds()
            one.append(count / peer.run(count, threads=1))
            between = peer.processor_seconds()
            two.append(2 * count / peer.run(count, threads=2))
            costs.append((peer.processor_seconds() - between) / 2 / (between - before))
        return one, two, costs
    finally:
        peer.close()
