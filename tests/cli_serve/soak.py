#!/usr/bin/env python3
"""A good client's load beside hostile ones (fuzzing, slow, never reading, bombs): nobody harmed, memory flat.

Usage: soak.py VTLSIM [--requests COUNT] [--clients COUNT] [--alone]

--alone leaves the bad clients out and so measures the rate. Good clients are processes of their
own, send small evaluations over kept connections (a few at a time, as parallel callers do) and check
every answer. Fails when an answer is wrong or missing, when memory has grown since the first tenth
of the run, or when the server does not stop cleanly.
"""
import argparse
import json
import multiprocessing
import os
import random
import socket
import sys
import threading
import time

from server import PATH, Server, raw_request, read_response

TEMPLATE = ('{"version": "2018-05-29", "operation": "GetItem", "key": '
            '{"id": $util.dynamodb.toDynamoDBJson($ctx.args.id)}}')
BOMBS = ("#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..1000])#set($x = $a)#end#end#end",
         "#set($s = 'x')#foreach($a in [1..16])#set($s = $s + $s)#end"
         "#foreach($a in [1..1000])#foreach($b in [1..1000])#set($x = $s.indexOf('xy'))#end#end")
PIPELINED = 16
# A leak of a small object per evaluation shows in a million of them. Beside hostile clients each service, of workers and
# of the lane for long evaluations, keeps a session of up to 4 MiB and its caches.
ALLOWED_GROWTH_KILOBYTES = 64 << 10
ALLOWED_GROWTH_ALONE_KILOBYTES = 4 << 10


