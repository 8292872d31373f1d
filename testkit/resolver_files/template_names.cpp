#include "testkit/resolver_files/template_names.h"

#include <charconv>

namespace vtlsim {
namespace {

struct Suffix {
  std::string_view text;
  TemplateRole role;
};

constexpr Suffix kSuffixes[] = {
    {".req.vtl", TemplateRole::request},     {".res.vtl", TemplateRole::response},
    {".request.vtl", TemplateRole::request}, {".response.vtl", TemplateRole::response},
    {".before.vtl", TemplateRole::before},   {".after.vtl", TemplateRole::after},
};

struct Slot {
  std::string_view name;
  int rank;
};

// As Amplify deploys them: queries have DataLoad, mutations Update, subscriptions Subscribe.
constexpr Slot kSlots[] = {
    {"init", 1},         {"preAuth", 2},   {"auth", 3},         {"postAuth", 4},
    {"preDataLoad", 5},  {"preUpdate", 5}, {"preSubscribe", 5}, {"postDataLoad", 101},
    {"postUpdate", 101}, {"finish", 102},
};

std::optional<unsigned> parse_number(std::string_view text) {
  unsigned number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::optional<int> slot_rank(std::string_view slot) {
  for (const Slot& row : kSlots) {
    if (row.name == slot) return row.rank;
  }
  return std::nullopt;
}

std::optional<TemplateName> parse_template_name(std::string_view file_name) {
  for (const Suffix& suffix : kSuffixes) {
    if (!file_name.ends_with(suffix.text) || file_name.size() == suffix.text.size()) continue;
    std::string_view stem = file_name.substr(0, file_name.size() - suffix.text.size());
    TemplateName name;
    name.role = suffix.role;
    name.stem = stem;
    std::size_t last = stem.rfind('.');
    if (last == std::string_view::npos || last == 0) return name;
    auto number = parse_number(stem.substr(last + 1));
    std::size_t before = stem.rfind('.', last - 1);
    if (!number || before == std::string_view::npos) return name;
    std::string_view slot = stem.substr(before + 1, last - before - 1);
    if (!slot_rank(slot)) return name;
    name.stem = stem.substr(0, before);
    name.slot = slot;
    name.slot_number = *number;
    return name;
  }
  return std::nullopt;
}

FieldName field_of(std::string_view stem) {
  std::size_t dot = stem.find('.');
  if (dot == std::string_view::npos || stem.find('.', dot + 1) != std::string_view::npos) return {};
  return {std::string(stem.substr(0, dot)), std::string(stem.substr(dot + 1))};
}

}  // namespace vtlsim
