#!/usr/bin/env python3
"""HTTP as clients speak it, well, badly and slowly; and the clean stop.

Usage: http_test.py VTLSIM

No test waits for time to pass: deadlines are either tiny and met by waiting for the server's answer,
or so long that meeting them would be a hang.
"""
import json
import os
import random
import signal
import sys
import threading
import unittest

from server import PATH, Server, body_of, raw_request, read_response

PROGRAM = os.path.abspath(sys.argv.pop(1))
SLOW = "#foreach($a in [1..1000])#foreach($b in [1..1000])#set($c = $a * $b)#end#end done"


class Protocol(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(PROGRAM)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def exchange(self, request, count=1):
        """Sends bytes, reads `count` responses, and whether the server then closed."""
        with self.server.connect() as socket, socket.makefile("rb") as stream:
            socket.sendall(request)
            responses = [read_response(stream) for _ in range(count)]
            closed = responses[-1][1].get("connection") == "close"
            if closed:
                self.assertEqual(stream.read(), b"")
            return responses, closed

    def status_of(self, request):
        responses, closed = self.exchange(request)
        line, headers, body = responses[0]
        return int(line.split()[1]), headers.get("x-amzn-errortype"), body, closed

    def test_keep_alive(self):
        client = self.server.client()
        self.server.evaluate("first", client=client)
        socket = client.sock
        for number in range(50):
            self.assertEqual(self.server.evaluate(f"n {number}", client=client)["evaluationResult"], f"n {number}")
        self.server.request("GET", "/nothing", client=client)
        self.server.request("POST", PATH, "{", client=client)
        self.assertEqual(self.server.evaluate("last", client=client)["evaluationResult"], "last")
        self.assertIs(client.sock, socket, "one connection served all, failures included")
        client.close()

    def test_pipelined_requests_are_answered_in_order(self):
        requests = b"".join(raw_request(f"n {number}") for number in range(100))
        responses, _ = self.exchange(requests, 100)
        texts = [json.loads(body)["evaluationResult"] for _, _, body in responses]
        self.assertEqual(texts, [f"n {number}" for number in range(100)])

    def test_a_request_in_single_bytes(self):
        with self.server.connect() as socket, socket.makefile("rb") as stream:
            for byte in raw_request("drop by drop"):
                socket.sendall(bytes([byte]))
            self.assertEqual(json.loads(read_response(stream)[2])["evaluationResult"], "drop by drop")

    def test_http_1_0(self):
        request = raw_request("old").replace(b"HTTP/1.1", b"HTTP/1.0")
        responses, closed = self.exchange(request)
        self.assertTrue(responses[0][0].startswith("HTTP/1.0 200"))
        self.assertTrue(closed or "connection" not in responses[0][1])
        kept = request.replace(b"Host: x", b"Connection: keep-alive")
        responses, _ = self.exchange(kept + kept, 2)
        self.assertEqual(responses[1][1]["connection"].lower(), "keep-alive")

    def test_connection_close(self):
        responses, closed = self.exchange(raw_request("bye", headers="Connection: close\r\n"))
        self.assertTrue(closed)
        self.assertEqual(json.loads(responses[0][2])["evaluationResult"], "bye")

    def test_chunked_body(self):
        body = body_of("in chunks").encode()
        head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
        chunks = b"".join(b"%x;note=1\r\n%s\r\n" % (len(part), part) for part in (body[:5], body[5:20], body[20:]))
        responses, _ = self.exchange(head + chunks + b"0\r\nTrailer: 1\r\n\r\n" + raw_request("next"), 2)
        self.assertEqual([json.loads(body)["evaluationResult"] for _, _, body in responses], ["in chunks", "next"])
        self.assertEqual(self.status_of(head + b"zz\r\n")[:2], (400, "BadRequestException"))
        too_much = b"100000\r\n" + b" " * 0x100000 + b"\r\n1\r\n \r\n"
        self.assertEqual(self.status_of(head + too_much)[:2], (413, "BadRequestException"))

    def test_expect_continue(self):
        request = raw_request("asked first", headers="Expect: 100-continue\r\n")
        head, body = request.split(b"\r\n\r\n", 1)
        with self.server.connect() as socket, socket.makefile("rb") as stream:
            socket.sendall(head + b"\r\n\r\n")
            self.assertEqual(stream.readline(), b"HTTP/1.1 100 Continue\r\n")
            self.assertEqual(stream.readline(), b"\r\n")
            socket.sendall(body)
            self.assertEqual(json.loads(read_response(stream)[2])["evaluationResult"], "asked first")
        too_large = f"POST {PATH} HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 99999999\r\n\r\n".encode()
        self.assertEqual(self.status_of(too_large)[0], 413)
        self.assertEqual(self.status_of(raw_request("xx", headers="Expect: a-wonder\r\n"))[0], 417)

    def test_unknown_operations_and_methods(self):
        cases = {("POST", "/v1/dataplane-evaluatecode"): 404, ("GET", "/v1/apis"): 404, ("POST", PATH + "/"): 404,
                 ("GET", PATH): 405, ("PUT", PATH): 405, ("POST", "/"): 405, ("BREW", "/coffee"): 404}
        for (method, path), wanted in cases.items():
            status, headers, body = self.server.request(method, path)
            self.assertEqual((status, headers["x-amzn-errortype"]), (wanted, "UnknownOperationException"), (method, path))
            self.assertTrue(json.loads(body)["message"])
            self.assertEqual("allow" in headers, wanted == 405)

    def test_page_for_people(self):
        status, headers, body = self.server.request("GET", "/")
        self.assertEqual((status, headers["content-type"]), (200, "text/plain; charset=utf-8"))
        self.assertIn(b"EvaluateMappingTemplate", body)
        status, headers, nothing = self.server.request("HEAD", "/")
        self.assertEqual((status, int(headers["content-length"]), nothing), (200, len(body), b""))

    def test_other_forms_of_the_target(self):
        for target in (PATH + "?x=1", "http://127.0.0.1:1" + PATH):
            request = raw_request("ok").replace(PATH.encode(), target.encode())
            self.assertEqual(self.status_of(request)[0], 200, target)

    def test_oversized(self):
        too_large = f"POST {PATH} HTTP/1.1\r\nContent-Length: {(1 << 20) + 1}\r\n\r\n".encode()
        self.assertEqual(self.status_of(too_large)[:2] + (True,), (413, "BadRequestException", True))
        self.assertEqual(self.status_of(too_large + b" " * ((1 << 20) + 1))[0], 413, "also when the body comes at once")
        huge = f"POST {PATH} HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n\r\n".encode()
        self.assertEqual(self.status_of(huge)[:2], (400, "BadRequestException"))
        header = f"GET / HTTP/1.1\r\nX: {'x' * 20000}\r\n\r\n".encode()
        self.assertEqual(self.status_of(header)[:2], (431, "BadRequestException"))
        self.assertEqual(self.status_of(b"GET /" + b"a" * 100000)[0], 431)

    def test_no_http_at_all(self):
        for request in (b"\r\n\r\n\r\n\x00\x01", b"hello\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n",
                        b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
                        b"POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n"):
            status, error_type, body, closed = self.status_of(request)
            self.assertEqual((status, error_type, closed), (400, "BadRequestException", True), request)
            self.assertIn("message", json.loads(body))

    def test_compressed_bodies_are_refused(self):
        self.assertEqual(self.status_of(raw_request("xx", headers="Content-Encoding: gzip\r\n"))[:2],
                         (415, "BadRequestException"))

    def test_clients_that_leave(self):
        request = raw_request(SLOW)
        for length in (0, 1, 40, len(request) - 1, len(request)):
            with self.server.connect() as socket:
                socket.sendall(request[:length])
        self.assertEqual(self.server.evaluate("still here")["evaluationResult"], "still here")

    def test_random_bytes_and_broken_requests(self):
        generator = random.Random(6)
        good = raw_request('#foreach($x in [1..3])"$x"\\n#end', {"arguments": {"a": [1, 2, {"b": "ü"}]}})
        for round_number in range(300):
            data = bytearray(good if round_number % 3 else generator.randbytes(generator.randrange(200)))
            for _ in range(generator.randrange(1, 8)):
                at = generator.randrange(len(data) + 1)
                action = generator.randrange(3)
                if action == 0:
                    data[at:at] = generator.randbytes(generator.randrange(1, 6))
                elif action == 1:
                    del data[at:at + generator.randrange(1, 10)]
                elif at < len(data):
                    data[at] ^= 1 << generator.randrange(8)
            with self.server.connect() as socket, socket.makefile("rb") as stream:
                try:
                    socket.sendall(data)
                    socket.shutdown(1)
                    while (response := read_response(stream)) is not None:
                        self.assertRegex(response[0], "^HTTP/1.[01] [2-5]")
                        if response[0].split()[1] != "100" and response[1]["content-type"] == "application/json":
                            json.loads(response[2])
                except ConnectionError:
                    pass
        self.assertEqual(self.server.evaluate("unharmed")["evaluationResult"], "unharmed")

    def test_parallel_clients_get_their_own_answers(self):
        failures = []

        def work(number):
            client = self.server.client()
            for turn in range(100):
                context = {"arguments": {"who": f"{number}/{turn}"}, "stash": {"n": number}}
                answer = self.server.evaluate(f"#set($x = {turn % 5})$x $ctx.args.who", context, client=client)
                if answer["evaluationResult"] != f"{turn % 5} {number}/{turn}" or json.loads(answer["stash"]) != {"n": number}:
                    failures.append(answer)
            client.close()

        threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(failures, [])


class Limits(unittest.TestCase):
    def test_slow_clients_are_cut_and_harm_nobody(self):
        """Their requests never end; a good client is served all along."""
        with Server(PROGRAM, "--header-timeout", "200", "--body-timeout", "200", "--idle-timeout", "200") as server:
            whole = raw_request("never")
            beginnings = (b"", whole[:1], whole[:30], whole[:-1])
            sockets = [server.connect() for _ in beginnings]
            for socket, beginning in zip(sockets, beginnings):
                socket.sendall(beginning)
            self.assertEqual(server.evaluate("good")["evaluationResult"], "good")
            for socket, beginning in zip(sockets, beginnings):
                with socket, socket.makefile("rb") as stream:
                    if not beginning:
                        self.assertEqual(stream.read(), b"", "who asked nothing gets no answer")
                        continue
                    line, headers, body = read_response(stream)
                    self.assertEqual(line.split()[1], "408", beginning)
                    self.assertEqual(headers["x-amzn-errortype"], "RequestTimeoutException")
                    self.assertIn("message", json.loads(body))
                    self.assertEqual(stream.read(), b"")
                self.assertEqual(server.evaluate("good")["evaluationResult"], "good")
            with server.connect() as socket, socket.makefile("rb") as stream:
                socket.sendall(raw_request("then nothing"))
                self.assertEqual(read_response(stream)[0].split()[1], "200")
                self.assertEqual(stream.read(), b"", "an idle connection is closed without a word")

    def test_a_client_that_does_not_read_is_cut(self):
        with Server(PROGRAM, "--write-timeout", "200", "--no-service-limits") as server:
            template = "x" * (4 << 20)
            with server.connect() as socket:
                socket.settimeout(None)
                socket.setsockopt(1, 8, 4096)  # SOL_SOCKET, SO_RCVBUF
                for _ in range(4):
                    try:
                        socket.sendall(raw_request(template))
                    except ConnectionError:
                        break
                else:
                    self.fail("the server went on reading")
            self.assertEqual(server.evaluate("good")["evaluationResult"], "good")

    def test_a_full_server_makes_room(self):
        with Server(PROGRAM, "--max-connections", "2") as server:
            with server.connect() as first, server.connect() as second:
                second.sendall(b"POST")
                while server.request("GET", "/")[0] != 200:
                    pass  # 503 until the silent ones have had a moment to go on
                self.assertEqual(first.recv(1), b"", "the one that had been silent the longest was closed")

    def test_a_busy_server_refuses(self):
        """Nobody is waiting who could make room: all connections are being worked for."""
        with Server(PROGRAM, "--max-connections", "1") as server:
            for _ in range(100):
                with server.connect() as busy, busy.makefile("rb") as stream:
                    busy.sendall(raw_request(SLOW))
                    status, headers, _ = server.request("GET", "/")
                    if status == 503:
                        self.assertEqual(headers["x-amzn-errortype"], "ServiceUnavailableException")
                        self.assertEqual(json.loads(read_response(stream)[2])["evaluationResult"], " done")
                        return
                    # A machine so slow that the request counted as one that does not come.
            self.fail("never refused")

    def test_heavy_templates_do_not_keep_the_server_from_speaking(self):
        with Server(PROGRAM, "--threads", "1") as server:
            with server.connect() as heavy, heavy.makefile("rb") as stream:
                heavy.sendall(raw_request(SLOW))
                self.assertEqual(server.request("GET", "/")[0], 200)
                self.assertEqual(server.request("POST", PATH + "x")[0], 404)
                self.assertEqual(json.loads(read_response(stream)[2])["evaluationResult"], " done")


class Stop(unittest.TestCase):
    def test_signals_end_it_cleanly(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            with Server(PROGRAM) as server:
                client = server.client()
                server.evaluate("ok", client=client)
                with server.connect():
                    self.assertEqual(server.stop(number), (0, "", ""), "open connections do not keep it")
                client.close()

    def test_requests_in_progress_are_answered(self):
        with Server(PROGRAM) as server:
            with server.connect() as socket, socket.makefile("rb") as stream:
                request = raw_request("answered", headers="Expect: 100-continue\r\n")
                head, body = request.split(b"\r\n\r\n", 1)
                socket.sendall(head + b"\r\n\r\n")
                stream.readline()  # 100 Continue: the server is in the middle of the request
                stream.readline()
                server.process.send_signal(signal.SIGTERM)
                while True:  # until the listening socket is gone: then the signal has been taken
                    try:
                        server.connect().close()
                    except ConnectionRefusedError:
                        break
                    except ConnectionResetError:
                        pass  # it was accepted, or nearly, as the socket closed
                socket.sendall(body)
                line, headers, answer = read_response(stream)
                self.assertEqual((line.split()[1], headers["connection"]), ("200", "close"))
                self.assertEqual(json.loads(answer)["evaluationResult"], "answered")
            self.assertEqual(server.process.wait(60), 0)

    def test_a_request_that_never_ends_does_not_keep_it(self):
        with Server(PROGRAM, "--stop-timeout", "100") as server:
            with server.connect() as socket, socket.makefile("rb") as stream:
                socket.sendall(raw_request("xx", headers="Expect: 100-continue\r\n").split(b"\r\n\r\n")[0] + b"\r\n\r\n")
                stream.readline()
                self.assertEqual(server.stop()[0], 0)


if __name__ == "__main__":
    unittest.main()
