#[=======================================================================[.rst:
vtlsim_discover_tests
---------------------

Makes every test of VTL suites a test of CTest, found each time that ctest starts: a new suite or fixture needs neither
a configuration nor a build. Comes with find_package(vtlsim) and with add_subdirectory(vtlsim); the project calls
enable_testing() first. No compiler is needed: project(name NONE) will do. ::

  vtlsim_discover_tests([<path or pattern>...]
                        [WORKING_DIRECTORY dir]
                        [TEST_PREFIX prefix] [TEST_SUFFIX suffix]
                        [TEST_FILTER text...]
                        [EXTRA_ARGS arg...]
                        [PROPERTIES name value...]
                        [TEST_LIST variable]
                        [DISCOVERY_TIMEOUT seconds]
                        [DISCOVERY_MODE PRE_TEST]
                        [XML_OUTPUT_DIR dir])

``<path or pattern>``
  Folders, suites, ``X.fixtures`` or templates as ``vtlsim test`` takes them, or patterns like
  ``resolvers/**/*.vtltest.json``, relative to the working directory. None: all below it.

``WORKING_DIRECTORY``
  The root of the suites: their names are relative to it and no file outside of it is read. Default: the source
  directory of the CMakeLists.txt.

``TEST_PREFIX``, ``TEST_SUFFIX``
  Put around ``SUITE > NAME``, which is the name of a test otherwise.

``TEST_FILTER``
  Only tests whose full name holds one of the texts, or ``/REGEX/``.

``EXTRA_ARGS``
  Passed to ``vtlsim test`` when a test is run.

``PROPERTIES``
  Test properties for all of them. ``LABELS`` are added to those a test has from its tags, ``ENVIRONMENT`` to ``CI=1``,
  which keeps tests from writing to the source tree. A value that is a list has its semicolons escaped: ``"a\;b"``.

``TEST_LIST``
  Receives the names of all tests, for scripts of ``TEST_INCLUDE_FILES`` that come later. Default: ``vtlsim_TESTS``.

``DISCOVERY_TIMEOUT``
  Seconds that listing the tests may take. Default: 5.

``XML_OUTPUT_DIR``
  Folder, below the build directory where relative, for one JUnit XML file a test.

A test that is skipped, or a ``todo`` that fails, counts as skipped. A suite that cannot be read, a pattern that no
suite fits and a folder without tests are failing tests that say so.

Given the target of a GoogleTest program (linked with vtlsim::gtest), the function is ``gtest_discover_tests()`` with
all keywords of that, in mode ``PRE_TEST`` and repeated whenever ctest starts, for INSTANTIATE_VTL_SUITES finds its
tests in files that change without a build. Tests with parameters are called what GoogleTest calls them, without the
value behind it (``NO_PRETTY_VALUES``). A JUnit file is then written by GoogleTest.
#]=======================================================================]

set(VTLSIM_ADD_TESTS_SCRIPT "${CMAKE_CURRENT_LIST_DIR}/VtlsimAddTests.cmake"
    CACHE INTERNAL "What ctest includes to find the tests of vtlsim_discover_tests")

