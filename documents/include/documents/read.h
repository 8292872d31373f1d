// Reading configurations. Limits are held while the parser's events arrive, so that a document made
// to exhaust its reader (deep nesting, aliases of aliases, one endless scalar) ends early with the
// limit's name.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "documents/node.h"
#include "vtl/diagnostic.h"

namespace documents {

struct Limits {
  std::size_t depth = 100;
  /// After aliases: a node counts at each place where it stands.
  std::size_t nodes = 1'000'000;
  /// Bytes of one scalar, comment or run of blanks.
  std::size_t token_bytes = std::size_t{4} << 20;
};

enum class Syntax : std::uint8_t {
  /// JSON where the text is JSON, else YAML.
  json_or_yaml,
  json,
  /// JSON with // and /* */ comments and trailing commas.
  json_with_comments,
};

struct Document {
  /// Null when the text cannot be read; then the last of `problems` says why.
  NodeRef root;
  /// Duplicate keys, for example, are warnings; an error ends the reading.
  std::vector<vtl::Diagnostic> problems;
};

/// Reads one document; an empty text is null. A byte order mark must have been taken off. YAML
/// resolves scalars by the core schema of 1.2 (dates are text), follows aliases and merge keys, and
/// turns the short forms of CloudFormation into the long ones: `!GetAtt a.B` is {"Fn::GetAtt":
/// ["a", "B"]}.
Document read_document(std::shared_ptr<const vtl::Source> source,
                       Syntax syntax = Syntax::json_or_yaml, const Limits& limits = {});

}  // namespace documents
