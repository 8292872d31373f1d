#!/usr/bin/env python3
"""vtlsim init: from an empty folder with one template to a passing test."""
import json
import sys

from program import check, ends, run_all


def test_as_a_new_user(place):
    place.write("getUser.req.vtl", '{\n  "version": "2018-05-29",\n  "operation": "GetItem",\n'
                '  "key": { "id": $util.dynamodb.toDynamoDBJson($ctx.args.id) }\n}\n')
    ends(place.run("init", "getUser.req.vtl"), 0, "wrote getUser.req.vtltest.json")
    suite = json.loads(place.read("getUser.req.vtltest.json"))
    check(suite["context"] == {"arguments": {"id": "id"}}, suite)
    ends(place.run("test"), 0, "1 passed, 0 failed, 0 skipped")


def test_never_overwrites(place):
    place.write("t.vtl", "x")
    place.write("t.vtltest.json", "mine")
    ends(place.run("init", "t.vtl"), 2, "t.vtltest.json is there already", "--force")
    check(place.read("t.vtltest.json") == "mine")
    ends(place.run("init", "t.vtl", "--force"), 0)
    ends(place.run("test"), 0, "1 passed")


def test_of_the_examples_resolver(place):
    root = sys.argv[2] + "/examples/chat/resolvers/"
    for name in ("Mutation.startThread.resolver.json", "Mutation.startThread.before.vtl", "putThread.req.vtl",
                 "putThread.res.vtl", "markReplied.req.vtl", "markReplied.res.vtl", "Mutation.startThread.after.vtl"):
        with open(root + name, encoding="utf-8") as file:
            place.write(name, file.read())
    ends(place.run("init", "Mutation.startThread.resolver.json"), 0, "wrote Mutation.startThread.vtltest.json")
    suite = json.loads(place.read("Mutation.startThread.vtltest.json"))
    check(suite["context"]["arguments"].keys() == {"roomId", "messageId", "title"}, suite)
    check(set(suite["dataSources"]) == {"putThread", "markReplied"}, suite)
    done = place.run("test")
    check(done.returncode == 0 and " 0 failed" in done.stdout, done.stdout + done.stderr)


def test_what_cannot_be(place):
    ends(place.run("init"), 2, "no template or resolver is given")
    ends(place.run("init", "none.vtl"), 2, "no such file: none.vtl")
    place.write("r.resolver.json", "{")
    ends(place.run("init", "r.resolver.json"), 3, "r.resolver.json:1:")
    place.write("bad.vtl", "#if(")
    ends(place.run("init", "bad.vtl"), 0, "its test is a todo")
    place.write("r.resolver.json", "")
    ends(place.run("test", "bad.vtltest.json"), 0, "0 passed, 0 failed, 1 skipped")


if __name__ == "__main__":
    sys.exit(run_all(globals()))
