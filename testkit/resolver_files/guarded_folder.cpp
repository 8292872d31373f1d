#include "testkit/resolver_files/guarded_folder.h"

#include <system_error>
#include <utility>

namespace vtlsim {
namespace {

std::filesystem::path root_of(const std::filesystem::path& folder,
                              const ResolverFileOptions& options) {
  return options.root.empty() ? default_root(folder) : options.root;
}

}  // namespace

GuardedFolder::GuardedFolder(const std::filesystem::path& file, const ResolverFileOptions& options)
    : folder_(file.parent_path()), root_(root_of(folder_, options)), files_(options.files) {}

FileResult<std::string> GuardedFolder::read(const std::filesystem::path& path) const {
  // Joined with nothing, an empty name would be that of the folder.
  auto text = root_.read(path.empty() ? path : shown(path));
  // A zero byte ends a name wherever the system is asked about it.
  const bool is_name = path.string().find('\0') == std::string::npos;
  if (files_ != nullptr && is_name) files_->push_back(resolved_path(shown(path)));
  if (auto* problem = std::get_if<FileProblem>(&text)) {
    if (problem->fault == FileFault::outside) {
      problem->message = "`" + path.string() + "` lies outside of " + root_.path().string() +
                         ", and files there are not read";
    }
    return text;
  }
  remove_byte_order_mark(std::get<std::string>(text), path);
  return text;
}

bool GuardedFolder::has(const std::filesystem::path& path) const {
  std::error_code error;
  const auto status = std::filesystem::symlink_status(shown(path), error);
  return std::filesystem::exists(status) && !std::filesystem::is_directory(status);
}

void remove_byte_order_mark(std::string& text, const std::filesystem::path& path) {
  if (text.starts_with("\xEF\xBB\xBF") && path.extension() == ".json") text.erase(0, 3);
}

}  // namespace vtlsim
