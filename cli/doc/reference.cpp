#include "cli/doc/reference.h"

#include <algorithm>

#include "appsync/util.h"
#include "vtl/text/ascii.h"
#include "vtl/text/suggest.h"

namespace vtlsim {
namespace {

constexpr std::string_view kUtilPrefix = "util.";

/// A reference as written in a template, without everything but its names, in lower case.
std::string bare_name(std::string_view word) {
  word.remove_prefix(std::min(word.find_first_not_of("$!{ "), word.size()));
  word = word.substr(0, word.find_first_of("(}"));
  while (word.ends_with('.') || word.ends_with(' ')) word.remove_suffix(1);
  std::string name = vtl::ascii_lower(word);
  if (name == "utils" || name.starts_with("utils.")) name.erase(4, 1);
  if (name == "context" || name.starts_with("context.")) name.replace(0, 7, "ctx");
  return name;
}

std::vector<FunctionEntry> functions_of(const vtl::HostNamespace& space) {
  std::vector<FunctionEntry> functions;
  for (std::size_t begin = 0; begin < space.rows.size();) {
    std::size_t end = begin + 1;
    while (end < space.rows.size() && space.rows[end].name == space.rows[begin].name) ++end;
    functions.push_back({&space, space.rows.subspan(begin, end - begin)});
    begin = end;
  }
  return functions;
}

/// "util.time.nowiso8601" is also called by "time.nowiso8601".
bool is_called(std::string_view name, std::string_view full_name) {
  if (name == full_name) return true;
  return full_name.starts_with(kUtilPrefix) && name == full_name.substr(kUtilPrefix.size());
}

bool is_named(const FunctionEntry& function, std::string_view name) {
  return name == vtl::ascii_lower(function.name()) ||
         is_called(name, vtl::ascii_lower(function.full_name().substr(1)));
}

/// A field is named by itself, by what it is part of ($ctx.info), and by what is in it
/// ($ctx.identity.username).
bool is_named(const appsync::ContextField& field, std::string_view name) {
  const std::string own = vtl::ascii_lower(field.name);
  const std::string full = "ctx." + own;
  return name == own || name == full || full.starts_with(std::string(name) + ".") ||
         name.starts_with(full + ".");
}

std::string searched_text(const FunctionEntry& function) {
  std::string text = function.full_name();
  for (const vtl::MethodRow& row : function.overloads) {
    text += '\n' + std::string(row.signature) + '\n' + std::string(row.summary);
    for (const TraitText& trait : trait_texts(row)) text += '\n' + std::string(trait.phrase);
  }
  return vtl::ascii_lower(text);
}

bool has_all(std::string_view text, std::span<const std::string> words) {
  return std::all_of(words.begin(), words.end(), [text](const std::string& word) {
    return text.find(word) != std::string_view::npos;
  });
}

template <typename Wanted>
void add_functions(Selection& selection, Wanted is_wanted) {
  for (const vtl::HostNamespace* space : appsync::all_namespaces()) {
    SpaceEntry entry{space, functions_of(*space)};
    std::erase_if(entry.functions,
                  [&](const FunctionEntry& function) { return !is_wanted(function); });
    if (!entry.functions.empty()) selection.spaces.push_back(std::move(entry));
  }
}

template <typename Wanted>
void add_fields(Selection& selection, Wanted is_wanted) {
  for (const appsync::ContextField& field : appsync::context_fields()) {
    if (is_wanted(field)) selection.fields.push_back(field);
  }
}

bool is_empty(const Selection& selection) {
  return selection.spaces.empty() && selection.fields.empty();
}

std::optional<Selection> select_named(const std::string& name) {
  Selection selection;
  selection.kind = SelectionKind::space;
  if (name == "ctx") {
    add_fields(selection, [](const appsync::ContextField&) { return true; });
    return selection;
  }
  for (const vtl::HostNamespace* space : appsync::all_namespaces()) {
    if (is_called(name, vtl::ascii_lower(space->name.substr(1)))) {
      selection.spaces.push_back({space, functions_of(*space)});
      return selection;
    }
  }
  selection.kind = SelectionKind::functions;
  add_functions(selection, [&](const FunctionEntry& function) { return is_named(function, name); });
  if (selection.spaces.empty()) {
    add_fields(selection,
               [&](const appsync::ContextField& field) { return is_named(field, name); });
  }
  if (is_empty(selection)) return std::nullopt;
  return selection;
}

std::optional<Selection> select_found(std::span<const std::string> words) {
  std::vector<std::string> wanted;
  for (const std::string& word : words) {
    const std::string lowered = vtl::ascii_lower(word);
    for (std::size_t begin = 0; begin < lowered.size();) {
      const std::size_t end = std::min(lowered.find(' ', begin), lowered.size());
      if (end > begin) wanted.push_back(lowered.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  if (wanted.empty()) return std::nullopt;
  Selection selection;
  selection.kind = SelectionKind::found;
  add_functions(selection, [&](const FunctionEntry& function) {
    return has_all(searched_text(function), wanted);
  });
  add_fields(selection, [&](const appsync::ContextField& field) {
    return has_all(
        vtl::ascii_lower("$ctx." + std::string(field.name) + '\n' + std::string(field.summary)),
        wanted);
  });
  if (is_empty(selection)) return std::nullopt;
  return selection;
}

}  // namespace

std::string FunctionEntry::full_name() const {
  return std::string(space->name) + "." + std::string(name());
}

std::string_view FunctionEntry::unsupported_reason() const {
  const std::string own = full_name();
  for (const appsync::UnsupportedFunction& function : appsync::unsupported_functions()) {
    if (function.name == own) return function.reason;
  }
  return {};
}

std::optional<Selection> select_reference(std::span<const std::string> words) {
  if (words.empty()) {
    Selection selection;
    add_functions(selection, [](const FunctionEntry&) { return true; });
    add_fields(selection, [](const appsync::ContextField&) { return true; });
    return selection;
  }
  if (words.size() == 1) {
    if (auto named = select_named(bare_name(words.front()))) return named;
  }
  return select_found(words);
}

std::optional<std::string> nearest_reference_name(std::string_view word) {
  std::vector<std::string> names = {"ctx"};
  for (const vtl::HostNamespace* space : appsync::all_namespaces()) {
    names.emplace_back(space->name.substr(1));
    names.emplace_back(space->member_name);
    for (const FunctionEntry& function : functions_of(*space)) {
      names.emplace_back(function.name());
      names.push_back(function.full_name().substr(1));
    }
  }
  for (const appsync::ContextField& field : appsync::context_fields()) {
    names.emplace_back(field.name);
    names.push_back("ctx." + std::string(field.name));
  }
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const auto near = vtl::suggest(bare_name(word), candidates);
  if (!near) return std::nullopt;
  return std::string(*near);
}

std::vector<TraitText> trait_texts(const vtl::MethodRow& row) {
  struct Known {
    std::uint8_t trait;
    TraitText text;
  };
  static constexpr Known kKnown[] = {
      {vtl::kReturnsVoid, {"void", "prints nothing"}},
      {vtl::kReadsClock, {"clock", "reads the clock (--now freezes it)"}},
      {vtl::kReadsRandom, {"random", "draws random numbers (--seed repeats them)"}},
      {vtl::kEndsTemplate, {"ends-template", "ends the template"}},
      {vtl::kRecords, {"records", "leaves errors, logs, headers or filters behind"}},
      {vtl::kMutates, {"changes-argument", "changes its argument"}},
  };
  std::vector<TraitText> texts;
  for (const Known& known : kKnown) {
    if ((row.traits & known.trait) != 0) texts.push_back(known.text);
  }
  if (texts.empty()) texts.push_back({"pure", "pure: no clock, no chance, leaves nothing behind"});
  return texts;
}

}  // namespace vtlsim
