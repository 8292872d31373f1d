"""The sources inside another project, by FetchContent (which is add_subdirectory): the same names, and nothing that
this project did not ask for."""
import project

options = project.arguments()
folder = project.write_project(
    options.scratch / "consumer",
    CMakeLists__txt="""cmake_minimum_required(VERSION 3.21)
project(consumer CXX)
enable_testing()
include(FetchContent)
FetchContent_Declare(vtlsim SOURCE_DIR "${SOURCES}")
FetchContent_MakeAvailable(vtlsim)
add_executable(render render.cpp)
target_link_libraries(render PRIVATE vtlsim::appsync vtlsim::testkit)
if(TARGET vtlsim::gtest)
  add_executable(unit_tests render.cpp)
  target_link_libraries(unit_tests PRIVATE vtlsim::gtest)
endif()
vtlsim_discover_tests("resolvers/**/*.vtltest.json")
install(TARGETS render)
foreach(name VTLSIM_INSTALL VTLSIM_BUILD_TESTS VTLSIM_DEVELOPER_MODE)
  if(${name})
    message(FATAL_ERROR "${name} is on")
  endif()
endforeach()
""",
    render__cpp="int main() {}\n")
project.configure(options, folder, f"-DSOURCES={options.source}", "-DVTLSIM_LTO=OFF")
# The program of the sources would run the suites; it is not built here.
listed = project.run(options.ctest, "--test-dir", folder / "build", "-N")
project.expect(listed, "vtlsim_NOT_BUILT", "Total Tests: 1")
installed = "".join(path.read_text(encoding="utf-8") for path in (folder / "build").rglob("cmake_install.cmake"))
project.expect(installed, "render")
project.expect_not(installed, "libvtlsim", "vtlsim-config", "bin/vtlsim\"")
