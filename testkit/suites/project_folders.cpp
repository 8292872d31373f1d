#include "testkit/suites/project_folders.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <system_error>

namespace vtlsim {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPassedOver[] = {"node_modules", "build", "dist", "cdk.out"};

}  // namespace

bool is_passed_over(const fs::path& folder) {
  const std::string name = folder.filename().string();
  if (name.starts_with(".")) return true;
  if (std::find(std::begin(kPassedOver), std::end(kPassedOver), name) != std::end(kPassedOver)) {
    return true;
  }
  std::error_code error;
  return fs::exists(folder / "CMakeCache.txt", error) || fs::exists(folder / "CACHEDIR.TAG", error);
}

FileResult<std::vector<fs::directory_entry>> sorted_entries(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator i(folder, error), end; !error && i != end; i.increment(error))
    entries.push_back(*i);
  if (error) {
    return FileProblem{FileFault::unreadable,
                       "cannot read the folder " + folder.string() + ": " + error.message(), ""};
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

bool is_file_entry(const fs::directory_entry& entry) {
  std::error_code error;
  if (entry.is_directory(error)) return false;
  return !entry.path().filename().string().starts_with(".#");
}

}  // namespace vtlsim
