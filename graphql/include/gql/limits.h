// What a text may take before it is parsed, so that no text exhausts memory, time or the stack.
#pragma once

#include <cstddef>

namespace gql {

/// Limits of one text. They are checked while tokens are read, before the parser runs.
struct TextLimits {
  std::size_t bytes = 0;
  std::size_t tokens = 0;
  /// Levels of brackets of any kind within each other.
  std::size_t depth = 0;
};

/// Operations: the number of tokens is what later versions of graphql-java allow.
constexpr TextLimits kDocumentLimits{1024UL * 1024, 15'000, 200};
/// Schemas: AppSync takes schemas of up to 1 MB; several files together may be larger here.
constexpr TextLimits kSchemaLimits{8UL * 1024 * 1024, 1'000'000, 100};

}  // namespace gql
