#include "testkit/resolver_files/guarded_folder.h"

#include <algorithm>
#include <system_error>

namespace vtlsim {
namespace {

std::filesystem::path resolved(const std::filesystem::path& path) {
  std::error_code error;
  auto absolute = std::filesystem::absolute(path, error);
  auto result = std::filesystem::weakly_canonical(absolute, error);
  return error ? absolute.lexically_normal() : result;
}

bool is_inside(const std::filesystem::path& path, const std::filesystem::path& root) {
  auto [root_end, path_end] = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
  return root_end == root.end();
}

}  // namespace

GuardedFolder::GuardedFolder(const std::filesystem::path& resolver,
                             const ResolverFileOptions& options)
    : folder_(resolver.parent_path()), read_(options.read) {
  auto folder = resolved(folder_.empty() ? std::filesystem::path(".") : folder_);
  if (!options.root.empty()) {
    root_ = resolved(options.root);
    return;
  }
  auto working = resolved(".");
  root_ = is_inside(folder, working) ? working : folder;
}

std::variant<std::string, std::string> GuardedFolder::read(
    const std::filesystem::path& path) const {
  using Reason = std::string;
  auto whole = resolved(shown(path));
  if (!is_inside(whole, root_)) {
    return std::variant<std::string, std::string>(
        std::in_place_index<1>, Reason("`" + path.string() + "` lies outside of " + root_.string() +
                                       ", and files there are not read"));
  }
  auto text = read_(shown(path).string());
  if (auto* problem = std::get_if<ResolverFileProblem>(&text)) {
    return std::variant<std::string, std::string>(std::in_place_index<1>,
                                                  std::move(problem->diagnostic.message));
  }
  return std::variant<std::string, std::string>(std::in_place_index<0>,
                                                std::move(std::get<std::string>(text)));
}

}  // namespace vtlsim
