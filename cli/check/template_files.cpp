#include "cli/check/template_files.h"

#include <filesystem>
#include <set>
#include <system_error>

#include "testkit/suites/project_folders.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;

class Finder {
 public:
  explicit Finder(TemplateFiles& found) : found_(found) {}

  void one(const std::string& path) {
    std::error_code error;
    if (path == "-" || !fs::is_directory(path, error)) return add(path);
    const std::size_t before = found_.files.size() + repeated_;
    folder(path, 0);
    if (found_.files.size() + repeated_ == before) found_.empty_folders.push_back(path);
  }

 private:
  void folder(const fs::path& path, std::size_t depth) {
    if (depth > kMostFolderDepth) return;
    for (const fs::directory_entry& entry : sorted_entries(path)) {
      std::error_code ignored;
      if (entry.is_directory(ignored)) {
        if (!entry.is_symlink(ignored) && !is_passed_over(entry.path())) {
          folder(entry.path(), depth + 1);
        }
      } else if (entry.path().extension() == ".vtl" && entry.is_regular_file(ignored)) {
        add(entry.path().lexically_normal().string());
      }
    }
  }

  void add(const std::string& path) {
    const std::string key = path == "-" ? path : fs::path(path).lexically_normal().string();
    if (seen_.insert(key).second) {
      found_.files.push_back(path);
    } else {
      ++repeated_;
    }
  }

  TemplateFiles& found_;
  std::set<std::string> seen_;
  std::size_t repeated_ = 0;
};

}  // namespace

TemplateFiles find_template_files(const std::vector<std::string>& paths) {
  TemplateFiles found;
  Finder finder(found);
  for (const std::string& path : paths) finder.one(path);
  return found;
}

}  // namespace vtlsim