def good_client(port, seed, requests, failures, done):
    """Sends blocks of requests; counts answers that are not what they must be."""
    texts = [f"{seed}-{number}" for number in range(PIPELINED)]
    block = b"".join(raw_request(TEMPLATE, {"arguments": {"id": text}}) for text in texts)
    expected = [json.dumps({"evaluationResult": '{"version": "2018-05-29", "operation": "GetItem", "key": '
                                                '{"id": {"S":"%s"}}}' % text, "logs": [], "stash": "{}",
                            "outErrors": "[]"}, separators=(",", ":")).encode() for text in texts]
    with socket.create_connection(("127.0.0.1", port), 60) as connection, connection.makefile("rb", 1 << 16) as stream:
        for _ in range(requests // PIPELINED):
            connection.sendall(block)
            for wanted in expected:
                response = read_response(stream)
                if response is None or response[2] != wanted:
                    failures.value += 1
            done.value += PIPELINED


def fuzzing_client(server, stop):
    """Broken requests and templates of every kind; answers are read and thrown away."""
    generator = random.Random(1)
    pieces = ["#if", "#foreach($x in ", "$util.error(", "$ctx.args", "[1..1000000]", "(", ")", "{", "}", "#end", "\\",
              '"', "$", "#set($a = ", "#return(", "😀", "\\ud83d", "$util.qr(", "$util.toJson($ctx)", "\n"]
    while not stop.is_set():
        template = "".join(generator.choice(pieces) for _ in range(generator.randrange(1, 60)))
        data = bytearray(raw_request(template, generator.choice(["{}", "{", "[]", '{"arguments": {"a": [1.5e3]}}'])))
        for _ in range(generator.randrange(3)):
            data[generator.randrange(len(data))] = generator.randrange(256)
        try:
            with server.connect() as connection:
                connection.sendall(data[:generator.randrange(len(data)) if generator.random() < 0.2 else len(data)])
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(1 << 16):
                    pass
        except OSError:
            pass


def slow_client(server, stop):
    """Opens connections that send a byte now and then."""
    connections = []
    request = raw_request("never")
    sent = 0
    while not stop.wait(0.05):
        if len(connections) < 20:
            connections.append(server.connect())
        for connection in list(connections):
            try:
                connection.send(request[sent % (len(request) - 1):][:1])
            except OSError:
                connection.close()
                connections.remove(connection)
        sent += 1
    for connection in connections:
        connection.close()


def unread_client(server, stop):
    """Asks for much and takes none of it."""
    connections = []
    request = raw_request("#foreach($i in [1..1000])" + "x" * 2048 + "#end")
    while not stop.wait(0.02):
        if len(connections) == 30:
            connections.pop(0).close()
        try:
            connections.append(server.connect())
            connections[-1].setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connections[-1].settimeout(1)
            connections[-1].sendall(request)
        except OSError:
            pass
    for connection in connections:
        connection.close()


def bomb_client(server, stop):
    """Templates that do not end by themselves; some of them lose their client."""
    generator = random.Random(2)
    connections = []
    while not stop.wait(0.05):
        if len(connections) == 12:
            connections.pop(generator.randrange(len(connections))).close()
        try:
            connections.append(server.connect())
            connections[-1].settimeout(1)
            connections[-1].sendall(raw_request(generator.choice(BOMBS)))
        except OSError:
            pass
    for connection in connections:
        connection.close()


def settled_kilobytes(server, wanted, most_requests=40_000):
    """The resident memory once it is no more than `wanted`, or what it is after very many further requests."""
    for _ in range(most_requests):
        server.request("POST", PATH, '{"template": "x", "context": "{}"}')
        if server.resident_kilobytes() <= wanted:
            break
    return server.resident_kilobytes()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--requests", type=int, default=1_000_000)
    parser.add_argument("--clients", type=int, default=2)
    parser.add_argument("--alone", action="store_true")
    arguments = parser.parse_args()
    with Server(os.path.abspath(arguments.program), "--header-timeout", "1000", "--body-timeout", "1000",
                "--max-held", str(16 << 20)) as server:
        stop = threading.Event()
        bad = [threading.Thread(target=work, args=(server, stop)) for work in
               (fuzzing_client, slow_client, unread_client, bomb_client)]
        each = arguments.requests // arguments.clients // PIPELINED * PIPELINED
        failures = multiprocessing.Value("l", 0, lock=False)
        counts = [multiprocessing.Value("l", 0, lock=False) for _ in range(arguments.clients)]
        clients = [multiprocessing.Process(target=good_client, args=(server.port, seed, each, failures, count))
                   for seed, count in enumerate(counts)]
        # Bombs hold what their limits allow as long as they run, so growth is what is left when they are gone.
        memory_at_start = settled_kilobytes(server, 0, most_requests=100)
        begin = time.monotonic()
        for client in clients:  # before the threads: a process forked beside them may get stuck
            client.start()
        for thread in [] if arguments.alone else bad:
            thread.start()
        most_memory = 0
        while any(client.is_alive() for client in clients):
            for client in clients:
                client.join(0.05)
            memory = server.resident_kilobytes()
            most_memory = max(most_memory, memory)
        seconds = time.monotonic() - begin
        stop.set()
        for thread in [] if arguments.alone else bad:
            thread.join()
        memory_at_end = settled_kilobytes(server, memory_at_start + ALLOWED_GROWTH_KILOBYTES)
        answered = sum(count.value for count in counts)
        crashed = any(client.exitcode for client in clients)
        code, _, error = server.stop()
    print(f"{answered} evaluations in {seconds:.1f} s: {answered / seconds:.0f} a second with {arguments.clients} clients; "
          f"memory {memory_at_start} KiB before, {memory_at_end} KiB behind it, {most_memory} KiB at most")
    problems = []
    if failures.value or crashed or answered != each * arguments.clients:
        problems.append(f"{failures.value} wrong answers, {each * arguments.clients - answered} missing")
    allowed = ALLOWED_GROWTH_ALONE_KILOBYTES if arguments.alone else ALLOWED_GROWTH_KILOBYTES
    if memory_at_end > memory_at_start + allowed:
        problems.append(f"memory grew by {memory_at_end - memory_at_start} KiB")
    if code != 0 or error:
        problems.append(f"the server ended with {code}: {error}")
    for problem in problems:
        print("soak: " + problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
