// The one main() of all unit test programs; the tests themselves only include doctest.
// Both names are defined: the precompiled headers have passed the place that derives the first.
#define DOCTEST_CONFIG_IMPLEMENT
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include "tests/data_file.h"

std::string vtlsim_tests::data_file(std::string_view path) {
  return std::string(VTLSIM_TEST_DATA_DIR "/").append(path);
}
