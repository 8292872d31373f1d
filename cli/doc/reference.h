// Selects the part of the reference that somebody asked for, from the tables that calls are
// dispatched by, so that nothing is documented that does not exist. A selection is never empty; it
// views constant tables.
//
// Letter case of names does not matter, and a name may be written as in a template:
// `$util.time.nowISO8601()`, `$!{util.toJson}`, `utils.time`; `$utils` is `$util`, `$context` is
// `$ctx`.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "appsync/context.h"
#include "vtl/method.h"

namespace vtlsim {

/// One function with all its overloads.
struct FunctionEntry {
  const vtl::HostNamespace* space = nullptr;
  std::span<const vtl::MethodRow> overloads;

  std::string_view name() const { return overloads.front().name; }
  /// Returns the name as called in a template: "$util.time.nowISO8601".
  std::string full_name() const;
  /// Returns why it cannot work offline; empty for all that do.
  std::string_view unsupported_reason() const;
};

/// A namespace with those of its functions that belong to the selection, sorted by name.
struct SpaceEntry {
  const vtl::HostNamespace* space = nullptr;
  std::vector<FunctionEntry> functions;
};

enum class SelectionKind : std::uint8_t {
  overview,   // everything, a line each
  space,      // a namespace, or $ctx
  functions,  // by name
  found,      // by words
};

struct Selection {
  SelectionKind kind = SelectionKind::overview;
  std::vector<SpaceEntry> spaces;
  std::vector<appsync::ContextField> fields;
};

/// Selects the overview for no words; for one word a namespace, a function or a field of $ctx; else
/// whatever has all the words in its name or documentation. Returns nullopt when nothing has.
std::optional<Selection> select_reference(std::span<const std::string> words);

/// Returns the name that `word` most likely stands for, without `$`.
std::optional<std::string> nearest_reference_name(std::string_view word);

/// A property of a call, as a word for programs and a phrase for people.
struct TraitText {
  std::string_view word;
  std::string_view phrase;
};
std::vector<TraitText> trait_texts(const vtl::MethodRow& row);

}  // namespace vtlsim
