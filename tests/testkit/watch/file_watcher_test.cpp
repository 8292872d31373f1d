#include "vtlsim/file_watcher.h"

#include <algorithm>
#include <string>
#include <unistd.h>

#include <doctest/doctest.h>

#include "tests/testkit/scratch_folder.h"

namespace {

bool has(const std::vector<std::filesystem::path>& paths, const std::filesystem::path& path) {
  return std::find(paths.begin(), paths.end(), path) != paths.end();
}

}  // namespace

TEST_CASE("changes, new folders and typed lines wake the watcher; hidden files do not") {
  for (const bool is_polling : {false, true}) {
    CAPTURE(is_polling);
    const vtlsim_test::ScratchFolder folder;
    folder.write("a.vtl", "1");
    folder.write("node_modules/x.js", "1");
    const auto watcher = vtlsim::make_file_watcher(folder.path(), is_polling);
    folder.write("node_modules/x.js", "22");
    folder.write(".hidden", "1");
    folder.write("a.vtl", "22");
    auto event = watcher->wait(-1);
    CHECK(has(event.changed, folder.path() / "a.vtl"));
    CHECK_FALSE(has(event.changed, folder.path() / "node_modules/x.js"));
    CHECK_FALSE(has(event.changed, folder.path() / ".hidden"));
    std::filesystem::create_directory(folder.path() / "sub");
    folder.write("b.vtl", "1");
    event = watcher->wait(-1);
    CHECK(has(event.changed, folder.path() / "b.vtl"));
    folder.write("sub/c.vtl", "1");
    event = watcher->wait(-1);
    CHECK(has(event.changed, folder.path() / "sub/c.vtl"));
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    REQUIRE(::write(ends[1], "a\nq\n", 4) == 4);
    event = watcher->wait(ends[0]);
    CHECK(event.input_lines == std::vector<std::string>{"a", "q"});
    ::close(ends[1]);
    CHECK(watcher->wait(ends[0]).is_input_closed);
    ::close(ends[0]);
  }
}
