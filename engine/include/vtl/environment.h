// What a template runs in: the dialect it is written in, and the objects its host provides.
//
// The engine knows no host: whoever embeds it says which directives exist, which names stand for
// objects of the host, and what people are told where a general word would not help. An Environment
// is fixed before the first template is compiled, so that any number of threads may share it; hosts
// point to tables of static storage duration.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "vtl/limits.h"

namespace vtl {

struct HostNamespace;

/// What is known of a directive; rows of directives().
enum class Directive : std::uint8_t {
  set,
  if_block,
  elseif_branch,
  else_branch,
  end,
  foreach_loop,
  macro,
  define,
  literal,
  parse,
  include,
  evaluate,
  break_loop,
  stop,
  return_value,
};
inline constexpr std::size_t kDirectiveCount = 15;

struct DirectiveRow {
  std::string_view name;
  Directive directive;
  /// Whether an #end closes it.
  bool opens_block = false;
  /// The grammar knows it by name: it is part of every profile. The others are looked up.
  bool is_built_in = false;
};

/// All of them, in the order of the enumeration.
std::span<const DirectiveRow> directives();
/// nullptr for a name that none of them has.
const DirectiveRow* find_directive(std::string_view name);

enum class DirectiveUse : std::uint8_t {
  available,
  absent,     // an unknown name: printed as written
  forbidden,  // meeting it is an error that says so
};

/// A directive in a profile.
struct DirectiveRule {
  DirectiveUse use = DirectiveUse::available;
  /// What to do instead where it is forbidden: one line of help.
  std::string_view instead = {};
};

/// What a host tells its people in addition. Empty texts say nothing.
struct HostAdvice {
  /// As in "AppSync does not support #stop".
  std::string_view host = "this profile";
  /// How else to ask for null, to whom wrote `null`: "or ask `$util.isNull(...)`".
  std::string_view null_check = {};
  /// What to do with a call that changes something and whose result was printed.
  std::string_view unwanted_result = {};
};

struct Profile {
  /// As given to --profile.
  std::string_view name;
  /// Template name in messages: `at velocity[line 1, column 2]`.
  std::string_view template_name = "velocity";
  /// By number of the directive; those of the grammar are available whatever stands here.
  DirectiveRule rules[kDirectiveCount] = {};
  /// Iterations after which a #foreach ends silently; 0 means no end.
  std::uint32_t foreach_max_loops = 0;
  /// directive.set.null.allowed: `#set($x = $null)` removes the variable instead of doing nothing.
  bool is_set_null_allowed = false;
  HostAdvice advice = {};

  DirectiveRule& rule(Directive directive) { return rules[static_cast<std::size_t>(directive)]; }
  const DirectiveRule& rule(Directive directive) const {
    return rules[static_cast<std::size_t>(directive)];
  }
  DirectiveUse use_of(Directive directive) const { return rule(directive).use; }
  /// The directive that a `#name` is which the grammar does not know; nullptr where it calls a
  /// macro or is text.
  const DirectiveRow* find_plugged_in(std::string_view directive) const;
};

/// Stock Velocity 1.7.
const Profile& velocity_profile();

struct HostObject {
  std::string_view name;
  const HostNamespace* host = nullptr;
};

/// Which instructions a program may consist of.
enum class Instructions : bool {
  general,  // one for each construct of the language
  special,  // and those that do the same faster
};

struct Environment {
  Profile profile;
  Limits limits;
  /// Root variables that stand for host namespaces (`util`, `utils`, `extensions`).
  std::vector<HostObject> hosts;
  /// Tests render with general ones, too, and compare.
  Instructions instructions = Instructions::special;
};

}  // namespace vtl
