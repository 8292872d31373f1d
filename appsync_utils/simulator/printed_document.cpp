#include "appsync_utils/simulator/printed_document.h"

#include <algorithm>

namespace appsync {
namespace {

constexpr std::string_view kBlank = "Template transformation yielded an empty response.";

bool is_json_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

std::string error_message(std::string_view text, DocumentUse use, const vtl::JsonError& error) {
  switch (error.kind) {
    case vtl::JsonErrorKind::duplicate_key:
      return "Duplicate field '" + error.key +
             "' detected on Object. Duplicate JSON keys are not allowed.";
    case vtl::JsonErrorKind::trailing_text:
      return "Trailing characters at the end of the JSON string are not allowed.";
    default:
      break;
  }
  if (use == DocumentUse::value) return "Unable to convert " + std::string(text) + " to Object.";
  return "Unable to parse the JSON document: '" + vtl::json_error_text(text, error) + "'";
}

}  // namespace

vtl::JsonReadOptions document_read_options(bool has_big_decimals, std::uint32_t max_depth) {
  vtl::JsonReadOptions options;
  options.max_depth = max_depth;
  options.duplicate_keys = vtl::DuplicateKeys::reject;
  options.allow_trailing_commas = true;
  options.big_decimals = has_big_decimals;
  options.borrow_text = true;
  return options;
}

std::variant<vtl::Value, DocumentError> read_document(std::string_view text, DocumentUse use,
                                                      vtl::Heap& heap,
                                                      const vtl::JsonReadOptions& options) {
  if (is_blank(text)) return DocumentError{std::string(kBlank), std::string(kBlank), std::nullopt};
  auto read = vtl::read_json(text, heap, options);
  if (const auto* error = std::get_if<vtl::JsonError>(&read)) {
    std::string message = error_message(text, use, *error);
    bool is_short = error->kind == vtl::JsonErrorKind::duplicate_key ||
                    error->kind == vtl::JsonErrorKind::trailing_text;
    std::string summary = is_short ? message : "the output is not JSON: " + error->message;
    return DocumentError{std::move(message), std::move(summary), error->offset};
  }
  return std::get<vtl::Value>(read);
}

std::string compact_document(std::string_view text) {
  std::string compact;
  compact.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (is_json_space(c)) continue;
    if (c == '"') {
      std::size_t end = i + 1;
      while (text[end] != '"') end += text[end] == '\\' ? 2 : 1;
      compact.append(text.substr(i, end + 1 - i));
      i = end;
      continue;
    }
    if ((c == '}' || c == ']') && !compact.empty() && compact.back() == ',') compact.pop_back();
    compact += c;
  }
  return compact;
}

}  // namespace appsync
