"""examples/cpp_gtest_project against the installed package: it passes, and fails with words when a template is broken."""
import shutil

import project

options = project.arguments()
example = options.scratch / "example"
shutil.copytree(options.source / "examples/cpp_gtest_project", example, ignore=shutil.ignore_patterns("build"))
build = example / "build"
project.configure(options, example)
project.run(options.cmake, "--build", build)


def ctest(*words, code=0):
    return project.run(options.ctest, "--test-dir", build, "--output-on-failure", *words, code=code)


project.expect(ctest(), "GetRoom.ReadsTheItemOfTheRoom",
               "VtlSuites.Case/resolvers_Query_getRoom__reads_the_latest_on_demand .", "100% tests passed")

# Found again whenever ctest starts, though the program is older.
project.replace(example / "resolvers/Query.getRoom.vtltest.json", '{ "name": "reads what',
                '{ "name": "a new one", "expect": { "request": {} } },\n    { "name": "reads what')
project.expect(ctest("-R", "VtlSuites"), "VtlSuites.Case/resolvers_Query_getRoom__a_new_one", "out of 3")

project.replace(example / "resolvers/Query.getRoom.req.vtl", '"GetItem"', '"Query"')
project.replace(example / "resolvers/Query.getRoom.res.vtl", "$ctx.result.title)", "$ctx.result.titel)")
project.replace(example / "resolvers/saveTitle.req.vtl", "$ctx.args.title)", "$ctx.args.titel)")
text = ctest(code=None)
project.expect(
    text,
    # A request that its data source does not take.
    "GetRoom.ReadsTheItemOfTheRoom (Failed)", "a data source of type AMAZON_DYNAMODB does not take this request: ",
    '- "GetItem"\n', '+ "Query"\n',
    # A value that is not there.
    "GetRoom.HidesTheKeysOfTheTable (Failed)", "$.title", '- "Tea"\n', "+ null\n", "Query.getRoom.res.vtl:7:",
    # Inside of a pipeline.
    "RenameRoom.SavesTheNewTitle (Failed)", "saveTitle.req.vtl:")
