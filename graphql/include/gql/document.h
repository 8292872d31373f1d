// A document: operations and fragments, parsed. Immutable, so that threads may share it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gql/arena.h"
#include "gql/limits.h"
#include "gql/schema.h"

namespace gql {

namespace ast {
struct Document;
struct Operation;
}  // namespace ast

/// Line and column from 1; a column is a character, and only "\n" ends a line.
struct Location {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend bool operator==(const Location&, const Location&) = default;
};

class Document {
 public:
  struct OperationHead {
    OperationType type = OperationType::query;
    std::string_view name;  // empty without one
  };

  explicit Document(std::string text);
  ~Document();
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  std::string_view text() const { return text_; }
  /// In the order of the text.
  std::span<const OperationHead> operations() const { return heads_; }
  Location location(std::uint32_t offset) const;
  /// For the other parts of this library.
  const ast::Document& syntax() const { return *syntax_; }

 private:
  friend struct DocumentReader;
  std::uint32_t characters_before(std::uint32_t offset) const;

  std::string text_;
  std::vector<std::uint32_t> line_starts_;
  /// Characters before each block of bytes; empty where every byte is a character.
  std::vector<std::uint32_t> characters_;
  Arena arena_;
  std::unique_ptr<ast::Document> syntax_;
  std::vector<OperationHead> heads_;
};

struct DocumentFault {
  Location at;
  /// The token at which the parser gave up, or "the end of the text".
  std::string found;
  /// The document is larger or deeper than the limits allow; it may be good otherwise.
  bool is_limit = false;
};

struct DocumentReading {
  /// Null when there is a fault.
  std::shared_ptr<const Document> document;
  std::optional<DocumentFault> fault;
};

/// `text` is UTF-8.
DocumentReading read_document(std::string text, const TextLimits& limits = kDocumentLimits);

}  // namespace gql
