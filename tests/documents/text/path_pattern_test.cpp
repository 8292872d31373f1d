#include "vtlsim/path_pattern.h"

#include <string>

#include <doctest/doctest.h>

using vtlsim::matches_path_pattern;

TEST_CASE("a star stays within one name") {
  CHECK(matches_path_pattern("a/*.vtltest.json", "a/x.vtltest.json"));
  CHECK(matches_path_pattern("a/*", "a/.x"));
  CHECK(matches_path_pattern("*a*b*", "xxabyyabzz"));
  CHECK_FALSE(matches_path_pattern("*a*b", "xxabyyabzz"));
  CHECK_FALSE(matches_path_pattern("a/*.vtltest.json", "a/b/x.vtltest.json"));
  CHECK_FALSE(matches_path_pattern("a/*.vtltest.json", "x.vtltest.json"));
  CHECK(matches_path_pattern("a**b", "a--b"));
  CHECK_FALSE(matches_path_pattern("a**b", "a/b"));
}

TEST_CASE("two stars are any folders, none included") {
  CHECK(matches_path_pattern("a/**/*.json", "a/x.json"));
  CHECK(matches_path_pattern("a/**/*.json", "a/b/c/x.json"));
  CHECK(matches_path_pattern("**/x", "x"));
  CHECK(matches_path_pattern("**", "a/b/c"));
  CHECK(matches_path_pattern("a/**", "a/b/c"));
  CHECK(matches_path_pattern("**/b/**/d", "a/b/b/c/d"));
  CHECK_FALSE(matches_path_pattern("**/b/**/d", "a/c/d"));
  CHECK_FALSE(matches_path_pattern("a/**/*.json", "b/x.json"));
}

TEST_CASE("one character is one, however many bytes") {
  CHECK(matches_path_pattern("r?m", "r\xC3\xB6m"));
  CHECK(matches_path_pattern("*?", "\xC3\xB6"));
  CHECK_FALSE(matches_path_pattern("r?m", "rm"));
  CHECK_FALSE(matches_path_pattern("r?m", "r/m"));
}

TEST_CASE("all else is literal") {
  CHECK(matches_path_pattern("[a].json", "[a].json"));
  CHECK_FALSE(matches_path_pattern("[a].json", "a.json"));
  CHECK(matches_path_pattern("/a/b", "/a/b"));
  CHECK_FALSE(matches_path_pattern("/a/b", "a/b"));
  CHECK(matches_path_pattern("a//b/", "a/b"));
  CHECK_FALSE(matches_path_pattern("", "a"));
}

TEST_CASE("many stars do not take long") {
  std::string pattern;
  std::string path;
  for (int i = 0; i < 2000; ++i) pattern += i % 2 == 0 ? "**/" : "*a*/";
  for (int i = 0; i < 2000; ++i) path += "aab/";
  CHECK_FALSE(matches_path_pattern(pattern + "c", path + "d"));
}
