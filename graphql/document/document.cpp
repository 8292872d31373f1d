#include "gql/document.h"

#include <algorithm>

#include "graphql/syntax/ast.h"
#include "graphql/syntax/parser.h"
#include "vtl/text/wtf8.h"

namespace gql {
namespace {

constexpr std::size_t kBlock = 256;

std::uint32_t count_characters(std::string_view text) {
  return static_cast<std::uint32_t>(vtl::count_code_points(text));
}

}  // namespace

Document::Document(std::string text)
    : text_(std::move(text)), arena_(text_.size() * 4 + 1024), syntax_(new ast::Document) {
  line_starts_.push_back(0);
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
    line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
  if (count_characters(text_) == text_.size()) return;
  std::uint32_t count = 0;
  for (std::size_t at = 0; at <= text_.size(); at += kBlock) {
    characters_.push_back(count);
    count += count_characters(std::string_view(text_).substr(at, kBlock));
  }
}

Document::~Document() = default;

// Places are asked for by the thousand, and a document may be one line: counting the characters of
// a line from its beginning would take as long as all of validation.
std::uint32_t Document::characters_before(std::uint32_t offset) const {
  if (characters_.empty()) return offset;
  const std::size_t block = offset / kBlock;
  return characters_[block] +
         count_characters(std::string_view(text_).substr(block * kBlock, offset - block * kBlock));
}

Location Document::location(std::uint32_t offset) const {
  const auto behind = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const std::uint32_t begin = *(behind - 1);
  return {static_cast<std::uint32_t>(behind - line_starts_.begin()),
          characters_before(offset) - characters_before(begin) + 1};
}

/// What may fill a Document while nobody else has it.
struct DocumentReader {
  static DocumentReading read(std::string text, const TextLimits& limits) {
    const auto document = std::make_shared<Document>(std::move(text));
    const syntax::Parsed parsed =
        syntax::parse(document->text_, limits, document->arena_, syntax::Dialect::document);
    DocumentReading reading;
    if (parsed.fault) {
      reading.fault = {document->location(parsed.fault->span.begin),
                       std::string(parsed.fault->found),
                       parsed.fault->limit != syntax::Limit::none};
      return reading;
    }
    *document->syntax_ = parsed.document;
    for (const ast::Definition& definition : parsed.document.definitions) {
      if (definition.operation != nullptr) {
        document->heads_.push_back({definition.operation->type, definition.operation->name});
      }
    }
    reading.document = document;
    return reading;
  }
};

DocumentReading read_document(std::string text, const TextLimits& limits) {
  return DocumentReader::read(std::move(text), limits);
}

}  // namespace gql
