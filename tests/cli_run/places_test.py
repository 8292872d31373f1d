#!/usr/bin/env python3
"""Where `vtlsim run` finds resolvers and templates, and where it does not look: names, Amplify's slots, the root."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
REQUEST = '{"version": "2018-05-29", "operation": "GetItem", "key": {"id": {"S": "$ctx.args.id"}}}'
RESPONSE = "$util.toJson($ctx.result)"
failures = []


def run(folder, *arguments):
    return subprocess.run([PROGRAM, "run", *arguments], cwd=folder, capture_output=True, text=True, timeout=60)


def check(name, condition, done):
    if not condition:
        failures.append(name)
        print(f"FAIL {name}: exit {done.returncode}\n{done.stdout}\n{done.stderr}")


def write(folder, files):
    for path, text in files.items():
        whole = pathlib.Path(folder, path)
        whole.parent.mkdir(parents=True, exist_ok=True)
        whole.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")


def names(folder):
    write(folder, {
        "a/Query.get.req.vtl": REQUEST, "a/Query.get.res.vtl": RESPONSE,
        "b/Query.get.request.vtl": REQUEST, "b/Query.get.response.vtl": RESPONSE,
        "answers.json": {"posts": {"result": {"id": "1"}}},
    })
    for given in ("a/Query.get.req.vtl", "a/Query.get.res.vtl", "a/Query.get", "b/Query.get.request.vtl",
                  "b/Query.get.response.vtl", "b/Query.get"):
        done = run(folder, given, "--set", "args.id=1", "-d", "answers.json", "--format", "json")
        outcome = json.loads(done.stdout) if done.stdout else {}
        check(given, done.returncode == 0 and outcome["data"] == {"id": "1"} and
              outcome["calls"][0]["dataSource"] == "posts" and len(outcome["steps"]) == 2, done)
    done = run(folder, "a/Query.get", "--data-source", "t=AMAZON_DYNAMODB", "--format", "json")
    check("a named data source", done.returncode == 2 and "no answer for data source `t`" in done.stdout, done)
    done = run(folder, "a/Query.get", "--data-source", "t=DYNAMO")
    check("an unknown type", done.returncode == 2 and "AMAZON_DYNAMODB" in done.stderr, done)


def slots(folder):
    write(folder, {
        "r/Mutation.x.init.1.req.vtl": '$util.qr($ctx.stash.put("order", ["init.1"])){}',
        "r/Mutation.x.init.1.res.vtl": "{}",
        "r/Mutation.x.finish.1.res.vtl": '$util.qr($ctx.stash.order.add("finish"))$util.toJson($ctx.prev.result)',
        "r/Mutation.x.postAuth.2.req.vtl": '$util.qr($ctx.stash.order.add("postAuth.2")){}',
        "r/Mutation.x.postAuth.1.req.vtl": '$util.qr($ctx.stash.order.add("postAuth.1")){}',
        "r/Mutation.x.preUpdate.1.req.vtl": '$util.qr($ctx.stash.order.add("preUpdate")){}',
        "r/Mutation.x.req.vtl": '$util.qr($ctx.stash.order.add("data")){"operation": "Invoke"}',
        "r/Mutation.x.res.vtl": RESPONSE,
        "answers.json": {"f": {"result": 5}},
    })
    order = ["init.1", "postAuth.1", "postAuth.2", "preUpdate", "data", "finish"]
    for given in ("r/Mutation.x", "r/Mutation.x.init.1.req.vtl", "r/Mutation.x.res.vtl"):
        done = run(folder, given, "-d", "answers.json", "--format", "json")
        outcome = json.loads(done.stdout) if done.stdout else {}
        check(f"slots by {given}", done.returncode == 0 and outcome["data"] == 5 and
              outcome["stash"]["order"] == order, done)


def root(folder):
    resolver = {"dataSource": "n", "request": {"inline": "{}"}, "response": "", "dataSources": {"n": {"type": "NONE"}}}
    outside = pathlib.Path(folder, "outside.vtl")
    write(folder, {"outside.vtl": '"secret"', "project/shared.vtl": '"shared"', "project/r/own.vtl": '"own"'})
    os.symlink(outside, pathlib.Path(folder, "project/r/link.vtl"))
    project = pathlib.Path(folder, "project")

    def with_template(path, *options, working=project, given="r/x.resolver.json"):
        request = {"inline": '{"version":"2018-05-29"}'}
        write(folder, {"project/r/x.resolver.json": {**resolver, "request": request, "response": path}})
        return run(working, given, "--format", "json", *options)

    done = with_template("own.vtl")
    check("beside the resolver", done.returncode == 0 and json.loads(done.stdout)["data"] == "own", done)
    done = with_template("../shared.vtl")
    check("inside the working directory", done.returncode == 0 and json.loads(done.stdout)["data"] == "shared", done)
    for name, path in (("outside", "../../outside.vtl"), ("a link to outside", "link.vtl"), ("absolute", str(outside))):
        done = with_template(path)
        check(name, done.returncode == 3 and "lies outside of" in done.stderr and "secret" not in done.stdout and
              "x.resolver.json:1:" in done.stderr, done)
    done = with_template("../shared.vtl", "--root", "r")
    check("outside of a given root", done.returncode == 3 and "lies outside of" in done.stderr, done)
    done = with_template("../../outside.vtl", "--root", "..")
    check("inside a wider root", done.returncode == 0 and json.loads(done.stdout)["data"] == "secret", done)
    done = with_template("../shared.vtl", "--root", str(project / "r"), working=pathlib.Path("/"),
                         given=str(project / "r/x.resolver.json"))
    check("from elsewhere", done.returncode == 3, done)


def main():
    for test in (names, slots, root):
        with tempfile.TemporaryDirectory() as folder:
            test(folder)
    print(f"{len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
