#!/usr/bin/env python3
"""EvaluateMappingTemplate as the service answers it: shapes, caps, failures.

Usage: operation_test.py VTLSIM
"""
import json
import os
import re
import subprocess
import sys
import unittest

from server import PATH, PATIENCE, Server, body_of

PROGRAM = os.path.abspath(sys.argv.pop(1))
MOST_TEMPLATE = 65536
MOST_CONTEXT = 28000


class Operation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(PROGRAM, "--now", "2026-01-02T03:04:05.678Z", "--seed", "7", "--identity",
                            "cognito:ana,groups=Admin")

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def test_success_has_all_members(self):
        answer = self.server.evaluate('{"id": "$ctx.args.id"}\n', {"arguments": {"id": 7}})
        self.assertEqual(answer, {"evaluationResult": '{"id": "7"}\n', "logs": [], "stash": "{}",
                                  "outErrors": "[]"})

    def test_stash_logs_and_appended_errors_are_told(self):
        answer = self.server.evaluate(
            '$util.qr($ctx.stash.put("k", [1, "ä"]))$util.log.info("seen")$util.appendError("odd", "Odd")x')
        self.assertEqual(answer["evaluationResult"], "x")
        self.assertEqual(json.loads(answer["stash"]), {"k": [1, "ä"]})
        self.assertEqual(answer["logs"], ["seen"])
        self.assertEqual(json.loads(answer["outErrors"])[0]["message"], "odd")

    def test_a_failing_template_is_a_success_of_the_call(self):
        answer = self.server.evaluate('before $util.error("no such chat", "NotFound")')
        self.assertEqual(answer["error"], {"message": "no such chat"})
        self.assertNotIn("evaluationResult", answer)
        self.assertEqual(answer["outErrors"], "[]")

    def test_a_template_that_does_not_parse_is_a_success_too(self):
        answer = self.server.evaluate("#if( $x")
        self.assertIn("Encountered", answer["error"]["message"])
        self.assertEqual((answer["logs"], answer["stash"], answer["outErrors"]), ([], "{}", "[]"))

    def test_return_gives_its_value(self):
        self.assertEqual(self.server.evaluate('lost #return({"a": 1}) lost')["evaluationResult"], '{"a":1}')

    def test_options_of_the_command_line_hold(self):
        answer = self.server.evaluate("$util.time.nowISO8601() $ctx.identity.username")
        self.assertEqual(answer["evaluationResult"], "2026-01-02T03:04:05.678Z ana")
        ids = {self.server.evaluate("$util.autoId()")["evaluationResult"] for _ in range(3)}
        self.assertEqual(len(ids), 1, "--seed makes ids repeatable")

    def test_answers_as_the_program_does(self):
        """The same bytes as `vtlsim render --format aws`."""
        template = '#foreach($i in [1..3])$i #end$ctx.args.missing $util.toJson($ctx.args)'
        done = subprocess.run([PROGRAM, "render", "-", "--format", "aws", "--no-warnings", "--set", 'args.a="\\ud83d\\ude00"'],
                              input=template.encode(), capture_output=True, timeout=PATIENCE, check=True)
        status, headers, body = self.server.request("POST", PATH, body_of(template, {"arguments": {"a": "😀"}}))
        self.assertEqual((status, headers["content-type"]), (200, "application/json"))
        self.assertEqual(body, done.stdout.rstrip(b"\n"))

    def test_half_a_surrogate_pair_leaves_as_a_question_mark(self):
        body = b'{"template": "a\\ud83db", "context": "{}"}'
        _, _, answer = self.server.request("POST", PATH, body)
        self.assertEqual(json.loads(answer)["evaluationResult"], "a?b")

    def test_every_response_has_a_request_id(self):
        ids = set()
        for path in (PATH, "/", "/nothing"):
            _, headers, _ = self.server.request("POST", path, body_of("xx"))
            self.assertRegex(headers["x-amzn-requestid"],
                             re.compile("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"))
            ids.add(headers["x-amzn-requestid"])
        self.assertEqual(len(ids), 3)

    def test_signatures_are_not_looked_at(self):
        signed = {"Authorization": "AWS4-HMAC-SHA256 Credential=x/20260102/us-east-1/appsync/aws4_request, "
                                   "SignedHeaders=host, Signature=00", "X-Amz-Date": "20260102T030405Z"}
        for headers in ({}, signed, {"Authorization": "nonsense"}, {"Content-Type": "text/plain"}):
            status, _, body = self.server.request("POST", PATH, body_of("ok"), headers)
            self.assertEqual((status, json.loads(body)["evaluationResult"]), (200, "ok"), headers)

    def test_malformed_bodies(self):
        cases = {
            b"": "not JSON", b"{": "not JSON", b"[]": "not an object", b"\xff": "not UTF-8 at byte 0",
            b'{"template": "ab"}': "Value null at 'context' failed to satisfy constraint: Member must not be null",
            b"{}": "2 validation errors detected: Value null at 'template'",
            b'{"template": 7, "context": "{}"}': "'template' must be a string",
            b'{"template": "ab", "context": {}}': "'context' must be a string that holds JSON",
            b'{"template": "ab", "context": "{} x"}': "Unable to parse the JSON document",
            b'{"template": "ab", "context": "[1]"}': "not an object",
            b'{"template": "ab", "context": "{\\"arguments\\": 1}"}': "$.arguments",
            b"[" * 100000: "not JSON",
            b'{"template": "ab", "context": "' + b"[" * 20000 + b'"}': "Unable to parse the JSON document",
        }
        for body, wanted in cases.items():
            status, error_type, message = self.server.failure(body)
            self.assertEqual((status, error_type), (400, "BadRequestException"), body[:60])
            self.assertIn(wanted, message, body[:60])

    def test_caps_of_the_service(self):
        limit = "failed to satisfy constraint: Member must have length"
        self.assertEqual(self.server.evaluate("x" * MOST_TEMPLATE)["evaluationResult"], "x" * MOST_TEMPLATE)
        self.assertEqual(self.server.failure(body_of("x" * (MOST_TEMPLATE + 1))),
                         (400, "BadRequestException", "1 validation error detected: Value at 'template' "
                          f"{limit} less than or equal to 65536"))
        self.assertEqual(self.server.failure(body_of("x")),
                         (400, "BadRequestException", "1 validation error detected: Value 'x' at 'template' "
                          f"{limit} greater than or equal to 2"))
        padding = " " * (MOST_CONTEXT - 2)
        self.assertEqual(self.server.evaluate("ok", "{" + padding + "}")["evaluationResult"], "ok")
        self.assertEqual(self.server.failure(body_of("", "{ " + padding + "}"))[2],
                         f"2 validation errors detected: Value '' at 'template' {limit} greater than or equal to 2; "
                         f"Value at 'context' {limit} less than or equal to 28000")

    def test_characters_are_counted_as_java_does(self):
        """An emoji is two; a body of escapes only still fits."""
        self.assertEqual(len(self.server.evaluate("😀" * (MOST_TEMPLATE // 2))["evaluationResult"]), MOST_TEMPLATE // 2)
        self.assertEqual(self.server.failure(body_of("😀" * (MOST_TEMPLATE // 2) + "x"))[0], 400)
        self.assertEqual(self.server.evaluate("😀")["evaluationResult"], "😀")

    def test_deep_and_endless_templates_are_answered(self):
        for template in ("#if(true)" * 5000, "$x" + "[" * 30000, "#set($x = " + "(" * 30000):
            self.assertIn("error", self.server.evaluate(template), template[:40])
        endless = ("#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..1000])#foreach($d in [1..1000])"
                   "#set($e = 1)#end#end#end#end")
        with Server(PROGRAM, "--timeout", "10ms") as server:
            self.assertIn("CPU time", server.evaluate(endless)["error"]["message"])
        # By the engine's own limits, for which it need not be quick.
        self.assertIn("error", self.server.evaluate(endless))


class WithoutCaps(unittest.TestCase):
    def test_caps_can_be_lifted(self):
        with Server(PROGRAM, "--no-service-limits") as server:
            self.assertEqual(server.evaluate("x")["evaluationResult"], "x")
            self.assertEqual(server.evaluate("")["evaluationResult"], "")
            template = "y" * (2 << 20)
            self.assertEqual(server.evaluate(template)["evaluationResult"], template)
            context = {"arguments": {"text": "z" * 100000}}
            self.assertEqual(server.evaluate("$ctx.args.text.length()", context)["evaluationResult"], "100000")


class CommandLine(unittest.TestCase):
    def fails(self, *arguments):
        done = subprocess.run([PROGRAM, "serve", *arguments], capture_output=True, timeout=PATIENCE)
        self.assertEqual((done.returncode, done.stdout), (2, b""), arguments)
        return done.stderr.decode()

    def test_wrong_options(self):
        for arguments in (["--port", "65536"], ["--port", "x"], ["--threads", "0"], ["--threads", "-1"],
                          ["--idle-timeout", "0"], ["--now", "noon"], ["--seed", "x"], ["--identity", "nobody"],
                          ["--decimals", "small"], ["--host", "nowhere"], ["--host", "192.0.2.1", "--port", "0"], ["surplus"]):
            self.assertIn("error", self.fails(*arguments), arguments)

    def test_a_taken_port_is_said(self):
        with Server(PROGRAM) as server:
            self.assertIn(f"cannot listen on 127.0.0.1 port {server.port}", self.fails("--port", str(server.port)))

    def test_first_line_and_silence(self):
        with Server(PROGRAM) as server:
            self.assertRegex(server.line, r"^listening on http://127\.0\.0\.1:\d+\n$")
            self.assertEqual(server.stop(), (0, "", ""))

    def test_warns_when_others_can_reach_it(self):
        with Server(PROGRAM, "--host", "0.0.0.0") as server:
            self.assertEqual(server.evaluate("ok")["evaluationResult"], "ok")
            code, out, error = server.stop()
            self.assertEqual((code, out), (0, ""))
            self.assertIn("warning: other machines can reach this server", error)


if __name__ == "__main__":
    unittest.main()
