// What a template printed, read as the one JSON document it has to be.
//
// Why: requests, Before and response output all become values the same way; only the words for
// "this is no JSON" differ.
// Invariants: trailing commas pass; a key twice, text behind the document and blank output do not.
// Ownership: values are views into the text and live in the given heap; the text must live as
// long.
// Threads: pure functions over a heap.
// AppSync quirks: the messages are the service's; a syntax error of a request carries Jackson's
// location with the first 500 characters of the text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "vtl/heap.h"
#include "vtl/json.h"
#include "vtl/value.h"

namespace appsync {

enum class DocumentUse : std::uint8_t { request, value };

struct DocumentError {
  /// The service's words, for a value with the whole output.
  std::string message;
  /// For people: one line.
  std::string summary;
  /// Where in the text; absent for blank output.
  std::optional<std::size_t> offset;
};

/// The options both for reading and for finding places later.
vtl::JsonReadOptions document_read_options(bool has_big_decimals, std::uint32_t max_depth);

std::variant<vtl::Value, DocumentError> read_document(std::string_view text, DocumentUse use,
                                                      vtl::Heap& heap,
                                                      const vtl::JsonReadOptions& options);

/// The document without white space and trailing commas, every string and number as it was written.
/// `text` must have been read without error.
std::string compact_document(std::string_view text);

}  // namespace appsync
