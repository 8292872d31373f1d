"""examples/ctest_project against the installed package: it passes, finds a new fixture without a configuration, and
fails with words when a template is broken."""
import os
import shutil

import project

options = project.arguments()
example = options.scratch / "example"
shutil.copytree(options.source / "examples/ctest_project", example, ignore=shutil.ignore_patterns("build"))
build = example / "build"
# Without any compiler in sight.
environment = {**os.environ, "CXX": "/none", "CC": "/none"}
project.run(options.cmake, "-S", example, "-B", build, f"-DCMAKE_PREFIX_PATH={options.prefix}", env=environment)


def ctest(*words, code=0):
    return project.run(options.ctest, "--test-dir", build, "--output-on-failure", *words, code=code)


text = ctest()
project.expect(text, "resolvers/Query.listRooms.req > asks for ten rooms", "resolvers/Query.listRooms.res > two rooms",
               "100% tests passed, 0 tests failed out of 4", "The following tests did not run:",
               "resolvers/Query.listRooms.req > refuses pages that are too large (Skipped)")
project.expect(ctest("-L", "request"), "out of 3")
if (example / ".vtlsim").exists():
    raise SystemExit("tests wrote into the source tree")

fixtures = example / "resolvers/Query.listRooms.res.fixtures"
(fixtures / "no room.context.json").write_text('{"result": {"items": [], "nextToken": "n"}}', encoding="utf-8")
(fixtures / "no room.expected.json").write_text('{"rooms": [], "next": "n"}', encoding="utf-8")
project.expect(ctest(), "resolvers/Query.listRooms.res > no room", "100% tests passed, 0 tests failed out of 5")

project.replace(example / "resolvers/Query.listRooms.req.vtl", "$ctx.args.size, 10", "$ctx.args.sise, 20")
text = ctest(code=None)
project.expect(text, "`request` is not as expected: 1 difference", "$.limit", "- 10\n", "+ 20\n",
               "Query.listRooms.req.vtl:5:12",
               "resolvers/Query.listRooms.req > asks for ten rooms (Failed)")
