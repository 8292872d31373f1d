#include "vtlsim/file_root.h"

#include <fcntl.h>
#include <string>
#include <unistd.h>
#include <vector>

#include <doctest/doctest.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "tests/testkit/scratch_folder.h"

using vtlsim::FileFault;
using vtlsim::FileRoot;
using vtlsim::Links;
using vtlsim::Resolving;
using vtlsim_test::ScratchFolder;
namespace fs = std::filesystem;

namespace {

/// A project in a folder of its own, and a secret beside it.
class Project {
 public:
  Project() {
    all_.write("secret", "secret");
    all_.write("in/a", "text");
    all_.write("in/sub/b", "text");
    fs::create_symlink("../secret", in("link"));
    fs::create_symlink(all_.path() / "secret", in("absolute-link"));
    fs::create_directory_symlink("..", in("up"));
    fs::create_symlink("sub/b", in("good-link"));
    fs::create_symlink(in("sub/b"), in("good-absolute-link"));
    fs::create_directory_symlink("../in/sub", in("out-and-back"));
    fs::create_symlink("nowhere", in("dangling"));
    fs::create_symlink("../nowhere", in("dangling-out"));
    fs::create_symlink("loop", in("loop"));
  }
  fs::path in(const char* name) const { return all_.path() / "in" / name; }
  const ScratchFolder& all() const { return all_; }

 private:
  ScratchFolder all_;
};

FileFault fault_of(const vtlsim::FileResult<std::string>& result) {
  const auto* problem = std::get_if<vtlsim::FileProblem>(&result);
  REQUIRE_MESSAGE(problem != nullptr, std::get<std::string>(result));
  return problem->fault;
}

}  // namespace

TEST_CASE("what lies beneath the root is read, and nothing else, with and without the kernel") {
  const Project project;
  REQUIRE(::mkfifo(project.in("pipe").c_str(), 0600) == 0);
  for (const Resolving resolving : {Resolving::by_kernel, Resolving::by_walking}) {
    const FileRoot root(project.in(""), resolving);
    for (const char* good : {"a", "sub/b", "sub/../a", "./a", "../in/a", "good-link",
                             "good-absolute-link", "out-and-back/b", "sub/../sub/b"}) {
      INFO(good);
      CHECK(std::get<std::string>(root.read(project.in(good))) == "text");
      CHECK(root.holds(project.in(good)));
    }
    for (const char* bad :
         {"../secret", "link", "absolute-link", "up/secret", "sub/../../secret", "up/in/../secret",
          "dangling-out", "../../../../../../../etc/hostname"}) {
      INFO(bad);
      CHECK(fault_of(root.read(project.in(bad))) == FileFault::outside);
      CHECK_FALSE(root.holds(project.in(bad)));
    }
    CHECK(fault_of(root.read("/etc/hostname")) == FileFault::outside);
    CHECK(fault_of(root.read(project.in("none"))) == FileFault::missing);
    CHECK(fault_of(root.read(project.in("dangling"))) == FileFault::missing);
    CHECK(fault_of(root.read(project.in("loop"))) == FileFault::unreadable);
    CHECK(fault_of(root.read(project.in("sub"))) == FileFault::folder);
    CHECK(fault_of(root.read(project.in("pipe"))) == FileFault::not_regular);
    CHECK(fault_of(root.read(project.in("a/b"))) == FileFault::missing);
    CHECK(fault_of(root.read("")) == FileFault::bad_name);
    CHECK(fault_of(root.read(project.in("") / std::string("a\0b", 3))) == FileFault::bad_name);
    CHECK(std::get<std::vector<std::string>>(root.names(project.in("sub"))) ==
          std::vector<std::string>{"b"});
    CHECK(std::holds_alternative<vtlsim::FileProblem>(root.names(project.in("up"))));
  }
}

TEST_CASE("the root itself may be a link, and a folder that is not there holds nothing") {
  const Project project;
  fs::create_directory_symlink("in", project.all().path() / "alias");
  const FileRoot root(project.all().path() / "alias");
  CHECK(std::get<std::string>(root.read(project.all().path() / "alias" / "a")) == "text");
  CHECK(std::get<std::string>(root.read(project.in("a"))) == "text");
  CHECK(fault_of(root.read(project.all().path() / "alias" / "link")) == FileFault::outside);
  CHECK(fault_of(FileRoot(project.all().path() / "none").read("a")) == FileFault::missing);
}