# vtlsim_write_test_script(<name> <content>): included by ctest before it knows its tests; the content may hold
# generator expressions.
function(vtlsim_write_test_script name content)
  set(base "${CMAKE_CURRENT_BINARY_DIR}/${name}")
  get_property(is_multi_config GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
  if(is_multi_config)
    file(GENERATE OUTPUT "${base}_$<CONFIG>.cmake" CONTENT "${content}")
    file(WRITE "${base}.cmake" "include(\"${base}_\${CTEST_CONFIGURATION_TYPE}.cmake\")\n")
  else()
    file(GENERATE OUTPUT "${base}.cmake" CONTENT "${content}")
  endif()
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${base}.cmake")
endfunction()

# GoogleTest keeps the list of a program's tests until the program changes.
function(vtlsim_discover_googletest target)
  include(GoogleTest)
  vtlsim_write_test_script("vtlsim_forget_${target}"
    "file(GLOB vtlsim_stale \"${CMAKE_CURRENT_BINARY_DIR}/${target}[[]*_tests*.cmake\")\nif(vtlsim_stale)\n  file(REMOVE \${vtlsim_stale})\nendif()\n")
  cmake_parse_arguments(arg "" "DISCOVERY_MODE" "" ${ARGN})
  set(mode)
  if(NOT arg_DISCOVERY_MODE)
    set(mode DISCOVERY_MODE PRE_TEST)
  endif()
  gtest_discover_tests(${target} ${mode} NO_PRETTY_VALUES ${ARGN})
endfunction()

function(vtlsim_discover_tests)
  if(ARGC GREATER 0 AND TARGET "${ARGV0}")
    vtlsim_discover_googletest(${ARGV})
    return()
  endif()
  set(multi EXTRA_ARGS PROPERTIES TEST_FILTER)
  cmake_parse_arguments(PARSE_ARGV 0 arg ""
    "TEST_PREFIX;TEST_SUFFIX;WORKING_DIRECTORY;TEST_LIST;DISCOVERY_TIMEOUT;DISCOVERY_MODE;XML_OUTPUT_DIR" "${multi}")
  if(arg_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "vtlsim_discover_tests: no value for ${arg_KEYWORDS_MISSING_VALUES}")
  endif()
  if(arg_DISCOVERY_MODE AND NOT arg_DISCOVERY_MODE STREQUAL "PRE_TEST")
    message(FATAL_ERROR "vtlsim_discover_tests: suites are found when ctest starts, DISCOVERY_MODE is PRE_TEST "
                        "(${arg_DISCOVERY_MODE} is for the target of a GoogleTest program)")
  endif()
  if(NOT TARGET vtlsim::vtlsim)
    message(FATAL_ERROR "vtlsim_discover_tests: there is no target vtlsim::vtlsim; "
                        "find_package(vtlsim COMPONENTS program) brings it")
  endif()
  get_filename_component(directory "${arg_WORKING_DIRECTORY}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
  if(NOT arg_DISCOVERY_TIMEOUT)
    set(arg_DISCOVERY_TIMEOUT 5)
  endif()
  if(NOT arg_TEST_LIST)
    set(arg_TEST_LIST vtlsim_TESTS)
  endif()
  if(arg_XML_OUTPUT_DIR)
    get_filename_component(arg_XML_OUTPUT_DIR "${arg_XML_OUTPUT_DIR}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_BINARY_DIR}")
  endif()

  # Everything is handed on as it was written: values stand in brackets, one by one.
  set(script "set(vtlsim_program [==[$<TARGET_FILE:vtlsim::vtlsim>]==])\n")
  string(APPEND script "set(vtlsim_cmake [==[${CMAKE_COMMAND}]==])\n")
  foreach(name IN ITEMS TEST_PREFIX TEST_SUFFIX DISCOVERY_TIMEOUT TEST_LIST XML_OUTPUT_DIR)
    string(APPEND script "set(vtlsim_${name} [==[${arg_${name}}]==])\n")
  endforeach()
  string(APPEND script "set(vtlsim_WORKING_DIRECTORY [==[${directory}]==])\n")
  foreach(name IN ITEMS UNPARSED_ARGUMENTS ${multi})
    string(APPEND script "set(vtlsim_${name})\n")
    foreach(value IN LISTS arg_${name})
      string(REPLACE ";" "\\;" value "${value}")
      string(APPEND script "list(APPEND vtlsim_${name} [==[${value}]==])\n")
    endforeach()
  endforeach()
  string(APPEND script "include([==[${VTLSIM_ADD_TESTS_SCRIPT}]==])\nvtlsim_add_tests()\n")
  string(APPEND script "set(${arg_TEST_LIST} \"\${vtlsim_names}\")\n")

  get_property(count DIRECTORY PROPERTY VTLSIM_DISCOVERIES)
  if(NOT count)
    set(count 0)
  endif()
  math(EXPR count "${count} + 1")
  set_property(DIRECTORY PROPERTY VTLSIM_DISCOVERIES ${count})
  vtlsim_write_test_script("vtlsim_tests_${count}" "${script}")
endfunction()
