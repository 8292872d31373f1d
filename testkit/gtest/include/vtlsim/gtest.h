// VTL templates in GoogleTest: assertions, suites as tests, and matchers of JSON, with the failures
// that `vtlsim test` shows.
//
//   TEST(GetMessages, AsksForTheNewestPage) {
//     EXPECT_VTL_REQUEST(vtlsim::file("resolvers/Query.getMessages.req.vtl"),
//                        R"({"arguments": {"roomId": "stage-1"}})",
//                        R"({"operation": "Query", "scanIndexForward": false})");
//   }
//   INSTANTIATE_VTL_SUITES("resolvers/**/*.vtltest.json");
//
// Clock and random numbers are those of suites (2026-01-02T03:04:05.678Z, seed 1) unless a Run says
// otherwise; expected JSON takes the matchers of suites, {"$match": "uuid"}. Relative paths begin
// at the CMake source directory of the target that is linked with vtlsim::gtest; without CMake, at
// the folder of the source file. Nothing throws, and nothing is read before main. A Run serves one
// thread at a time.
#pragma once

#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "vtlsim/gtest_json.h"
#include "vtlsim/gtest_run.h"
#include "vtlsim/gtest_suites.h"

namespace vtlsim {

/// Behind the macros; a failed result has the whole explanation as its message.
::testing::AssertionResult vtl_renders(const Run& run, const Text& expected);
::testing::AssertionResult vtl_renders(const Text& text, const Text& context, const Text& expected);
::testing::AssertionResult vtl_requests(const Run& run, const Text& expected);
::testing::AssertionResult vtl_requests(const Text& text, const Text& context,
                                        const Text& expected);
::testing::AssertionResult vtl_fails(const Run& run, const Text& expected);
::testing::AssertionResult vtl_fails(const Text& text, const Text& context, const Text& expected);
::testing::AssertionResult vtl_results(const Run& run, const Text& expected);
::testing::AssertionResult vtl_calls(const Run& run, const Text& expected);
::testing::AssertionResult vtl_holds(const Run& run, const Text& expectations);

}  // namespace vtlsim

#ifndef VTLSIM_TARGET_SOURCE_DIR
#define VTLSIM_TARGET_SOURCE_DIR __FILE__
#endif

namespace vtlsim {

// A function of each source file, not of the program: what relative paths mean is up to the target.

/// A file of the project that takes the place of a text.
[[maybe_unused]] static inline Text file(std::string_view path) {
  return Text::of_file(VTLSIM_TARGET_SOURCE_DIR, path);
}

/// See Run::of_resolver.
[[maybe_unused]] static inline Run run_resolver(Text resolver, Text context, Text answers = "{}") {
  return Run::of_resolver(std::move(resolver), std::move(context), std::move(answers),
                          VTLSIM_TARGET_SOURCE_DIR);
}

}  // namespace vtlsim

#define VTLSIM_CHECK_(result, on_failure)                             \
  switch (0)                                                          \
  case 0:                                                             \
  default:                                                            \
    if (const ::testing::AssertionResult vtlsim_result_ = (result)) { \
    } else                                                            \
      on_failure << vtlsim_result_.message()

/// (template, context, expected) or (run, expected): what is printed is `expected`, compared as
/// JSON where both are JSON, whole, else as text.
#define EXPECT_VTL_RENDERS(...) VTLSIM_CHECK_(::vtlsim::vtl_renders(__VA_ARGS__), ADD_FAILURE())
#define ASSERT_VTL_RENDERS(...) VTLSIM_CHECK_(::vtlsim::vtl_renders(__VA_ARGS__), GTEST_FAIL())

/// (template, context, expected) or (run, expected): the request that is printed (of a resolver,
/// that of its first call) holds what `expected` names, and its data source takes it.
#define EXPECT_VTL_REQUEST(...) VTLSIM_CHECK_(::vtlsim::vtl_requests(__VA_ARGS__), ADD_FAILURE())
#define ASSERT_VTL_REQUEST(...) VTLSIM_CHECK_(::vtlsim::vtl_requests(__VA_ARGS__), GTEST_FAIL())

/// (template, context, expected) or (run, expected): the run ends with an error; `expected` is its
/// message, or names some of {message, errorType, data, errorInfo}.
#define EXPECT_VTL_ERROR(...) VTLSIM_CHECK_(::vtlsim::vtl_fails(__VA_ARGS__), ADD_FAILURE())
#define ASSERT_VTL_ERROR(...) VTLSIM_CHECK_(::vtlsim::vtl_fails(__VA_ARGS__), GTEST_FAIL())

/// (run, expected): the value of the resolver, whole.
#define EXPECT_VTL_RESULT(...) VTLSIM_CHECK_(::vtlsim::vtl_results(__VA_ARGS__), ADD_FAILURE())
#define ASSERT_VTL_RESULT(...) VTLSIM_CHECK_(::vtlsim::vtl_results(__VA_ARGS__), GTEST_FAIL())

/// (run, expected): all calls of data sources in order, [{function, dataSource, request}].
#define EXPECT_VTL_CALLS(...) VTLSIM_CHECK_(::vtlsim::vtl_calls(__VA_ARGS__), ADD_FAILURE())
#define ASSERT_VTL_CALLS(...) VTLSIM_CHECK_(::vtlsim::vtl_calls(__VA_ARGS__), GTEST_FAIL())

/// (run, expectations): a JSON object with any keys of `expect` in a suite.
#define EXPECT_VTL_RUN(...) VTLSIM_CHECK_(::vtlsim::vtl_holds(__VA_ARGS__), ADD_FAILURE())
#define ASSERT_VTL_RUN(...) VTLSIM_CHECK_(::vtlsim::vtl_holds(__VA_ARGS__), GTEST_FAIL())

#define VTLSIM_JOINED_(a, b) a##b
#define VTLSIM_NAMED_(a, b) VTLSIM_JOINED_(a, b)

/// Every test of the suites that the patterns name becomes a test. At namespace scope.
#define INSTANTIATE_VTL_SUITES(...)                                                               \
  namespace VTLSIM_NAMED_(vtlsim_suites_, __COUNTER__) {                                          \
    using ::vtlsim::VtlSuites;                                                                    \
    INSTANTIATE_TEST_SUITE_P(                                                                     \
        , VtlSuites,                                                                              \
        ::testing::ValuesIn(::vtlsim::find_suite_cases(VTLSIM_TARGET_SOURCE_DIR, {__VA_ARGS__})), \
        ::vtlsim::SuiteCaseName());                                                               \
  }                                                                                               \
  static_assert(true, "a semicolon follows")
