#include "project/reading/origins.h"

#include <map>
#include <string>

#include "project/files/sha256.h"
#include "project/names/template_name.h"

namespace project {

void find_origins(Reading& reading, std::string_view skipped) {
  std::map<std::string, std::string> files;
  constexpr std::size_t kDepth = 12;
  const std::string prefix = skipped.empty() ? std::string() : std::string(skipped) + "/";
  for (const std::string& file : reading.files.files_below("", kDepth)) {
    if (!prefix.empty() && file.starts_with(prefix)) continue;
    const auto name = read_template_name(file);
    if (!has_template_extension(file) && (!name || name->is_unsure)) continue;
    if (const auto text = reading.searched_text(file)) files.emplace(sha256(text->text()), file);
  }
  const auto take = [&](std::optional<Template>& made) {
    if (!made || !made->is_inline) return;
    const auto found = files.find(made->sha256);
    if (found != files.end()) made->origin = found->second;
  };
  for (Api& api : reading.project.apis) {
    for (Function& one : api.functions) {
      take(one.request);
      take(one.response);
    }
    for (Resolver& one : api.resolvers) {
      take(one.request);
      take(one.response);
    }
  }
}

}  // namespace project
