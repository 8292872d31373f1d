#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "project/files/path_pattern.h"
#include "project/files/project_folder.h"
#include "project/files/sha256.h"
#include "tests/testkit/scratch_folder.h"

TEST_CASE("SHA-256 of texts of every length around a block") {
  CHECK(project::sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(project::sha256("abc") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(project::sha256(std::string(55, 'a')) ==
        "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
  CHECK(project::sha256(std::string(56, 'a')) ==
        "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
  CHECK(project::sha256(std::string(64, 'a')) ==
        "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
  CHECK(project::sha256(std::string(1000000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("patterns of paths") {
  CHECK(project::has_wildcard("a/{b,c}.x"));
  CHECK(project::has_wildcard("a/*.x"));
  CHECK_FALSE(project::has_wildcard("a/[b].x"));
  CHECK(project::expand_braces("a/{b,c}/{d,e}.x") ==
        std::vector<std::string>{"a/b/d.x", "a/b/e.x", "a/c/d.x", "a/c/e.x"});
  CHECK(project::expand_braces("a{b") == std::vector<std::string>{"a{b"});
  std::string many;
  for (int i = 0; i < 40; ++i) many += "{a,b}";
  CHECK(project::expand_braces(many).size() <= 64);
}

TEST_CASE("paths are joined and normalized") {
  CHECK(project::join_path("a/b", "../c.vtl") == "a/c.vtl");
  CHECK(project::join_path("", "./x.vtl") == "x.vtl");
  CHECK(project::join_path("a", "../../x") == "../x");
  CHECK(project::join_path("a", "b//c/.") == "a/b/c");
}

TEST_CASE("files are read below the root and nowhere else") {
  const vtlsim_test::ScratchFolder scratch;
  scratch.write("outside.txt", "secret");
  scratch.write("p/in.txt", "text");
  scratch.write("p/sub/Name.vtl", "x");
  scratch.write("p/node_modules/y.vtl", "x");
  std::filesystem::create_symlink(scratch.path() / "outside.txt", scratch.path() / "p/link.txt");
  std::filesystem::create_symlink("in.txt", scratch.path() / "p/good.txt");
  project::ProjectFolder folder((scratch.path() / "p").string(), 100);
  using project::FileState;
  CHECK(folder.read("in.txt", 100).text == "text");
  CHECK(folder.read("good.txt", 100).text == "text");
  CHECK(folder.read("in.txt", 3).state == FileState::unreadable);
  CHECK(folder.read("link.txt", 100).state == FileState::outside);
  CHECK(folder.read("../outside.txt", 100).state == FileState::outside);
  CHECK(folder.read("gone.txt", 100).state == FileState::missing);
  CHECK(folder.read("sub", 100).state == FileState::unreadable);
  CHECK(folder.read("", 100).state != FileState::good);
  CHECK_FALSE(folder.is_file("link.txt"));
  CHECK(folder.other_case("sub/name.vtl") == "sub/Name.vtl");
  CHECK(folder.files_below("", 5) ==
        std::vector<std::string>{"good.txt", "in.txt", "sub/Name.vtl"});
  project::ProjectFolder few((scratch.path() / "p").string(), 2);
  CHECK(few.files_below("", 5).size() <= 2);
  CHECK(few.is_exhausted());
}
