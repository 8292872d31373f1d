#include "cli/check/template_files.h"

#include <filesystem>
#include <set>
#include <system_error>
#include <utility>
#include <variant>

#include "testkit/suites/project_folders.h"
#include "vtlsim/file_root.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;

class Finder {
 public:
  explicit Finder(TemplateFiles& found) : found_(found) {}

  void one(const std::string& path) {
    std::error_code error;
    root_.clear();
    if (path == "-" || !fs::is_directory(path, error)) return add(path);
    root_ = default_root(path);
    const std::size_t before = seen_count();
    folder(path, 0);
    if (seen_count() == before) found_.folders.push_back({path, ""});
  }

 private:
  void folder(const fs::path& path, std::size_t depth) {
    if (depth > kMostFolderDepth)
      return add_unreadable(path, path.string() + std::string(kTooDeep));
    auto entries = sorted_entries(path);
    if (auto* problem = std::get_if<FileProblem>(&entries))
      return add_unreadable(path, std::move(problem->message));
    for (const auto& entry : std::get<std::vector<fs::directory_entry>>(entries)) {
      std::error_code ignored;
      if (entry.is_directory(ignored)) {
        if (!entry.is_symlink(ignored) && !is_passed_over(entry.path())) {
          folder(entry.path(), depth + 1);
        }
      } else if (entry.path().extension() == ".vtl" && is_file_entry(entry)) {
        add(entry.path().lexically_normal().string());
      }
    }
  }

  std::size_t seen_count() const { return found_.files.size() + found_.folders.size() + repeated_; }
  void add_unreadable(const fs::path& path, std::string problem) {
    found_.folders.push_back({path.lexically_normal().string(), std::move(problem)});
  }
  void add(const std::string& path) {
    const std::string key = path == "-" ? path : fs::path(path).lexically_normal().string();
    if (seen_.insert(key).second) {
      found_.files.push_back({path, root_});
    } else {
      ++repeated_;
    }
  }

  TemplateFiles& found_;
  fs::path root_;
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
