"""find_package(vtlsim): targets, components, and what it says when something is missing."""
import pathlib
import shutil

import project

options = project.arguments()
HEAD = "cmake_minimum_required(VERSION 3.21)\n"

# The engine alone: a project that wants templates rendered and nothing else.
engine = project.write_project(
    options.scratch / "engine",
    CMakeLists__txt=HEAD + """project(p CXX)
find_package(vtlsim 0.1 REQUIRED COMPONENTS vtl)
if(TARGET vtlsim::testkit)
  message(FATAL_ERROR "a component came that nobody asked for")
endif()
add_executable(render render.cpp)
target_link_libraries(render PRIVATE vtlsim::vtl)
""",
    render__cpp=(pathlib.Path(__file__).with_name("render.cpp")).read_text(encoding="utf-8"))
project.configure(options, engine)
project.run(options.cmake, "--build", engine / "build")
project.expect(project.run(engine / "build/render"), "Hello package")

# GraphQL alone: a schema is read.
graphql = project.write_project(
    options.scratch / "graphql",
    CMakeLists__txt=HEAD + """project(p CXX)
find_package(vtlsim 0.1 REQUIRED COMPONENTS gql)
add_executable(schema schema.cpp)
target_link_libraries(schema PRIVATE vtlsim::gql)
""",
    schema__cpp=(pathlib.Path(__file__).with_name("schema.cpp")).read_text(encoding="utf-8"))
project.configure(options, graphql)
project.run(options.cmake, "--build", graphql / "build")
project.expect(project.run(graphql / "build/schema"), "type Query")

# Without COMPONENTS everything is there; versions are compared.
all_of_it = project.write_project(options.scratch / "all", CMakeLists__txt=HEAD + """project(p CXX)
find_package(vtlsim ${WANTED_VERSION} REQUIRED CONFIG)
foreach(name vtl appsync gql documents testkit vtlsim)
  if(NOT TARGET vtlsim::${name})
    message(FATAL_ERROR "no vtlsim::${name}")
  endif()
endforeach()
message(STATUS "GoogleTest: ${vtlsim_gtest_FOUND}")
execute_process(COMMAND "$<TARGET_FILE:vtlsim::vtlsim>")
""")
project.expect(project.configure(options, all_of_it, f"-DWANTED_VERSION={options.version}"), "GoogleTest: TRUE")
# What a library stands on may be missing; who did not ask for it by name is told and goes on.
project.expect(project.configure(options, all_of_it, "-DCMAKE_DISABLE_FIND_PACKAGE_GTest=ON"), "GoogleTest: FALSE",
               "vtlsim: the component `gtest` needs GoogleTest (Debian: libgtest-dev)")
project.expect(project.configure(options, all_of_it, "-DWANTED_VERSION=0.99", code=None), f"version: {options.version}")

# Installed in part: the program without the libraries, the libraries without GoogleTest.
part = options.scratch / "part"
shutil.copytree(options.prefix, part, ignore=lambda folder, names: [
    name for name in names if name.startswith("vtlsim-gtest-targets")])
project.expect(project.configure(options, all_of_it, f"-DCMAKE_PREFIX_PATH={part}", f"-DWANTED_VERSION={options.version}",
                                 "-Dvtlsim_DIR=" + str(part / "lib/cmake/vtlsim")),
               "GoogleTest: FALSE", "the component `gtest` is not installed: vtlsim was built where")
for file in (part / "lib/cmake/vtlsim").glob("vtlsim-vtl-targets*"):
    file.unlink()
project.expect(project.configure(options, all_of_it, "-Dvtlsim_DIR=" + str(part / "lib/cmake/vtlsim"), code=None),
               "the component `vtl` is not installed beside", "libvtlsim-dev", "no vtlsim::vtl")

# A project without a compiler has the program, and is told why it has nothing else.
bare = project.write_project(options.scratch / "bare", CMakeLists__txt=HEAD + """project(p NONE)
find_package(vtlsim REQUIRED COMPONENTS ${WANTED})
get_target_property(program vtlsim::vtlsim LOCATION)
execute_process(COMMAND "${program}" --version COMMAND_ERROR_IS_FATAL ANY)
""")
project.expect(project.configure(options, bare, "-DWANTED=vtlsim"), options.version)
project.expect(project.configure(options, bare, "-DWANTED=gtest", code=None),
               "the component `gtest` needs the language CXX in project()".replace("gtest", "vtl"))
project.expect(project.configure(options, bare, "-DWANTED=engine", code=None), "there is no component `engine`")
