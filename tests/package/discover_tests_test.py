"""vtlsim_discover_tests: keywords, names with every kind of character, broken suites, and what it costs."""
import json
import resource

import project

options = project.arguments()


def make(name, arguments, suites):
    folder = project.write_project(options.scratch / name, CMakeLists__txt=f"""cmake_minimum_required(VERSION 3.21)
project(p NONE)
enable_testing()
find_package(vtlsim REQUIRED COMPONENTS program)
vtlsim_discover_tests({arguments})
""")
    for path, suite in suites.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(suite if isinstance(suite, str) else json.dumps(suite), encoding="utf-8")
    project.run(options.cmake, "-S", folder, "-B", folder / "build", f"-DCMAKE_PREFIX_PATH={options.prefix}")
    return folder


def suite(*tests):
    return {"template": {"inline": "$ctx.args.x"}, "context": {"args": {"x": "1"}}, "tests": tests}


def test(name, text="1", **more):
    return {"name": name, "expect": {"text": text}, **more}


def listing(folder):
    return json.loads(project.run(options.ctest, "--test-dir", folder / "build", "--show-only=json-v1"))["tests"]


def ctest(folder, *words, code=0):
    return project.run(options.ctest, "--test-dir", folder / "build", "--output-on-failure", *words, code=code)


# Names are taken as they are, and each test runs exactly itself.
odd = ["a; b;", "it's \"quoted\"", "[one", "two]", "[[x]] ]==] ;", "größer 中文 🙂", "$ENV{HOME} ${x} @y@ $<1:z>", "back\\slash\\",
       "# no comment", "(b) *", "--name", "  two  blanks ", "100%", "PROPERTIES"]
folder = make("odd names", "", {"s [1];.vtltest.json": suite(*[test(name) for name in odd], test("fails; [", "2"))})
names = [one["name"] for one in listing(folder)]
expected = [f"s [1]; > {name}" for name in [*odd, "fails; ["]]
if names != expected:
    raise SystemExit(f"expected {expected}\nbut got  {names}")
text = ctest(folder, "-j", "2", code=None)
project.expect(text, "93% tests passed, 1 tests failed out of 15", "s [1]; > fails; [ (Failed)", "  - 2\n", "  + 1\n")

# Keywords.
folder = make("keywords", """resolvers WORKING_DIRECTORY "in here" TEST_PREFIX "vtl: " TEST_SUFFIX " (a;b)" TEST_FILTER "/^resolvers/"
  EXTRA_ARGS --verbose PROPERTIES LABELS "all\\;mine" TIMEOUT 33 ENVIRONMENT "A=b" TEST_LIST mine DISCOVERY_TIMEOUT 9
  XML_OUTPUT_DIR reports)
set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${CMAKE_CURRENT_SOURCE_DIR}/more.cmake\"""",
              {"in here/resolvers/a.vtltest.json": suite(test("n", tags=["x", "y z"]), test("s", "2", skip="not ; today"),
                                                         test("t", "2", todo="some day")),
               "in here/other/b.vtltest.json": suite(test("n", "2")),
               "more.cmake": "list(LENGTH mine count)\nadd_test(\"list of ${count}\" true)\n"})
tests = {one["name"]: {property["name"]: property["value"] for property in one.get("properties", [])}
         for one in listing(folder)}
if list(tests) != ["vtl: resolvers/a > n (a;b)", "vtl: resolvers/a > s (a;b)", "vtl: resolvers/a > t (a;b)", "list of 3"]:
    raise SystemExit(f"tests: {tests}")
properties = tests["vtl: resolvers/a > n (a;b)"]
if (properties["LABELS"], properties["TIMEOUT"], properties["ENVIRONMENT"]) != (
        ["all", "mine", "x", "y z"], 33.0, ["CI=1", "A=b"]):
    raise SystemExit(f"properties: {properties}")
text = ctest(folder)
project.expect(text, "100% tests passed, 0 tests failed out of 4", "vtl: resolvers/a > s (a;b) (Skipped)",
               "vtl: resolvers/a > t (a;b) (Skipped)")
project.expect((folder / "build/reports/1_resolvers_a___n.xml").read_text(encoding="utf-8"), "<testcase ")

# A suite that cannot be read fails beside the others, and nothing found is a failure, too.
folder = make("broken", '"*.vtltest.json"', {"bad.vtltest.json": '{"tets": []}', "good.vtltest.json": suite(test("n"))})
text = ctest(folder, code=None)
project.expect(text, "50% tests passed, 1 tests failed out of 2", "bad.vtltest.json:1:2", "a suite has no key `tets`")
folder = make("nothing", '"resolvers/**/*.vtltest.json"', {})
project.expect(ctest(folder, code=None), "no suite fits the pattern resolvers/**/*.vtltest.json")

# A thousand tests are found in less than a second.
folder = make("many", "", {f"s{i}.vtltest.json": suite(*[test(f"test [{j}]; of it", tags=["t"]) for j in range(20)])
                           for i in range(50)})
def time_of_processors():
    """Seconds of all programs that were started: other tests that run beside this one do not count."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


started = time_of_processors()
count = len(listing(folder))
seconds = time_of_processors() - started
print(f"{count} tests found in {seconds:.2f} s")
if count != 1000:
    raise SystemExit(f"{count} tests, not 1000")
if seconds > 1:
    raise SystemExit("that is too long")
