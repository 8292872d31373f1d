#include "project/names/template_name.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "project/files/project_folder.h"
#include "vtl/text/ascii.h"

namespace project {
namespace {

// People name halves of resolvers in many ways, and the same way within one project. One rule reads
// all of them: split the name at separators and changes of case, and take the last part that is the
// word of a half out of it; what is left is the stem, which both halves share.
//
//   Query.getRoom.req.vtl            stem Query.getRoom, request; type Query, field getRoom
//   getRoom-response-mapping-template.vtl, getRoomResponse.vm   stem getRoom, response
//   Mutation.x.preAuth.1.req.vtl     slot preAuth, number 1, of Mutation.x
//   Query/getRoom/request.vtl        the folder names the field
//   request/getRoom.vm               the folder is the half
//
// `before` and `end` are halves only with a separator in front: "weekEnd" is a name. Where even the
// extension is unsure (.txt, none) the text has to look like a template.

struct HalfWord {
  std::string_view word;
  Half half;
};

constexpr HalfWord kHalfWords[] = {
    {"request", Half::request}, {"req", Half::request},   {"response", Half::response},
    {"res", Half::response},    {"resp", Half::response}, {"before", Half::before},
    {"start", Half::before},    {"after", Half::after},   {"end", Half::after},
};

std::optional<Half> half_of(std::string_view word) {
  const std::string name = vtl::ascii_lower(word);
  for (const HalfWord& row : kHalfWords) {
    if (row.word == name) return row.half;
  }
  return std::nullopt;
}

bool is_request_or_response(Half half) {
  return half == Half::request || half == Half::response;
}

/// A part of a name: [begin, end), and whether a separator stands in front of it (else a change of
/// case).
struct Part {
  std::size_t begin;
  std::size_t end;
  bool is_separate;
};

std::vector<Part> split(std::string_view name) {
  std::vector<Part> parts;
  std::size_t begin = 0;
  bool is_separate = true;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    const bool is_end = i == name.size() || name[i] == '.' || name[i] == '-' || name[i] == '_';
    const bool is_change =
        !is_end && i > begin && vtl::is_upper_letter(name[i]) && !vtl::is_upper_letter(name[i - 1]);
    if (!is_end && !is_change) continue;
    if (i > begin) parts.push_back({begin, i, is_separate});
    is_separate = is_end;
    begin = is_end ? i + 1 : i;
  }
  return parts;
}

std::string_view trim_separators(std::string_view text) {
  const auto is_separator = [](char c) { return c == '.' || c == '-' || c == '_'; };
  while (!text.empty() && is_separator(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_separator(text.back())) text.remove_suffix(1);
  return text;
}

bool take_suffix(std::string_view& name, std::string_view suffix) {
  if (name.size() <= suffix.size() ||
      vtl::ascii_lower(name.substr(name.size() - suffix.size())) != suffix)
    return false;
  name.remove_suffix(suffix.size());
  return true;
}

/// Takes the extension off. False when the file cannot be a template by its name.
bool take_extension(std::string_view& name, bool& is_unsure) {
  is_unsure = false;
  if (take_suffix(name, ".vtl") || take_suffix(name, ".vm") || take_suffix(name, ".velocity"))
    return true;
  is_unsure = true;
  if (take_suffix(name, ".tpl") || take_suffix(name, ".txt")) {
    if (!take_suffix(name, ".vm")) take_suffix(name, ".vtl");
    return true;
  }
  // No extension: what stands behind the last dot is the half itself, or there is no dot.
  const std::size_t dot = name.rfind('.');
  const std::string last =
      vtl::ascii_lower(dot == std::string_view::npos ? name : name.substr(dot + 1));
  return dot == std::string_view::npos || last == "request" || last == "response" ||
         last == "req" || last == "res" || last == "resp";
}

/// Finds the half and takes it out of the name. False when there is none.
bool take_half(std::string_view name, TemplateName& made) {
  std::vector<Part> parts = split(name);
  std::size_t last = parts.size();
  while (last > 0) {
    const std::string word = vtl::ascii_lower(
        name.substr(parts[last - 1].begin, parts[last - 1].end - parts[last - 1].begin));
    if (word != "mapping" && word != "template" && word != "templates") break;
    --last;
  }
  if (last > 0) {
    const Part& part = parts[last - 1];
    const std::string_view word = name.substr(part.begin, part.end - part.begin);
    const std::optional<Half> half = half_of(word);
    if (half && (part.is_separate || is_request_or_response(*half))) {
      made.half = *half;
      made.stem = trim_separators(name.substr(0, part.begin));
      return true;
    }
    if (word == "DATA" && part.is_separate && last > 1) {
      made.half = Half::response;
      made.is_data = true;
      made.stem = trim_separators(name.substr(0, part.begin));
      return true;
    }
  }
  // The first part, with a separator behind it: `request-X`.
  if (parts.size() > 1 && parts[1].is_separate) {
    const std::optional<Half> half =
        half_of(name.substr(parts[0].begin, parts[0].end - parts[0].begin));
    if (half && is_request_or_response(*half)) {
      made.half = *half;
      made.stem = trim_separators(name.substr(parts[0].end));
      return true;
    }
  }
  return false;
}

bool is_operation(std::string_view name) {
  return name == "Query" || name == "Mutation" || name == "Subscription";
}

std::vector<std::string> split_dots(std::string_view stem) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin <= stem.size()) {
    const std::size_t end = std::min(stem.find('.', begin), stem.size());
    parts.emplace_back(stem.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

void name_field(TemplateName& made) {
  const std::vector<std::string> parts = split_dots(made.stem);
  const bool has_type = parts.size() >= 2 && !parts[0].empty() && !parts[1].empty() &&
                        vtl::is_upper_letter(parts[0][0]);
  if (has_type && parts.size() == 2) {
    made.type = parts[0];
    made.field = parts[1];
  } else if (has_type &&
             (parts.size() == 3 || (parts.size() == 4 && vtl::is_all_digits(parts[3]))) &&
             slot_rank(parts[2])) {
    made.type = parts[0];
    made.field = parts[1];
    made.slot = parts[2];
    made.number = parts.size() == 4 ? parts[3] : "";
    made.stem = parts[0] + "." + parts[1];
  }
}

struct Slot {
  std::string_view name;
  int rank;
};

// As Amplify deploys them (transformer 2, core 3.4.0).
constexpr Slot kSlots[] = {
    {"init", 1},           {"preAuth", 2},      {"auth", 3},      {"postAuth", 4},
    {"validate", 5},       {"preDataLoad", 6},  {"preUpdate", 6}, {"preSubscribe", 6},
    {"postDataLoad", 101}, {"postUpdate", 101}, {"finish", 102},
};

}  // namespace

std::optional<int> slot_rank(std::string_view slot) {
  for (const Slot& row : kSlots) {
    if (row.name == slot) return row.rank;
  }
  return std::nullopt;
}

bool has_template_extension(std::string_view path) {
  return path.ends_with(".vtl") || path.ends_with(".vm") || path.ends_with(".velocity");
}

std::optional<TemplateName> read_template_name(std::string_view path) {
  TemplateName made;
  made.folder = folder_of(path);
  const std::string file = file_name_of(path);
  std::string_view name = file;
  if (!take_extension(name, made.is_unsure)) return std::nullopt;
  if (!take_half(name, made)) {
    // The folder is the half: `request/X.vm`.
    const std::optional<Half> half = half_of(file_name_of(made.folder));
    if (made.folder.empty() || !half || !is_request_or_response(*half)) return std::nullopt;
    made.half = *half;
    made.stem = name;
    made.folder = folder_of(made.folder);
  }
  const std::string folder_name = file_name_of(made.folder);
  if (made.stem.empty()) {
    if (folder_name.empty()) return std::nullopt;
    made.stem = folder_name;
    const std::string parent = file_name_of(folder_of(made.folder));
    if (is_operation(parent)) {
      made.type = parent;
      made.field = folder_name;
      return made;
    }
  }
  name_field(made);
  if (made.type.empty() && is_operation(folder_name) && made.stem.find('.') == std::string::npos &&
      made.stem != folder_name) {
    made.type = folder_name;
    made.field = made.stem;
  }
  return made;
}

}  // namespace project
