#include "engine/diagnostics/syntax_hints.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "vtl/environment.h"
#include "vtl/suggest.h"

namespace vtl {
namespace {

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_name_part(char c) {
  return is_name_start(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

std::string_view trim_right(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

std::string quoted(std::string_view text) {
  return "`" + std::string(text) + "`";
}

/// A directive as it stands in the text.
struct Occurrence {
  std::string_view name;
  Span span;
  bool has_parenthesis;
};

/// All directives outside of comments and unparsed blocks. A sketch of the lexer: good enough to
/// point at a block.
std::vector<Occurrence> find_directives(std::string_view text) {
  std::vector<Occurrence> found;
  const auto skip_to = [&](std::size_t from, std::string_view end) {
    const std::size_t at = text.find(end, from);
    return at == std::string_view::npos ? text.size() : at + end.size();
  };
  for (std::size_t at = text.find('#'); at < text.size(); at = text.find('#', at)) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("##")) {
      at = skip_to(at, "\n");
    } else if (rest.starts_with("#*")) {
      at = skip_to(at + 2, "*#");
    } else if (rest.starts_with("#[[")) {
      at = skip_to(at + 3, "]]#");
    } else {
      const bool has_brace = rest.starts_with("#{");
      const std::size_t begin = at + (has_brace ? 2 : 1);
      std::size_t end = begin;
      while (end < text.size() && is_name_part(text[end])) ++end;
      const std::string_view name = text.substr(begin, end - begin);
      if (has_brace && end < text.size() && text[end] == '}') ++end;
      const std::size_t next = std::min(text.find_first_not_of(" \t", end), text.size());
      if (!name.empty()) {
        found.push_back({name,
                         {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
                         next < text.size() && text[next] == '('});
      }
      at = std::max(end, at + 1);
    }
  }
  return found;
}

bool opens_block(const Occurrence& directive) {
  if (!directive.has_parenthesis) return false;
  if (directive.name == "if") return true;
  const DirectiveName* row = find_directive(directive.name);
  return row != nullptr && row->opens_block;
}

/// Blocks that are open at `end`, the outermost first.
std::vector<Occurrence> open_blocks(const std::vector<Occurrence>& directives, std::uint32_t end) {
  std::vector<Occurrence> open;
  for (const Occurrence& directive : directives) {
    if (directive.span.begin >= end) break;
    if (directive.name == "end") {
      if (!open.empty()) open.pop_back();
    } else if (opens_block(directive)) {
      open.push_back(directive);
    }
  }
  return open;
}

bool is_directive(std::string_view name) {
  constexpr std::array<std::string_view, 5> kBuiltIn = {"set", "if", "elseif", "else", "end"};
  return find_directive(name) != nullptr ||
         std::find(kBuiltIn.begin(), kBuiltIn.end(), name) != kBuiltIn.end();
}

/// The directive nearest before `end` that is none, and is probably meant as one of `meant`.
std::optional<Label> misspelt_directive(const std::vector<Occurrence>& directives,
                                        std::uint32_t end, std::span<const std::string_view> meant,
                                        bool has_parenthesis) {
  for (auto directive = directives.rbegin(); directive != directives.rend(); ++directive) {
    if (directive->span.begin >= end || directive->has_parenthesis != has_parenthesis) continue;
    if (is_directive(directive->name)) continue;
    const bool is_listed = std::find(meant.begin(), meant.end(), directive->name) != meant.end();
    const auto near = is_listed ? std::optional(directive->name) : suggest(directive->name, meant);
    if (near) {
      return Label{directive->span, "did you mean " + quoted("#" + std::string(*near)) + "?"};
    }
  }
  return std::nullopt;
}

SyntaxHint hint_at_end(const Source& source, std::string_view message) {
  const auto directives = find_directives(source.text());
  const auto open = open_blocks(directives, static_cast<std::uint32_t>(source.text().size()));
  // With an #end among what was expected the parser stood between statements, not inside an
  // expression.
  if (!open.empty() && message.find("<END>") != std::string_view::npos) {
    const Occurrence& block = open.back();
    const std::string name = "#" + std::string(block.name);
    SyntaxHint hint{"the block of " + quoted(name) + " is never closed",
                    "add the missing " + quoted("#end"), Label{block.span, "opened here"}};
    constexpr std::array<std::string_view, 2> kEnds = {"end", "endif"};
    hint.misspelt = misspelt_directive(directives, static_cast<std::uint32_t>(source.text().size()),
                                       kEnds, false);
    if (hint.misspelt) hint.misspelt->text = "did you mean `#end`?";
    return hint;
  }
  return {"the template ends in the middle of a directive or reference",
          "a closing " + quoted(")") + " or bracket is missing",
          {}};
}

SyntaxHint hint_at_end_directive(const Source& source, const SyntaxError& error) {
  SyntaxHint hint;
  hint.summary = "this `#end` closes no block";
  const auto directives = find_directives(source.text());
  for (auto directive = directives.rbegin(); directive != directives.rend(); ++directive) {
    if (directive->span.begin >= error.span.begin || directive->has_parenthesis) continue;
    const DirectiveName* row = find_directive(directive->name);
    if (directive->name != "if" && (row == nullptr || !row->opens_block)) continue;
    const std::string name = "#" + std::string(directive->name);
    hint.help = "write " + quoted(name + "(..)") + ": without parentheses it is plain text";
    hint.related = Label{directive->span, "this opens no block"};
    break;
  }
  constexpr std::array<std::string_view, 2> kOpening = {"foreach", "if"};
  hint.misspelt = misspelt_directive(directives, error.span.begin, kOpening, true);
  return hint;
}

/// For a token inside an expression.
SyntaxHint hint_at_token(std::string_view token, std::string_view before,
                         std::string_view message) {
  const bool wants_value = message.find("<STRING_LITERAL>") != std::string_view::npos &&
                           message.find("<IDENTIFIER>") != std::string_view::npos;
  if (token == "null") {
    return {"there is no `null` literal in Velocity",
            "use a variable that is never set, such as `$null`, or ask `$util.isNull(..)`",
            {}};
  }
  if (token == "=")
    return {"a single `=` is no operator", "compare with `==`; assign with `#set(..)`", {}};
  if (token == "-" && wants_value) {
    return {"there is no minus sign in front of a reference", "subtract from zero: `0 - $x`", {}};
  }
  if (!wants_value) return {};
  const std::string_view left = trim_right(before);
  if (token == ")" || token == "]" || token == "}") {
    if (left.ends_with(','))
      return {
          "a value is missing behind the comma", "remove the comma before " + quoted(token), {}};
    return {"a value is missing before " + quoted(token), {}, {}};
  }
  if (!token.empty() && is_name_start(token.front()) &&
      std::all_of(token.begin(), token.end(), is_name_part)) {
    return {quoted(token) + " is no value",
            "a reference needs its `$`: " + quoted("$" + std::string(token)) +
                ", a text its quotes: " + quoted("\"" + std::string(token) + "\""),
            {}};
  }
  return {};
}

SyntaxHint hint_at_character(char character) {
  switch (character) {
    case '?':
      return {"Velocity has no `? :` operator", "use #if .. #else .. #end", {}};
    case '&':
      return {"a single `&` is no operator", "and is written `&&`", {}};
    case '|':
      return {"a single `|` is no operator", "or is written `||`", {}};
    default:
      return {};
  }
}

/// The text between the first two quotes behind `prefix`, as written in the source: JavaCC's
/// escapes undone.
std::string token_in(std::string_view message, std::string_view prefix) {
  std::string token;
  if (!message.starts_with(prefix)) return token;
  for (std::size_t i = prefix.size(); i < message.size() && message[i] != '"'; ++i) {
    if (message[i] == '\\' && i + 1 < message.size()) {
      ++i;
      constexpr std::array<std::pair<char, char>, 3> kEscapes = {
          {{'n', '\n'}, {'t', '\t'}, {'r', '\r'}}};
      char character = message[i];
      for (const auto& [name, meaning] : kEscapes) {
        if (message[i] == name) character = meaning;
      }
      token += character;
    } else {
      token += message[i];
    }
  }
  return token;
}

}  // namespace

SyntaxHint guess_cause(const SyntaxError& error, const Source& source) {
  const std::string_view message = error.message;
  const std::string_view text = source.text();
  const std::uint32_t begin = std::min(error.span.begin, static_cast<std::uint32_t>(text.size()));
  if (error.kind == SyntaxErrorKind::lexical) {
    if (message.find("Encountered: <EOF> after : \"\\\"") != std::string_view::npos ||
        message.find("Encountered: <EOF> after : \"\\'") != std::string_view::npos) {
      return {"this string is never closed", "add the closing quote", {}};
    }
    return begin < text.size() ? hint_at_character(text[begin]) : SyntaxHint{};
  }
  if (error.kind != SyntaxErrorKind::parse) return {};
  const std::string token(trim_right(token_in(message, "Encountered \"")));
  if (token.empty()) return {};
  if (token == "<EOF>") return hint_at_end(source, message);
  if (token == "#end" || token == "#{end}") return hint_at_end_directive(source, error);
  if (token.starts_with("#else") || token.starts_with("#{else")) {
    return {
        quoted(token) + " belongs to no #if", "an #else stands between #if(..) and its #end", {}};
  }
  return hint_at_token(token, text.substr(0, begin), message);
}

}  // namespace vtl
