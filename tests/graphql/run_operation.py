#!/usr/bin/env python3
"""`vtlsim run --operation`: $ctx.info comes from an operation. Usage: run_operation.py VTLSIM"""
import json
import pathlib
import subprocess
import sys
import tempfile

SCHEMA = """type Query { room(id: ID!, size: Int = 5): Room }
type Room { id: ID! name: String owner: User }
type User { id: ID! name: String }"""
OPERATION = """query A($i: ID!) { r: room(id: $i) { id owner { n: name ...F } } }
query B { room(id: "7") { name } }
fragment F on User { id }"""
TEMPLATE = '{"version":"2018-05-29","payload":{"i":$util.toJson($ctx.info.selectionSetList),' \
           '"g":$util.toJson($ctx.info.selectionSetGraphQL),"f":"$ctx.info.fieldName",' \
           '"p":"$ctx.info.parentTypeName","v":$util.toJson($ctx.info.variables),' \
           '"a":$util.toJson($ctx.args)}}'


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        resolver = {"type": "Query", "field": "room", "dataSource": "n",
                    "dataSources": {"n": {"type": "NONE"}},
                    "request": "room.request.vtl", "response": "room.response.vtl"}
        (folder / "room.request.vtl").write_text(TEMPLATE)
        (folder / "room.response.vtl").write_text("$util.toJson($ctx.result)")
        (folder / "room.resolver.json").write_text(json.dumps(resolver))
        (folder / "schema.graphql").write_text(SCHEMA)
        (folder / "q.graphql").write_text(OPERATION)
        (folder / "v.json").write_text('{"i": 3}')

        def run(*words):
            return subprocess.run([program, "run", "room.resolver.json", "--format", "json", *words],
                                  cwd=folder, capture_output=True, encoding="utf-8", check=False)

        done = run("--operation", "q.graphql", "--operation-name", "A", "--schema",
                   "schema.graphql", "--variables", "v.json")
        assert done.returncode == 0, done
        assert json.loads(done.stdout)["data"] == {
            "i": ["id", "owner", "owner/n", "owner/id"],
            "g": "{\n  r: room(id: $i) {\n    id\n    owner {\n      n: name\n      ... F\n    }\n"
                 "  }\n}",
            "f": "room", "p": "Query", "v": {"i": "3"}, "a": {"id": "3", "size": 5}}, done.stdout
        done = run("--operation", '{ room(id: "7") { name } }', "--schema", "schema.graphql",
                   "--set", 'info.fieldName=mine', "--set", "args.id=9")
        assert done.returncode == 0, done
        data = json.loads(done.stdout)["data"]
        assert (data["f"], data["a"], data["i"]) == ("mine", {"id": 9}, ["name"]), data
        for code, words in (
                (2, ["--operation", "q.graphql"]), (2, ["--schema", "schema.graphql"]),
                (3, ["--operation", "q.graphql", "--schema", "schema.graphql"]),
                (3, ["--operation", "{ room { id } }", "--schema", "schema.graphql"]),
                (3, ["--operation", "{ room(", "--schema", "schema.graphql"]),
                (3, ["--operation", "{ __typename }", "--schema", "q.graphql"]),
                (2, ["--operation", "{ __typename }", "--schema", "schema.graphql"]),
                (2, ["--operation", "gone.graphql", "--schema", "schema.graphql"])):
            done = run(*words)
            assert done.returncode == code, (words, done)


if __name__ == "__main__":
    main()
