#!/usr/bin/env python3
"""What needs a conversation with the program: streaming, closed pipes, full disks, big inputs.

Usage: streams_test.py VTLSIM
"""
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1))
ANSWER_SECONDS = 30  # generous: only a hang takes that long


def batch(lines, *arguments, binary=False):
    data = b"\n".join(lines) + b"\n" if binary else ("\n".join(lines) + "\n").encode()
    done = subprocess.run([PROGRAM, "render", "--batch", "-", "--profile", "velocity", *arguments], input=data,
                          capture_output=True, timeout=60)
    return done, [json.loads(line) for line in done.stdout.decode().splitlines()]


class Streams(unittest.TestCase):
    def test_answers_before_the_next_line_is_sent(self):
        """A coprocess that waits for each answer never hangs."""
        process = subprocess.Popen([PROGRAM, "render", "--batch", "-", "--profile", "velocity"],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            for number in range(20):
                process.stdin.write(b'{"id":%d,"template":"$x","context":{"x":%d}}\n' % (number, number * 2))
                process.stdin.flush()
                ready, _, _ = select.select([process.stdout], [], [], ANSWER_SECONDS)
                self.assertTrue(ready, f"no answer to line {number}")
                answer = json.loads(process.stdout.readline())
                self.assertEqual(answer, {"id": number, "evaluationResult": str(number * 2)})
            process.stdin.write(b'{"id":"half","template":')
            process.stdin.flush()
            process.stdin.write(b'"done"}')
            process.stdin.close()
            self.assertEqual(json.loads(process.stdout.readline()), {"id": "half", "evaluationResult": "done"})
            self.assertEqual(process.wait(ANSWER_SECONDS), 0)
        finally:
            process.kill()
            process.stdout.close()
            process.wait()

    def test_ten_thousand_lines(self):
        lines = [json.dumps({"id": n, "template": f"t{n % 7} #foreach($i in $l)${{i}}-$n #end", "context": {"l": [1, 2], "n": n}})
                 for n in range(10000)]
        done, answers = batch(lines)
        self.assertEqual(done.returncode, 0)
        self.assertEqual([answer["id"] for answer in answers], list(range(10000)))
        self.assertEqual(answers[9999]["evaluationResult"], "t3 1-9999 2-9999 ")

    def test_more_templates_than_the_cache_holds(self):
        lines = [json.dumps({"id": n, "template": f"v{n % 1500}", "context": {}}) for n in range(3000)]
        _, answers = batch(lines)
        self.assertEqual([answer["evaluationResult"] for answer in answers], [f"v{n % 1500}" for n in range(3000)])

    def test_garbage_lines_are_answered_and_skipped(self):
        garbage = [b"\xff\xfe\x00\x01", os.urandom(2000).replace(b"\n", b"\xff") + b"\xff", b"{", b"[]", b"\x00", b"",
                   b'{"template":5}', b'{"id":7}', b'{"id":8,"template":"x","context":[]}', b'"' + b"x" * 100000]
        done, answers = batch(garbage + [b'{"id":"last","template":"ok"}'], binary=True)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(len(answers), len(garbage) + 1)
        for answer in answers[:-1]:
            self.assertEqual(answer["error"]["class"], "BadLine")
            self.assertTrue(answer["error"]["message"].startswith("bad line: "))
        self.assertEqual(answers[-1], {"id": "last", "evaluationResult": "ok"})
        self.assertEqual([answer.get("id") for answer in answers[7:9]], [7, 8])

    def test_a_huge_line_is_refused_and_the_next_answered(self):
        done, answers = batch(['{"id":1,"template":"' + "x" * (70 << 20) + '"}', '{"id":2,"template":"ok"}'])
        self.assertEqual(done.returncode, 0)
        self.assertIn("longer than", answers[0]["error"]["message"])
        self.assertEqual(answers[1]["evaluationResult"], "ok")

    def test_a_large_line_is_rendered(self):
        text = "x" * (900 << 10)
        _, answers = batch([json.dumps({"id": 1, "template": "$t", "context": {"t": text}})])
        self.assertEqual(answers[0]["evaluationResult"], text)

    def test_no_value_of_a_line_survives_into_the_next(self):
        lines = ['{"template":"#set($y = 5)$x$y","context":{"x":1}}', '{"template":"$!x$!y","context":{}}',
                 '{"template":"$x $y","context":{}}']
        _, answers = batch(lines)
        self.assertEqual([answer["evaluationResult"] for answer in answers], ["15", "", "$x $y"])

    def test_a_reader_that_goes_away_is_no_error(self):
        lines = ('{"template":"' + "x" * 1000 + '"}\n') * 5000
        with tempfile.TemporaryFile() as source:
            source.write(lines.encode())
            source.seek(0)
            process = subprocess.Popen([PROGRAM, "render", "--batch", "-", "--profile", "velocity"], stdin=source,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            process.stdout.readline()
            process.stdout.close()
            errors = process.stderr.read()
            process.stderr.close()
            self.assertEqual(process.wait(ANSWER_SECONDS), 0)
            self.assertEqual(errors, b"")

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_a_full_disk_is_an_error(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "render", "-"], input=b"text", stdout=full, stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(done.returncode, 4)
        self.assertIn(b"CLI015", done.stderr)

    @unittest.skipUnless(os.path.exists("/dev/zero"), "needs /dev/zero")
    def test_an_endless_file_is_refused(self):
        done = subprocess.run([PROGRAM, "render", "/dev/zero"], capture_output=True, timeout=60)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"is larger than", done.stderr)

    def test_closed_standard_streams(self):
        done = subprocess.run(["sh", "-c", '"$0" render - <&- >&- 2>&-', PROGRAM], timeout=60)
        self.assertIn(done.returncode, (2, 4))

    def test_an_interrupt_ends_a_batch_by_its_signal(self):
        """Which a shell reports as exit code 130."""
        process = subprocess.Popen([PROGRAM, "render", "--batch", "-", "--profile", "velocity"],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            process.stdin.write(b'{"template":"up"}\n')
            process.stdin.flush()
            self.assertEqual(process.stdout.readline(), b'{"evaluationResult":"up"}\n')
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(ANSWER_SECONDS), -signal.SIGINT)
        finally:
            process.kill()
            process.wait()
            process.stdin.close()
            process.stdout.close()


if __name__ == "__main__":
    unittest.main()
