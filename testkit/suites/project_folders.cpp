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

}  // namespace vtlsim
