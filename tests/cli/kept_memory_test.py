#!/usr/bin/env python3
"""A batch of large contexts takes its memory from the system once, not once for each line: counted in page faults,
which do not depend on the machine's load. Usage: kept_memory_test.py PROGRAM"""
import json
import os
import subprocess
import sys


def page_faults(program, line_count):
    context = {"items": [{"id": f"item-{i}", "kind": "bolt", "price": i + 0.25, "tags": ["a", "b"]} for i in range(10000)]}
    line = json.dumps({"template": "$ctx.items.size()", "context": context}) + "\n"
    process = subprocess.Popen([program, "render", "--batch", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    answers = []
    for _ in range(line_count):
        process.stdin.write(line.encode())
        process.stdin.flush()
        answers.append(json.loads(process.stdout.readline()))
    process.stdin.close()
    process.stdout.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status != 0 or any(answer["evaluationResult"] != "10000" for answer in answers):
        sys.exit(f"exit status {status}, {answers[0]}")
    return usage.ru_minflt


def main():
    few, many = page_faults(sys.argv[1], 5), page_faults(sys.argv[1], 25)
    per_line = (many - few) / 20
    print(f"{few} page faults for 5 lines, {many} for 25: {per_line:.0f} per further line")
    # Left to glibc it is six hundred.
    return 1 if per_line > 200 else 0


if __name__ == "__main__":
    sys.exit(main())
