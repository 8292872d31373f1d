#include "vtlsim/named_file.h"

#include <string>
#include <thread>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "tests/testkit/scratch_folder.h"

using vtlsim::FileFault;
using vtlsim_test::ScratchFolder;

namespace {

std::size_t entries_in(const std::filesystem::path& folder) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    count += std::filesystem::exists(entry.symlink_status()) ? 1 : 0;
  }
  return count;
}

FileFault fault_of(const vtlsim::FileResult<std::string>& result) {
  return std::get<vtlsim::FileProblem>(result).fault;
}

}  // namespace

TEST_CASE("a file is replaced whole and nothing else is left") {
  const ScratchFolder folder;
  const auto path = folder.write("x.txt", "old");
  CHECK_FALSE(vtlsim::write_named_file(path.string(), "new").has_value());
  CHECK(folder.read("x.txt") == "new");
  CHECK_FALSE(
      vtlsim::write_named_file((folder.path() / "new" / "x.txt").string(), "1").has_value());
  CHECK(vtlsim::write_named_file((path / "x.txt").string(), "new").has_value());
  CHECK(vtlsim::write_named_file(folder.path().string(), "new")->fault == FileFault::folder);
  CHECK(entries_in(folder.path()) == 2);
}

TEST_CASE("a link that a person names keeps being one") {
  const ScratchFolder folder;
  const ScratchFolder elsewhere;
  elsewhere.write("real.txt", "old");
  std::filesystem::create_symlink(elsewhere.path() / "real.txt", folder.path() / "link.txt");
  const std::string link = (folder.path() / "link.txt").string();
  CHECK(std::get<std::string>(vtlsim::read_named_file(link)) == "old");
  CHECK_FALSE(vtlsim::write_named_file(link, "new").has_value());
  CHECK(std::filesystem::is_symlink(folder.path() / "link.txt"));
  CHECK(elsewhere.read("real.txt") == "new");
}

TEST_CASE("a pipe is read and written") {
  const ScratchFolder folder;
  const std::string pipe = (folder.path() / "pipe").string();
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  std::jthread writer([&] { CHECK_FALSE(vtlsim::write_named_file(pipe, "text").has_value()); });
  CHECK(std::get<std::string>(vtlsim::read_named_file(pipe)) == "text");
}

TEST_CASE("what a person names and is not a text is refused") {
  const ScratchFolder folder;
  CHECK(fault_of(vtlsim::read_named_file(folder.path().string())) == FileFault::folder);
  CHECK(fault_of(vtlsim::read_named_file("")) == FileFault::bad_name);
  CHECK(fault_of(vtlsim::read_named_file(std::string("a\0b", 3))) == FileFault::bad_name);
  CHECK(fault_of(vtlsim::read_named_file((folder.path() / "none").string())) == FileFault::missing);
  const std::string bytes = folder.write("b", "ab\xC0\x80").string();
  CHECK(fault_of(vtlsim::read_named_file(bytes)) == FileFault::not_text);
  CHECK(std::get<vtlsim::FileProblem>(vtlsim::read_named_file(bytes)).message ==
        bytes + " is not UTF-8: byte 0xC0 at offset 2 (line 1)");
  CHECK(fault_of(vtlsim::read_named_file(folder.write("c", "12345").string(), 4)) ==
        FileFault::too_large);
}
