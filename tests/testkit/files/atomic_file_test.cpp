#include "testkit/files/atomic_file.h"

#include <string>

#include <doctest/doctest.h>

#include "testkit/files/utf8_check.h"
#include "tests/testkit/scratch_folder.h"
#include "vtlsim/suite.h"

TEST_CASE("a file is replaced whole and nothing else is left") {
  const vtlsim_test::ScratchFolder folder;
  const auto path = folder.write("x.txt", "old");
  CHECK_FALSE(vtlsim::replace_file(path, "new").has_value());
  CHECK(folder.read("x.txt") == "new");
  CHECK(vtlsim::replace_file(folder.path() / "none" / "x.txt", "new").has_value());
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    count += entry.exists() ? 1 : 0;
  }
  CHECK(count == 1);
}

TEST_CASE("a link keeps being one") {
  const vtlsim_test::ScratchFolder folder;
  const auto path = folder.write("real.txt", "old");
  std::filesystem::create_symlink("real.txt", folder.path() / "link.txt");
  CHECK_FALSE(vtlsim::replace_file(folder.path() / "link.txt", "new").has_value());
  CHECK(std::filesystem::is_symlink(folder.path() / "link.txt"));
  CHECK(folder.read("real.txt") == "new");
}

TEST_CASE("only text is read") {
  CHECK_FALSE(vtlsim::find_bad_utf8("a\xC3\xA9\xF0\x9F\x98\x80").has_value());
  CHECK(vtlsim::find_bad_utf8("ab\xC0\x80") == 2);
  CHECK(vtlsim::find_bad_utf8("\xED\xA0\x80") == 0);
  CHECK(vtlsim::find_bad_utf8("a\xE2\x82") == 1);
  const vtlsim_test::ScratchFolder folder;
  CHECK(std::get<std::string>(
            vtlsim::read_project_file(folder.write("a.json", "\xEF\xBB\xBF{}").string())) == "{}");
  CHECK(std::holds_alternative<vtlsim::ResolverFileProblem>(
      vtlsim::read_project_file(folder.path().string())));
  CHECK(std::holds_alternative<vtlsim::ResolverFileProblem>(
      vtlsim::read_project_file(folder.write("b.json", "\xFF").string())));
}
