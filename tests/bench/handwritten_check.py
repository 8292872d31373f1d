#!/usr/bin/env python3
"""The functions written by hand print what the templates print, for more contexts than the one they
are measured with: a limit that only knew one answer would be none.

Usage: handwritten_check.py PEER
"""
import copy
import json
import pathlib
import subprocess
import sys
import tempfile

DATA = pathlib.Path(__file__).resolve().parent / "data"


def contexts(name):
    """The measured context of a template, and others of the same shape."""
    base = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    yield base

    def changed(change):
        context = copy.deepcopy(base)
        change(context)
        return context

    if name == "query":
        yield changed(lambda c: c["arguments"].update(limit=5, nextToken='a "token"'))
        yield changed(lambda c: c["arguments"].update(roomId=7, eventId='"\\é'))
    elif name == "list1000":
        yield changed(lambda c: c["result"].update(items=[]))
        yield changed(lambda c: c["result"].update(
            items=[{"id": 7, "kind": 'a"b', "price": 1e30, "active": "yes"}]))
    else:
        def claims(**more):
            return lambda c: c["identity"]["claims"].update(
                {key.replace("groups", "cognito:groups"): value for key, value in more.items()})
        yield changed(claims(groups="Administrators"))
        yield changed(claims(groups=["Administrators", "Dispatchers"]))
        yield changed(claims(groups="Auditors", sub="nobody", username="bob"))
        yield changed(claims(groups=["nobody"], sub="x", username="y"))
        yield changed(claims(groups=None))
        yield changed(lambda c: c.update(result=None))
        yield changed(lambda c: c["arguments"].update(input={"id": 1, "version": None}))
        yield changed(lambda c: c["arguments"]["input"].update(
            title=None, status=None, queue={"a": [1, True, None, {"b": 2.5}]}))
        yield changed(lambda c: c["arguments"].update(input={"id": "a", "dueAt": None}))


def printed(peer, template, context, mode):
    return subprocess.run([peer, template, context, mode], input="output\n", check=True,
                          capture_output=True, text=True).stdout


def main():
    failures = 0
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        for template in sorted(DATA.glob("*.vtl")):
            for context in contexts(template.stem):
                path = pathlib.Path(folder, "context.json")
                path.write_text(json.dumps(context), encoding="utf-8")
                count += 1
                engine = printed(sys.argv[1], template, path, "cached")
                by_hand = printed(sys.argv[1], template, path, "handwritten")
                if engine != by_hand:
                    failures += 1
                    print(f"{template.stem}, context {count}:\n"
                          f"  engine  {engine}  by hand {by_hand}")
    print(f"{count} contexts, {failures} differences")
    return 1 if failures or count < 10 else 0


if __name__ == "__main__":
    sys.exit(main())
