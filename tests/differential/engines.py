"""Runs a batch command as a line-by-line coprocess that outlives many chunks, and survives its hangs and crashes."""
import collections
import json
import os
import queue
import subprocess
import threading

# The Java side: bounded memory, and no change of the reflection code after 15 calls, which would change its messages.
JAVA_OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx1g -Dsun.reflect.inflationThreshold=2147483647"


def decode(raw):
    """The JSON of one answer line; lone surrogates written as three bytes are accepted."""
    try:
        answer = json.loads(raw.decode("utf-8", "surrogatepass"))
        return answer if isinstance(answer, dict) else {"crash": f"not a JSON object: {raw[:200]!r}"}
    except ValueError as error:
        return {"crash": f"not a JSON line: {error}: {raw[:200]!r}"}


class Engine:
    """A batch command. `ask` never raises for what the command does: hangs and deaths come back as answers.

    An answer is what the command printed, or {"timeout": seconds}, or {"crash": text}. A command that answers only
    at the end of its input is noticed at the first question and started anew for every chunk.
    """

    def __init__(self, command, timeout):
        self.command = command
        self.timeout = timeout
        self.process = None
        self.answers = None
        self.streams = None
        self.failure = None

    def ask(self, lines):
        """Answers to `lines` (batch lines without newline), in order."""
        if self.streams is None:
            self._probe()
        answers = self._exchange(lines)
        while len(answers) < len(lines):
            # Which line is to blame is known only one by one: answers may have been held back.
            if len(lines) - len(answers) == 1:
                answers.append(self._failure_of(lines[-1]))
                break
            for line in lines[len(answers):]:
                single = self._exchange([line])
                answers.append(single[0] if single else self._failure_of(line))
        return answers

    def close(self):
        """Ends the command."""
        if self.process:
            self.process.kill()
            self.process.wait()
            try:
                self.process.stdin.close()
            except OSError:
                pass  # what it had not read yet is lost with it
            self.process = None

    def _failure_of(self, line):
        return {"id": json.loads(line).get("id"), **self.failure}

    def _start(self):
        environment = dict(os.environ)
        environment.setdefault("ORACLE_OPTS", JAVA_OPTIONS)
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(self.command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment)
        self.answers = queue.Queue()
        self.stderr = collections.deque(maxlen=20)
        threading.Thread(target=self._pump, args=(self.process, self.answers), daemon=True).start()
        threading.Thread(target=self._drain, args=(self.process, self.stderr), daemon=True).start()

    @staticmethod
    def _pump(process, answers):
        for line in process.stdout:
            answers.put(line)
        answers.put(None)

    @staticmethod
    def _drain(process, kept):
        kept.extend(process.stderr)

    @staticmethod
    def _feed(process, data, close):
        try:
            process.stdin.write(data)
            process.stdin.flush()
            if close:
                process.stdin.close()
        except (BrokenPipeError, ValueError, OSError):
            pass  # its death is seen on the reading side

    def _probe(self):
        self.streams = True
        if not self._exchange(['{"id":"probe","template":"x","context":{}}']):
            self.streams = False

    def _exchange(self, lines):
        """Sends `lines`, reads answers until all are there or the command fails; then `self.failure` says how."""
        if self.process is None or self.process.poll() is not None:
            self.close()
            self._start()
        process, answers, result = self.process, self.answers, []
        data = "".join(line + "\n" for line in lines).encode()
        threading.Thread(target=self._feed, args=(process, data, not self.streams), daemon=True).start()
        while len(result) < len(lines):
            try:
                raw = answers.get(timeout=self.timeout)
            except queue.Empty:
                self.failure = {"timeout": self.timeout}
                self.close()
                return result
            if raw is None:
                process.wait()
                self.failure = {"crash": f"exit status {process.returncode}: " + b"".join(self.stderr).decode("utf-8", "replace")[-2000:]}
                self.close()
                return result
            answer = decode(raw)
            if "crash" not in answer and answer.get("id") != json.loads(lines[len(result)]).get("id"):
                answer = {"crash": f"answers out of order: got id {answer.get('id')!r}"}
            result.append(answer)
        if not self.streams:
            self.close()
        elif any("OutOfMemoryError" in str(answer.get("error")) for answer in result):
            self.close()  # a machine that ran out of memory once is not trusted again
        return result


class Recorded:
    """Answers read from a file written earlier (JSON lines with "id"), instead of a running command."""

    def __init__(self, path):
        self.by_id = {}
        with open(path, "rb") as file:
            for raw in file:
                answer = decode(raw)
                self.by_id[json.dumps(answer.get("id"))] = answer

    def ask(self, lines):
        return [self.by_id.get(json.dumps(json.loads(line).get("id")), {"missing": True}) for line in lines]

    def close(self):
        pass
