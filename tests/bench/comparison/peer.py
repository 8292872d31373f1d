"""One program of the comparison: it renders one template as often as it is told, see
peers/engine_peer.cpp for the lines it understands.

The time of a batch is the smaller of what the program says (wall clock) and the processor time of
the whole process: neither the load of other programs nor helper threads of its own count against
a peer. Peers of one thread may be kept on one core: two cores of a shared machine can differ by half
for seconds.
"""
import json
import os
import subprocess
import time


class PeerFailed(Exception):
    """The program ended, or answered something that is not an answer."""


class Peer:
    def __init__(self, name, command, core=None):
        self.name = name
        self.command = [str(part) for part in command]
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE)
        if core is not None:
            os.sched_setaffinity(self.process.pid, {core})
        # The clock id that clock_getcpuclockid() gives for a process.
        self.clock = (~self.process.pid << 3) | 2
        self.count = 1
        self.printed_per_round = None

    def ask(self, line):
        try:
            self.process.stdin.write(line.encode() + b"\n")
            self.process.stdin.flush()
            answer = self.process.stdout.readline().decode()
        except BrokenPipeError:
            answer = ""
        if not answer:
            raise PeerFailed(f"{self.name} ended: {self.process.stderr.read().decode()[-2000:]}")
        return answer

    def output(self):
        """The text that the peer prints."""
        return json.loads(self.ask("output"))

    def processor_time(self):
        try:
            return time.clock_gettime_ns(self.clock)
        except OSError:
            return None

    def processor_seconds(self):
        spent = self.processor_time()
        return time.monotonic() if spent is None else spent / 1e9

    def run(self, count, threads=None):
        """Seconds that `count` rounds take."""
        before = self.processor_time()
        answer = self.ask(str(count) if threads is None else f"{count} {threads}")
        after = self.processor_time()
        wall, printed = (int(number) for number in answer.split())
        per_round = printed / count / (threads or 1)
        if self.printed_per_round not in (None, per_round):
            raise PeerFailed(f"{self.name} printed {per_round} bytes per round, and before "
                             f"{self.printed_per_round}")
        self.printed_per_round = per_round
        if before is None or after is None or threads is not None:
            return wall / 1e9
        return min(wall, after - before) / 1e9

    def warm(self, seconds, batch_seconds):
        """Runs until the process has had `seconds` of processor time (compilers that work beside
        it want theirs too), and finds out how many rounds a batch takes."""
        end = self.processor_seconds() + seconds
        while True:
            took = self.run(self.count)
            if took < batch_seconds / 4:
                self.count *= 2
            elif self.processor_seconds() >= end:
                break
        self.count = max(1, round(self.count * batch_seconds / took))

    def batch(self):
        """Seconds per round, over one batch."""
        return self.run(self.count) / self.count

    def close(self):
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            try:
                stream.close()
            except BrokenPipeError:
                pass
        self.process.kill()
        self.process.wait()
