#!/usr/bin/env python3
"""examples/pre_commit_project with the real pre-commit: what may be committed is, what may not is refused readably.

Usage: example_test.py VTLSIM SOURCE
"""
import shutil
import sys

from project import SKIPPED, project

REQUEST = "resolvers/Query.getOrder.req.vtl"
CONTEXT = "resolvers/order.context.json"
SUITE = "resolvers/Query.getOrder.vtltest.json"


def expect(condition, what, output):
    if not condition:
        raise AssertionError(f"{what}:\n{output}")


def refused(place, message, *parts):
    code, output = place.commit(message)
    expect(code != 0, f"the commit `{message}` should be refused", output)
    for part in parts:
        expect(part in output, f"the commit `{message}` should say {part!r}", output)
    expect(place.head() != message, f"the commit `{message}` is there", output)
    place.must("git", "reset", "-q", "--hard")


def accepted(place, message, *parts):
    code, output = place.commit(message)
    expect(code == 0, f"the commit `{message}` should be accepted", output)
    for part in parts:
        expect(part in output, f"the commit `{message}` should say {part!r}", output)
    expect(place.head() == message, f"the commit `{message}` is not there", output)


def main():
    if shutil.which("pre-commit") is None or shutil.which("git") is None:
        print("skipped: there is no pre-commit or no git")
        return SKIPPED
    with project(sys.argv[1], sys.argv[2]) as place:
        place.start()
        place.must("pre-commit", "validate-manifest", str(place.source / ".pre-commit-hooks.yaml"))
        accepted(place, "Orders", "vtlsim check", "vtlsim test", "Passed")

        # The mistake that the README shows.
        place.replace(REQUEST, 'toDynamoDBJson("ORDER', 'toDynamoDBjson("ORDER')
        refused(place, "A misspelt function", "hook id: vtlsim-check",
                "error[VTL401]: `$util.dynamodb` has no function `toDynamoDBjson`", f" --> {REQUEST}:10:26",
                "did you mean `toDynamoDBJson`?")
        readme = place.read("README.md")
        expect("toDynamoDBjson" in readme and f" --> {REQUEST}:10:26" in readme, "the README shows another mistake",
               readme)

        place.replace(REQUEST, "#end\n", "")
        refused(place, "A broken template", "hook id: vtlsim-check", "error[VTL001]", REQUEST)

        # A template that is right by itself, and not what its suite expects.
        place.replace(REQUEST, "ORDER#$ctx", "ORDERS#$ctx")
        refused(place, "Another key", "hook id: vtlsim-test", "asks for the caller's own order", "ORDERS#42")

        # Contexts and suites concern their tests.
        place.replace(CONTEXT, '"ana"', '"bo"')
        refused(place, "Another context", "hook id: vtlsim-test", "CUSTOMER#bo")
        place.replace(SUITE, '"total": 12.5 }\n', '"total": 13 }\n')
        refused(place, "Another expectation", "hook id: vtlsim-test", "12.5")

        place.write("notes.md", "nothing of interest\n")
        accepted(place, "Notes", "(no files to check)Skipped")
        place.replace(REQUEST, "One order", "An order")
        accepted(place, "Another comment", "Passed")
    print("all commits went as they should")
    return 0


if __name__ == "__main__":
    sys.exit(main())
