#!/usr/bin/env python3
"""How long a good client waits on an idle server, and beside clients whose templates do not end.

Usage: fairness.py VTLSIM [--requests COUNT] [--bombs COUNT]... [--most RATIO]

One good client sends small evaluations one after the other over a kept connection. Then the same
beside as many loop bombs as there are cores (or --bombs), each sent anew by a process of its own when
it has ended. Prints the median and the 99th percentile of both, and their ratio; fails when the ratio
of the 99th percentiles is above --most (default 4). Machine time matters here: run it on its own.
"""
import argparse
import multiprocessing
import os
import sys
import time

from server import Server, raw_request, read_response

GOOD = ('{"version": "2018-05-29", "operation": "GetItem", "key": '
        '{"id": $util.dynamodb.toDynamoDBJson($ctx.args.id)}}')
BOMBS = (
    "#set($k = [1..1000])#foreach($a in $k)#foreach($b in $k)#foreach($c in $k)#set($x = $a)#end#end#end",
    "#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..1000])#set($x = $a)#end#end#end",
    "#set($s = 'x')#foreach($a in [1..17])#set($s = $s + $s)#end"
    "#foreach($a in [1..1000])#foreach($b in [1..1000])#set($x = $s.indexOf('xy'))#end#end",
    "#set($l = [])#foreach($a in [1..1000])#foreach($b in [1..1000])$util.qr($l.add(\"$a/$b\"))#end#end",
)


def send_bombs(port, number):
    """A bomb after the other, until killed."""
    import socket
    request = raw_request(BOMBS[number % len(BOMBS)])
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), 3600) as connection, connection.makefile("rb") as stream:
                while True:
                    connection.sendall(request)
                    if read_response(stream) is None:
                        break
        except OSError:
            pass


def latencies(server, requests):
    """Sorted seconds of so many evaluations."""
    request = raw_request(GOOD, {"arguments": {"id": "1"}})
    result = []
    with server.connect() as connection, connection.makefile("rb") as stream:
        for _ in range(requests):
            begin = time.perf_counter()
            connection.sendall(request)
            response = read_response(stream)
            result.append(time.perf_counter() - begin)
            if response is None or b'"evaluationResult"' not in response[2]:
                raise AssertionError(f"a good client got {response}")
    return sorted(result)


def described(name, times):
    p50, p99, p999 = (times[int(len(times) * part)] * 1000 for part in (0.5, 0.99, 0.999))
    print(f"{name}: median {p50:.3f} ms, p99 {p99:.3f} ms, p99.9 {p999:.3f} ms")
    return p99


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--bombs", type=int, action="append")
    parser.add_argument("--most", type=float, default=4)
    arguments = parser.parse_args()
    problems = 0
    for bombs in arguments.bombs or [os.cpu_count()]:
        with Server(os.path.abspath(arguments.program)) as server:
            latencies(server, arguments.requests // 10)
            idle = described("idle", latencies(server, arguments.requests))
            senders = [multiprocessing.Process(target=send_bombs, args=(server.port, number), daemon=True)
                       for number in range(bombs)]
            for sender in senders:
                sender.start()
            before = server.cpu_seconds()
            while server.cpu_seconds() - before < 0.2:  # until they burn
                time.sleep(0.01)
            beside = described(f"beside {bombs} bombs", latencies(server, arguments.requests))
            for sender in senders:
                sender.kill()
            ratio = beside / idle
            print(f"p99 beside {bombs} bombs is {ratio:.2f} times that of an idle server")
            if ratio > arguments.most:
                problems += 1
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
