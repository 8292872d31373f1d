#include "engine/syntax/directives.h"

#include <array>

namespace vtl {
namespace {

constexpr std::array<DirectiveRow, kDirectiveCount> kDirectives{{
    {.name = "set", .directive = Directive::set, .is_built_in = true},
    {"if", Directive::if_block, true, true},
    {.name = "elseif", .directive = Directive::elseif_branch, .is_built_in = true},
    {.name = "else", .directive = Directive::else_branch, .is_built_in = true},
    {.name = "end", .directive = Directive::end, .is_built_in = true},
    {.name = "foreach", .directive = Directive::foreach_loop, .opens_block = true},
    {.name = "macro", .directive = Directive::macro, .opens_block = true},
    {.name = "define", .directive = Directive::define, .opens_block = true},
    {.name = "literal", .directive = Directive::literal, .opens_block = true},
    {.name = "parse", .directive = Directive::parse},
    {.name = "include", .directive = Directive::include},
    {.name = "evaluate", .directive = Directive::evaluate},
    {.name = "break", .directive = Directive::break_loop},
    {.name = "stop", .directive = Directive::stop},
    {.name = "return", .directive = Directive::return_value},
}};

constexpr bool has_row_of_each() {
  for (std::size_t i = 0; i < kDirectives.size(); ++i) {
    if (static_cast<std::size_t>(kDirectives[i].directive) != i) return false;
  }
  return true;
}
static_assert(has_row_of_each());

struct ForeignWord {
  std::string_view word;
  Directive directive;
};
constexpr ForeignWord kForeignWords[] = {
    {"elif", Directive::elseif_branch}, {"elsif", Directive::elseif_branch},
    {"endif", Directive::end},          {"endfor", Directive::end},
    {"endforeach", Directive::end},     {"endeach", Directive::end},
    {"for", Directive::foreach_loop},   {"each", Directive::foreach_loop},
};

}  // namespace

std::span<const DirectiveRow> directives() {
  return kDirectives;
}

const DirectiveRow* find_directive(std::string_view name) {
  for (const DirectiveRow& row : kDirectives) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

const DirectiveRow* Profile::find_plugged_in(std::string_view directive) const {
  const DirectiveRow* row = find_directive(directive);
  const bool is_here =
      row != nullptr && !row->is_built_in && use_of(row->directive) != DirectiveUse::absent;
  return is_here ? row : nullptr;
}

const Profile& velocity_profile() {
  static const Profile kProfile = [] {
    Profile profile{.name = "velocity"};
    profile.rule(Directive::return_value).use = DirectiveUse::absent;
    return profile;
  }();
  return kProfile;
}

namespace syntax {

bool opens_block(std::string_view name, const Profile& profile) {
  if (name.starts_with('@')) return true;
  const DirectiveRow* directive = profile.find_plugged_in(name);
  return directive != nullptr && directive->opens_block;
}

std::string_view directive_name(std::string_view image) {
  if (image.empty()) return image;
  if (!image.ends_with('}')) return image.substr(1);
  // "#{name}"; behind "#${x}" the image is "{name}" and loses one character too many, as in
  // Velocity.
  return image.size() < 3 ? std::string_view() : image.substr(2, image.size() - 3);
}

bool names(std::string_view image, Directive directive) {
  return directive_name(image) == kDirectives[static_cast<std::size_t>(directive)].name;
}

const DirectiveRow* find_foreign_directive(std::string_view word) {
  for (const ForeignWord& foreign : kForeignWords) {
    if (foreign.word == word) return &kDirectives[static_cast<std::size_t>(foreign.directive)];
  }
  return nullptr;
}

}  // namespace syntax
}  // namespace vtl
