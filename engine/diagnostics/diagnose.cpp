#include "vtl/diagnose.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace vtl {
namespace {

constexpr std::size_t kExpectedTokensShown = 6;

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// `"[" ...` is how JavaCC ends a token of which more may follow.
std::string_view without_dots(std::string_view token) {
  if (token.ends_with(" ...")) token.remove_suffix(4);
  return token;
}

/// A label on an empty range (the end of the text) still needs something to stand under.
std::optional<Label> label_at(const Source& source, Span span, std::string text) {
  const auto size = static_cast<std::uint32_t>(source.text().size());
  if (span.begin > size) return std::nullopt;
  if (span.end > size || span.end < span.begin) span.end = size;
  return Label{span, std::move(text)};
}

}  // namespace

std::string_view code_of(SyntaxErrorKind kind) {
  switch (kind) {
    case SyntaxErrorKind::parse:
      return "VTL001";
    case SyntaxErrorKind::lexical:
      return "VTL002";
    case SyntaxErrorKind::invalid_argument:
      return "VTL003";
    case SyntaxErrorKind::string_literal:
      return "VTL004";
    case SyntaxErrorKind::init:
      return "VTL005";
    case SyntaxErrorKind::forbidden_directive:
      return "VTL006";
    case SyntaxErrorKind::not_utf8:
      return "VTL007";
    case SyntaxErrorKind::template_too_large:
      return "VTL301";
    case SyntaxErrorKind::nesting_too_deep:
      return "VTL302";
    case SyntaxErrorKind::number_too_large:
      return "VTL310";
  }
  return "VTL001";
}

std::string_view code_of(JsonErrorKind kind) {
  switch (kind) {
    case JsonErrorKind::syntax:
      return "VTL050";
    case JsonErrorKind::duplicate_key:
      return "VTL051";
    case JsonErrorKind::trailing_text:
      return "VTL052";
    case JsonErrorKind::empty:
      return "VTL053";
    case JsonErrorKind::number:
      return "VTL054";
    case JsonErrorKind::too_deep:
      return "VTL309";
  }
  return "VTL050";
}

std::string shorten_velocity_message(std::string_view message) {
  const std::size_t list = message.find("\nWas expecting");
  if (list == std::string_view::npos) return std::string(trim(message));
  std::string text(trim(message.substr(0, list)));
  std::string_view rest = message.substr(list + 1);
  rest.remove_prefix(std::min(rest.find('\n'), rest.size()));
  std::vector<std::string_view> tokens;
  while (!rest.empty()) {
    rest.remove_prefix(1);
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view token = without_dots(trim(rest.substr(0, end)));
    if (!token.empty()) tokens.push_back(token);
    rest.remove_prefix(end);
  }
  text += tokens.size() == 1 ? ", was expecting " : ", was expecting one of ";
  for (std::size_t i = 0; i < tokens.size() && i < kExpectedTokensShown; ++i) {
    if (i != 0) text += ", ";
    text += tokens[i];
  }
  if (tokens.size() > kExpectedTokensShown) {
    text += " and " + std::to_string(tokens.size() - kExpectedTokensShown) + " more";
  }
  return text;
}

Diagnostic diagnose(const SyntaxError& error, std::shared_ptr<const Source> source) {
  Diagnostic diagnostic;
  diagnostic.code = code_of(error.kind);
  const std::string velocity = shorten_velocity_message(error.message);
  diagnostic.message = error.summary.empty() ? velocity : error.summary;
  // Velocity itself knows the directive; that it is refused is the profile's rule.
  if (error.kind != SyntaxErrorKind::forbidden_directive && velocity != diagnostic.message)
    diagnostic.notes.push_back("Velocity says: " + velocity);
  diagnostic.help = error.help;
  if (source != nullptr) {
    diagnostic.labels = error.labels;
    diagnostic.primary = label_at(*source, error.span, "");
  }
  diagnostic.source = std::move(source);
  return diagnostic;
}

Diagnostic diagnose(const RenderError& error, std::shared_ptr<const Source> source) {
  Diagnostic diagnostic;
  diagnostic.code = error.code;
  diagnostic.message = error.kind == RenderErrorKind::nested_syntax
                           ? shorten_velocity_message(error.message)
                           : std::string(trim(error.message));
  diagnostic.help = error.help;
  if (error.kind == RenderErrorKind::concurrent_modification) {
    // Java's exception has no message.
    diagnostic.message = "a list or map changed while a loop walked over it";
    diagnostic.notes.push_back("Velocity says: " + error.java_class + ": " + error.message);
  }
  // A span of another text (#evaluate, #parse) would underline something unrelated.
  if (source != nullptr && error.span.begin <= source->text().size() &&
      source->velocity_position(error.span.begin) == error.position) {
    diagnostic.primary = label_at(*source, error.span, "");
    const Span argument = error.argument_span;
    // Spans inside interpolated strings are best effort: one before the name would be wrong.
    if (argument.begin >= error.span.end && argument.begin < argument.end) {
      diagnostic.labels.push_back(*diagnostic.primary);
      diagnostic.primary = label_at(*source, argument, "this argument");
    }
  }
  diagnostic.source = std::move(source);
  return diagnostic;
}

Diagnostic diagnose(const NullReferenceWarning& warning, std::shared_ptr<const Source> source) {
  Diagnostic diagnostic;
  diagnostic.severity = Severity::warning;
  diagnostic.code = "VTL201";
  diagnostic.message = "`" + warning.reference + "` is null: its own text was printed";
  if (warning.count > 1) diagnostic.message += ", " + std::to_string(warning.count) + " times";
  diagnostic.help = warning.help;
  if (source != nullptr) diagnostic.primary = label_at(*source, warning.step, warning.reason);
  if (!diagnostic.primary) diagnostic.notes.push_back(warning.reason);
  diagnostic.source = std::move(source);
  return diagnostic;
}

Diagnostic diagnose(const JsonError& error, std::string_view subject,
                    std::shared_ptr<const Source> source) {
  Diagnostic diagnostic;
  diagnostic.code = code_of(error.kind);
  diagnostic.message = std::string(subject) + " is not valid JSON";
  std::string reason(trim(error.message));
  if (error.kind == JsonErrorKind::empty) {
    diagnostic.message = std::string(subject) + " is empty, not JSON";
    diagnostic.help = "write {} for an empty object";
  }
  if (source != nullptr) {
    const auto begin = static_cast<std::uint32_t>(std::min(error.offset, source->text().size()));
    diagnostic.primary = label_at(*source, {begin, begin}, reason);
  } else if (!reason.empty()) {
    diagnostic.notes.push_back(std::move(reason));
  }
  diagnostic.source = std::move(source);
  return diagnostic;
}

}  // namespace vtl
