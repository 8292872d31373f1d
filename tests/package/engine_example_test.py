"""The example of docs/engine.md, built against the installed package as it stands there, prints what the page says."""
import re

import project

options = project.arguments()
page = (options.source / "docs/engine.md").read_text(encoding="utf-8")
blocks = re.findall(r"^```(cpp|text)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
if [kind for kind, _ in blocks] != ["cpp", "text"]:
    raise SystemExit(f"docs/engine.md has the blocks {[kind for kind, _ in blocks]}; one program and its output are wanted")
(_, program), (_, output) = blocks

example = project.write_project(
    options.scratch / "example",
    CMakeLists__txt="""cmake_minimum_required(VERSION 3.21)
project(p CXX)
find_package(vtlsim REQUIRED COMPONENTS vtl)
add_executable(shop shop.cpp)
target_compile_options(shop PRIVATE -Wall -Wextra -Wpedantic -Werror)
target_link_libraries(shop PRIVATE vtlsim::vtl)
""",
    shop__cpp=program)
project.configure(options, example)
project.run(options.cmake, "--build", example / "build")
printed = project.run(example / "build/shop")
if printed != output:
    raise SystemExit(f"the example of docs/engine.md printed\n{printed}\nand the page says\n{output}")

# The page names each public header, and each is complete, whatever is included before it.
include = options.prefix / "include"
for header in sorted((include / "vtl").glob("*.h")):
    project.expect(page, f"`vtl/{header.name}`")
for folder in ("vtl", "vtl/java", "vtl/text"):
    for header in sorted((include / folder).glob("*.h")):
        project.run(options.compiler, "-std=c++20", "-fsyntax-only", "-x", "c++", "-I", include, header)
