#!/usr/bin/env python3
"""HTTP as clients speak it, well, badly and slowly; and the clean stop.

Usage: http_test.py VTLSIM

No test waits for time to pass: deadlines are either tiny and met by waiting for the server's answer,
or so long that meeting them would be a hang.
"""
import json
import os
import random
import select
import signal
import subprocess
import sys
import threading
import unittest

from server import PATH, Server, body_of, raw_request, read_response

PROGRAM = os.path.abspath(sys.argv.pop(1))
# Steps without end, as far as the limits go: seconds.
BOMB = ("#set($k = [1..1000])#set($n = [1..8])#foreach($a in $k)#foreach($b in $k)#foreach($c in $n)" + "#set($x = $a)" * 19 +
        "#end#end#end bang")
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
        kept = request.replace(b"Host: localhost", b"Connection: keep-alive")
        responses, _ = self.exchange(kept + kept, 2)
        self.assertEqual(responses[1][1]["connection"].lower(), "keep-alive")

    def test_connection_close(self):
        responses, closed = self.exchange(raw_request("bye", headers="Connection: close\r\n"))
        self.assertTrue(closed)
        self.assertEqual(json.loads(responses[0][2])["evaluationResult"], "bye")

    def test_chunked_body(self):
        body = body_of("in chunks").encode()
        head = f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
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
        too_large = f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 99999999\r\n\r\n".encode()
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
        too_large = f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {(1 << 20) + 1}\r\n\r\n".encode()
        self.assertEqual(self.status_of(too_large)[:2] + (True,), (413, "BadRequestException", True))
        self.assertEqual(self.status_of(too_large + b" " * ((1 << 20) + 1))[0], 413, "also when the body comes at once")
        huge = f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999999\r\n\r\n".encode()
        self.assertEqual(self.status_of(huge)[:2], (400, "BadRequestException"))
        header = f"GET / HTTP/1.1\r\nHost: localhost\r\nX: {'x' * 20000}\r\n\r\n".encode()
        self.assertEqual(self.status_of(header)[:2], (431, "BadRequestException"))
        self.assertEqual(self.status_of(b"GET /" + b"a" * 100000)[0], 431)

    def test_no_http_at_all(self):
        for request in (b"\r\n\r\n\r\n\x00\x01", b"hello\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n",
                        b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
                        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n"):
            status, error_type, body, closed = self.status_of(request)
            self.assertEqual((status, error_type, closed), (400, "BadRequestException", True), request)
            self.assertIn("message", json.loads(body))

    def refused(self, request, status, said):
        """One answer, then the end: what follows in the same bytes is never taken for a request."""
        with self.server.connect() as socket, socket.makefile("rb") as stream:
            socket.sendall(request + raw_request("smuggled"))
            line, headers, body = read_response(stream)
            self.assertEqual(int(line.split()[1]), status, request)
            self.assertIn(headers.get("connection"), ("close", None) if b"HTTP/1.0" in request else ("close",), request)
            self.assertIn(said, json.loads(body)["message"], request)
            try:
                self.assertEqual(stream.read(), b"", request)
            except ConnectionResetError:
                pass

    def test_lengths_that_can_be_read_in_two_ways_are_refused(self):
        body = body_of("hidden")
        chunked = f"{len(body):x}\r\n{body}\r\n0\r\n\r\n"
        length = f"Content-Length: {len(body)}"
        cases = [
            (["Transfer-Encoding: gzip"], 501, "Transfer-Encoding"),
            (["Transfer-Encoding: identity"], 501, "Transfer-Encoding"),
            (["Transfer-Encoding: gzip, chunked"], 501, "Transfer-Encoding"),
            (["Transfer-Encoding: chunked, gzip"], 501, "Transfer-Encoding"),
            (["Transfer-Encoding: xchunked"], 501, "Transfer-Encoding"),
            (["Transfer-Encoding: chunked", "Transfer-Encoding: gzip"], 400, "ransfer"),
            (["Transfer-Encoding: gzip", "Transfer-Encoding: chunked"], 400, "ransfer"),
            (["Transfer-Encoding: chunked", "Transfer-Encoding: chunked"], 400, "ransfer"),
            (["Transfer-Encoding: chunked", length], 400, ""),
            ([length, "Transfer-Encoding: chunked"], 400, ""),
            (["Transfer-Encoding: gzip", length], 400, "exclude each other"),
            ([length, length], 400, "more than once"),
            ([length, "Content-Length: 1"], 400, ""),
            ([f"Content-Length: {len(body)}, {len(body)}"], 400, "not a number"),
            ([f"Content-Length: +{len(body)}"], 400, ""),
            (["Content-Length: 0x10"], 400, ""), (["Content-Length: -1"], 400, ""), (["Content-Length:"], 400, ""),
        ]
        for fields, status, said in cases:
            head = f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\n" + "".join(f"{field}\r\n" for field in fields)
            self.refused((head + "\r\n" + chunked).encode(), status, said)
        self.refused(f"POST {PATH} HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n{chunked}".encode(), 400, "HTTP/1.0")
        # Also where nobody wants the body.
        self.refused(b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n", 501, "Transfer-Encoding")

    def test_chunks_that_are_none_are_refused(self):
        head = f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
        for chunks in (b"5\nabcde\r\n", b" 5\r\nabcde\r\n", b"+5\r\nabcde\r\n", b"5\r\nabcdefg\r\n", b"0x5\r\nabcde\r\n",
                       b"\r\n", b"-1\r\n", b"FFFFFFFFFFFFFFFFF\r\n"):
            status, error_type, _, closed = self.status_of(head + chunks + b"\r\n\r\n\r\n")
            self.assertEqual((status, error_type, closed), (400, "BadRequestException", True), chunks)
        status, _, _, closed = self.status_of(head + b"FFFFFFFFFFFFFFFF\r\n")
        self.assertEqual((status, closed), (413, True))

    def test_lines_that_can_be_read_in_two_ways_are_refused(self):
        good = raw_request("folded")
        for old, new, said in ((b"Host: localhost\r\n", b"Host: localhost\r\nA: b\r\n c\r\n", "obs-fold"),
                               (b"Host: localhost\r\n", b"Host:\r\n localhost\r\n", "obs-fold"),
                               (b"Host: localhost\r\n", b" Host: localhost\r\n", "space"),
                               (b"Host:", b"Host :", "name of a header field"),
                               (b"Content-Length:", b"Content-Length :", "name of a header field"),
                               (b"localhost\r\n", b"localhost\n", "control character"),
                               (b"localhost\r\n", b"local\rhost\r\n", "CR LF"),
                               (b"localhost\r\n", b"local\0host\r\n", "control character"),
                               (b" HTTP/1.1\r\n", b"  HTTP/1.1\r\n", "version")):
            self.refused(good.replace(old, new, 1), 400, said)

    def test_empty_lines_before_a_request_are_ignored(self):
        responses, _ = self.exchange(b"\r\n" + raw_request("one") + b"\r\n\r\n" + raw_request("two"), 2)
        self.assertEqual([json.loads(body)["evaluationResult"] for _, _, body in responses], ["one", "two"])
        with self.server.connect() as socket, socket.makefile("rb") as stream:
            for byte in b"\r\n" + raw_request("drops"):
                socket.sendall(bytes([byte]))
            self.assertEqual(json.loads(read_response(stream)[2])["evaluationResult"], "drops")

    def test_host(self):
        good = raw_request("ok")
        for host, wanted in ((b"", 400), (b"Host: localhost\r\nHost: localhost\r\n", 400), (b"Host:\r\n", 400),
                             (b"Host: a b\r\n", 400), (b"Host: localhost/x\r\n", 400), (b"Host: u@localhost\r\n", 400),
                             (b"Host: localhost:x\r\n", 400), (b"Host: evil.example\r\n", 403),
                             (b"Host: localhost.evil.example\r\n", 403), (b"Host: 192.0.2.1\r\n", 403),
                             (b"Host: 127.0.0.1:1\r\n", 200), (b"Host: [::1]:8737\r\n", 200), (b"host: LOCALHOST\r\n", 200),
                             (b"Host: api.localhost\r\n", 200)):
            status, error_type, _, _ = self.status_of(good.replace(b"Host: localhost\r\n", host))
            self.assertEqual(status, wanted, host)
            self.assertEqual(error_type, {200: None, 400: "BadRequestException", 403: "AccessDeniedException"}[wanted])
        for target in ("http://evil.example" + PATH, "http://localhost@evil.example" + PATH):
            self.assertIn(self.status_of(good.replace(PATH.encode(), target.encode()))[0], (400, 403), target)
        self.assertEqual(self.status_of(b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")[0], 403)

    def test_pages_of_others_are_refused(self):
        for origin in ("https://evil.example", "null", "http://localhost.evil.example", "http://127.0.0.1.evil.example",
                       "file://", ""):
            for method, path in (("POST", PATH), ("OPTIONS", PATH), ("GET", "/"), ("GET", "/nothing")):
                headers = {"Origin": origin, "Access-Control-Request-Method": "POST", "Content-Type": "text/plain"}
                status, names, body = self.server.request(method, path, body_of("ok"), headers)
                self.assertEqual((status, names["x-amzn-errortype"]), (403, "AccessDeniedException"), origin)
                self.assertNotIn("access-control-allow-origin", names)
                self.assertNotIn(b"evaluationResult", body)

    def test_pages_of_this_machine_are_served(self):
        for origin in ("http://localhost:3000", "http://127.0.0.1:8737", "https://[::1]:5173", "http://app.localhost"):
            status, headers, body = self.server.request("POST", PATH, body_of("ok"), {"Origin": origin})
            self.assertEqual((status, headers["access-control-allow-origin"], headers["vary"]), (200, origin, "Origin"))
            status, headers, _ = self.server.request("OPTIONS", PATH, headers={
                "Origin": origin, "Access-Control-Request-Method": "POST",
                "Access-Control-Request-Headers": "content-type,x-amz-date"})
            self.assertEqual(status, 204)
            self.assertEqual(headers["access-control-allow-origin"], origin)
            self.assertEqual(headers["access-control-allow-methods"], "POST")
            self.assertEqual(headers["access-control-allow-headers"], "content-type,x-amz-date")
        self.assertEqual(self.server.request("OPTIONS", PATH)[0], 405)
        _, headers, _ = self.server.request("POST", PATH, body_of("ok"))
        self.assertNotIn("access-control-allow-origin", headers)

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

    def test_clients_that_never_read_lock_nobody_out(self):
        """As many as there may be, each with answers that no kernel takes."""
        with Server(PROGRAM, "--write-timeout", "86400s", "--max-held", str(32 << 20)) as server:
            request = raw_request("#foreach($i in [1..1000])" + "x" * 4096 + "#end")
            sockets = [server.connect() for _ in range(256)]
            for socket in sockets:
                socket.setsockopt(1, 8, 4096)  # SOL_SOCKET, SO_RCVBUF
                socket.sendall(request)
            # 503 until the slowest ones have had their moment. Without eviction there is no end to it.
            for _ in range(20000):
                status = server.request("POST", PATH, body_of("good"))[0]
                if status == 200:
                    break
                self.assertEqual(status, 503)
            self.assertEqual(status, 200)
            good = server.client()
            for _ in range(100):
                self.assertEqual(server.evaluate("good", client=good)["evaluationResult"], "good")
            # 256 answers of 4 MB are a gigabyte. What is held are 32 MiB, sessions and what the allocator keeps.
            self.assertLess(server.resident_kilobytes(), 256 << 10)
            good.close()
            for socket in sockets:
                socket.close()

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

    def test_long_evaluations_keep_nobody_from_the_worker(self):
        """Good requests overtake bombs, of which there are many more than threads."""
        with Server(PROGRAM, "--threads", "1") as server:
            bombs = [server.connect() for _ in range(8)]
            for bomb in bombs:
                bomb.sendall(raw_request(BOMB))
            good = server.client()
            for number in range(20):
                self.assertEqual(server.evaluate(f"n {number}", client=good)["evaluationResult"], f"n {number}")
            ready, _, _ = select.select(bombs, [], [], 0)
            self.assertEqual(ready, [], "no bomb had ended")
            for bomb in bombs:
                bomb.close()
            self.assertEqual(server.evaluate("still good", client=good)["evaluationResult"], "still good")
            good.close()

    def test_cpu_time_of_an_evaluation(self):
        with Server(PROGRAM, "--timeout", "10ms") as server:
            answer = server.evaluate("$util.qr($ctx.stash.put('a', 1))" + BOMB)
            self.assertEqual(answer["error"], {"message": "this evaluation took more CPU time than the limit"})
            self.assertEqual(server.evaluate("$util.time.nowISO8601().length()")["evaluationResult"], "24")

    def test_heavy_templates_do_not_keep_the_server_from_speaking(self):
        with Server(PROGRAM, "--threads", "1") as server:
            with server.connect() as heavy, heavy.makefile("rb") as stream:
                heavy.sendall(raw_request(SLOW))
                self.assertEqual(server.request("GET", "/")[0], 200)
                self.assertEqual(server.request("POST", PATH + "x")[0], 404)
                self.assertEqual(json.loads(read_response(stream)[2])["evaluationResult"], " done")


def cpu_of_a_bomb():
    """Seconds of CPU that one takes that burns out. Not by a server, where it might wait for a free core."""
    before = os.times()
    subprocess.run([PROGRAM, "render", "-"], input=BOMB.encode(), stdout=subprocess.DEVNULL, check=False)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def cpu_until_the_end(server):
    """Stops the server; seconds of CPU that it used in all."""
    server.process.send_signal(signal.SIGTERM)
    _, status, usage = os.wait4(server.process.pid, 0)
    server.process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime


class Allowed(unittest.TestCase):
    def test_hosts_and_origins_can_be_allowed(self):
        with Server(PROGRAM, "--allow-host", "vtl.example", "--allow-origin", "https://app.example") as server:
            good = {"Host": "vtl.example:80", "Origin": "https://app.example"}
            status, headers, _ = server.request("POST", PATH, body_of("ok"), good)
            self.assertEqual((status, headers["access-control-allow-origin"]), (200, "https://app.example"))
            for wrong in ({"Host": "other.example"}, {"Origin": "https://app.example:1"}, {"Origin": "http://app.example"}):
                self.assertEqual(server.request("POST", PATH, body_of("ok"), {**good, **wrong})[0], 403, wrong)
        with Server(PROGRAM, "--allow-host", "*", "--allow-origin", "*") as server:
            headers = {"Host": "any.example", "Origin": "null"}
            self.assertEqual(server.request("POST", PATH, body_of("ok"), headers)[0], 200)

    def test_the_address_that_it_is_bound_to(self):
        with Server(PROGRAM, "--host", "0.0.0.0") as server:
            self.assertEqual(server.request("POST", PATH, body_of("ok"), {"Host": "[::]"})[0], 403)
            for host, wanted in (("127.0.0.1", 200), ("localhost", 200), ("0.0.0.0", 200), ("evil.example", 403)):
                self.assertEqual(server.request("POST", PATH, body_of("ok"), {"Host": host})[0], wanted, host)


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

    def test_evaluations_without_a_client_end(self):
        """Nobody is in progress once the clients of the bombs have left: a stop has nothing to wait for."""
        with Server(PROGRAM, "--threads", "1", "--stop-timeout", "86400s", "--timeout", "none") as server:
            cost = cpu_of_a_bomb()
            before = server.cpu_seconds()
            for _ in range(20):
                with server.connect() as socket:
                    socket.sendall(raw_request(BOMB))
                    self.assertEqual(server.request("GET", "/")[0], 200)
            self.assertEqual(server.evaluate("good")["evaluationResult"], "good")
            self.assertLess(cpu_until_the_end(server) - before, 5 * cost, "20 bombs did not all burn out")

    def test_a_template_that_runs_does_not_keep_it(self):
        with Server(PROGRAM, "--threads", "1", "--stop-timeout", "1", "--timeout", "none") as server:
            cost = cpu_of_a_bomb()
            with server.connect() as socket:
                before = server.cpu_seconds()
                socket.sendall(raw_request(BOMB))
                while server.cpu_seconds() - before < 0.03:  # until it has begun
                    pass
                self.assertLess(cpu_until_the_end(server) - before, cost * 0.7, "it had not ended by itself")
                self.assertEqual(server.process.returncode, 0)

    def test_a_request_that_never_ends_does_not_keep_it(self):
        with Server(PROGRAM, "--stop-timeout", "100") as server:
            with server.connect() as socket, socket.makefile("rb") as stream:
                socket.sendall(raw_request("xx", headers="Expect: 100-continue\r\n").split(b"\r\n\r\n")[0] + b"\r\n\r\n")
                stream.readline()
                self.assertEqual(server.stop()[0], 0)


if __name__ == "__main__":
    unittest.main()