TEST_CASE("nothing outside of the root is written, and links stay links") {
  const Project project;
  for (const Resolving resolving : {Resolving::by_kernel, Resolving::by_walking}) {
    const FileRoot root(project.in(""), resolving);
    for (const char* bad :
         {"../secret", "link", "absolute-link", "up/secret", "up/new", "dangling-out"}) {
      INFO(bad);
      CHECK(root.replace(project.in(bad), "broken").has_value());
      CHECK(root.replace(project.in(bad), "broken", Links::none).has_value());
      CHECK(root.remove(project.in(bad)).has_value());
    }
    CHECK(std::holds_alternative<vtlsim::FileProblem>(root.lock_folder(project.in("up/folder"))));
    CHECK(project.all().read("secret") == "secret");
    CHECK_FALSE(fs::exists(project.all().path() / "new"));
    CHECK_FALSE(fs::exists(project.all().path() / "folder"));
    CHECK(root.replace(project.in("good-link"), "x", Links::none)->fault == FileFault::link);
    CHECK(project.all().read("in/sub/b") == "text");
    CHECK_FALSE(root.replace(project.in("good-absolute-link"), "text").has_value());
    CHECK(fs::is_symlink(project.in("good-absolute-link")));
    CHECK_FALSE(root.replace(project.in("new"), "1").has_value());
    CHECK_FALSE(root.remove(project.in("new")).has_value());
    CHECK_FALSE(root.replace(project.in("dangling"), "1").has_value());
    CHECK(project.all().read("in/nowhere") == "1");
    CHECK_FALSE(root.remove(project.in("nowhere")).has_value());
    CHECK(root.replace(project.in("sub"), "x")->fault == FileFault::not_regular);
    CHECK(root.replace(project.in("none/x"), "x").has_value());
  }
}

TEST_CASE("what an interrupted replacement left is cleared, and what another one writes is not") {
  const Project project;
  const FileRoot root(project.in(""));
  project.all().write("in/.a.abcdef", "half");
  project.all().write("in/.a.abcdefg", "a file of somebody");
  project.all().write("in/.a.x", "a file of somebody");
  const auto busy = project.all().write("in/.a.busy00", "half");
  const int writer = ::open(busy.c_str(), O_RDONLY | O_CLOEXEC);
  REQUIRE(::flock(writer, LOCK_EX) == 0);
  CHECK_FALSE(root.replace(project.in("a"), "new").has_value());
  CHECK_FALSE(fs::exists(project.in(".a.abcdef")));
  CHECK(fs::exists(project.in(".a.abcdefg")));
  CHECK(fs::exists(project.in(".a.x")));
  CHECK(fs::exists(busy));
  ::close(writer);
  root.clear_left_over(project.in("a"));
  CHECK_FALSE(fs::exists(busy));
  CHECK(project.all().read("in/a") == "new");
}

TEST_CASE("a locked folder goes away with its last file, and a link to one stays") {
  const Project project;
  const FileRoot root(project.in(""));
  {
    const auto locked = root.lock_folder(project.in("snaps"));
    CHECK(std::get<vtlsim::FolderLock>(locked).is_new());
    CHECK_FALSE(root.replace(project.in("snaps/x"), "1").has_value());
    std::get<vtlsim::FolderLock>(locked).remove_if_empty();
    CHECK(fs::exists(project.in("snaps")));
    CHECK_FALSE(root.remove(project.in("snaps/x")).has_value());
    std::get<vtlsim::FolderLock>(locked).remove_if_empty();
    CHECK_FALSE(fs::exists(project.in("snaps")));
  }
  fs::create_directory(project.in("real"));
  fs::create_directory_symlink("real", project.in("linked"));
  const auto locked = root.lock_folder(project.in("linked"));
  CHECK_FALSE(std::get<vtlsim::FolderLock>(locked).is_new());
  std::get<vtlsim::FolderLock>(locked).remove_if_empty();
  CHECK(fs::is_symlink(project.in("linked")));
  CHECK(std::get<vtlsim::FileProblem>(root.lock_folder(project.in("linked"), Links::none)).fault ==
        FileFault::link);
}
