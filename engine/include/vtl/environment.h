// What a template runs in: the dialect it is written in, and the objects its host provides.
//
// Why: the engine has no notion of AppSync; whoever embeds it says which directives exist and which
// names stand for host objects. Everything is fixed before the first render, so that any number of
// threads may share it. Invariants: immutable once handed to Template::compile. Ownership: hosts
// are pointers to tables with static storage duration. AppSync quirk: the service runs Velocity 1.7
// with #return added; #macro #define #parse #include #evaluate #stop are refused, and a #foreach
// silently ends after 1,000 iterations (directive.foreach.maxloops).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vtl/limits.h"

namespace vtl {

struct HostNamespace;

/// Directives beyond #set #if #elseif #else #end (which every profile has).
enum class Directive : std::uint8_t {
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

enum class DirectiveUse : std::uint8_t {
  absent,  // an unknown name: printed as written
  available,
  forbidden,  // meeting it is an error that says so
};

struct Profile {
  /// As given to --profile.
  std::string_view name;
  /// Template name in messages: `at velocity[line 1, column 2]`.
  std::string_view template_name = "velocity";
  DirectiveUse use[10] = {};
  /// Iterations after which a #foreach ends silently; 0 means no end.
  std::uint32_t foreach_max_loops = 0;
  /// directive.set.null.allowed: `#set($x = $null)` removes the variable instead of doing nothing.
  bool is_set_null_allowed = false;

  DirectiveUse use_of(Directive directive) const {
    return use[static_cast<std::size_t>(directive)];
  }
};

/// Stock Velocity 1.7.
const Profile& velocity_profile();
/// AWS AppSync's dialect.
const Profile& appsync_profile();

/// What `#name` means in a profile: the one place where directive names are known.
struct DirectiveName {
  std::string_view name;
  Directive directive;
  bool opens_block;
};
/// nullptr for a name that is no directive of Velocity or AppSync at all.
const DirectiveName* find_directive(std::string_view name);

struct HostObject {
  std::string_view name;
  const HostNamespace* host = nullptr;
};

struct Environment {
  Profile profile;
  Limits limits;
  /// Root variables that stand for host namespaces (`util`, `utils`, `extensions`).
  std::vector<HostObject> hosts;
};

}  // namespace vtl
