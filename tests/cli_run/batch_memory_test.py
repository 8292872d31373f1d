#!/usr/bin/env python3
"""A batch of resolvers that all differ takes no more memory for each further one, as caches count what they hold.
Usage: batch_memory_test.py PROGRAM [LINES]"""
import json
import subprocess
import sys

# Compiled, each of them is several thousand bytes; the caches are full long before the first reading.
ALLOWED_GROWTH_KILOBYTES = 24 << 10


def line_of(number):
    request = ('{"version":"2018-05-29","payload":{"id":"' + str(number) + '","who":$util.toJson($ctx.args),'
               '"list":[#foreach($x in [1,2,3])$x#if($foreach.hasNext),#end#end]}}')
    resolver = {"type": "Query", "field": "get", "dataSource": "n", "request": {"inline": request},
                "response": {"inline": "$util.toJson($ctx.result)"}, "dataSources": {"n": {"type": "NONE"}}}
    return (json.dumps({"id": number, "resolver": resolver}) + "\n").encode()


def resident_kilobytes(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))


def main():
    lines = int(sys.argv[2]) if len(sys.argv) > 2 else 40000
    process = subprocess.Popen([sys.argv[1], "run", "--batch", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    readings = []
    for number in range(lines):
        process.stdin.write(line_of(number))
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        if answer.get("errors") != [] or answer["data"]["id"] != str(number):
            sys.exit(f"wrong answer: {answer}")
        if (number + 1) % (lines // 4) == 0:
            readings.append(resident_kilobytes(process))
    process.stdin.close()
    process.stdout.close()
    if process.wait() != 0:
        sys.exit(f"exit status {process.returncode}")
    print(f"kilobytes resident at each quarter of {lines} resolvers: {readings}")
    # A cache that counts nothing grows by some 100,000 in the second half.
    return 1 if readings[-1] - readings[1] > ALLOWED_GROWTH_KILOBYTES else 0


if __name__ == "__main__":
    sys.exit(main())
