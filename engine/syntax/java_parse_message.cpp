#include "engine/syntax/java_parse_message.h"

#include <set>

#include "engine/syntax/java_lookahead.h"
#include "engine/syntax/token_source.h"

namespace vtl::syntax {
namespace {

// Numbers of java_token_numbers.h by the names the grammar uses.
enum : int {
  kEof = 0,
  kIndexOpen = 1,
  kIndexClose = 2,
  kListOpen = 3,
  kListClose = 4,
  kComma = 5,
  kDoubleDot = 6,
  kColon = 7,
  kMapOpen = 8,
  kMapClose = 9,
  kLeftParen = 10,
  kRightParen = 11,
  kMethodClose = 12,
  kEscapeDirective = 13,
  kSetDirective = 14,
  kLineComment = 21,
  kDoubleEscape = 22,
  kEscape = 23,
  kText = 24,
  kLineCommentEnd = 25,
  kFormalComment = 26,
  kBlockComment = 27,
  kTextBlock = 28,
  kBlank = 31,
  kString = 32,
  kTrue = 33,
  kFalse = 34,
  kMinus = 36,
  kPlus = 37,
  kMultiply = 38,
  kDivide = 39,
  kModulo = 40,
  kAnd = 41,
  kOr = 42,
  kLess = 43,
  kLessEqual = 44,
  kGreater = 45,
  kGreaterEqual = 46,
  kEqual = 47,
  kNotEqual = 48,
  kNot = 49,
  kAssign = 50,
  kEnd = 51,
  kIf = 52,
  kElseif = 53,
  kElse = 54,
  kInteger = 56,
  kFloating = 57,
  kWord = 61,
  kBracedWord = 62,
  kIdentifier = 66,
  kDot = 67,
  kLeftCurly = 68,
  kRightCurly = 69,
  kEmptyIndex = 72,
};

JavaTokenSet set_of(std::initializer_list<int> kinds) {
  JavaTokenSet set;
  for (int kind : kinds) set.set(static_cast<std::size_t>(kind));
  return set;
}

/// The sets of 1.7's choice points; lookahead-guarded alternatives stand in none.
struct ChoiceSets {
  JavaTokenSet if_only = set_of({kIf});
  JavaTokenSet other_statement = set_of({kLeftParen,    kRightParen,  kEscapeDirective,
                                         kSetDirective, kLineComment, kDoubleEscape,
                                         kEscape,       kText,        kFormalComment,
                                         kBlockComment, kTextBlock,   kString,
                                         kInteger,      kFloating,    kWord,
                                         kBracedWord,   kDot,         kLeftCurly,
                                         kRightCurly,   kEmptyIndex});
  JavaTokenSet statement = other_statement | set_of({kIf, kIdentifier});
  JavaTokenSet reference = set_of({kIdentifier, kLeftCurly});
  JavaTokenSet blank = set_of({kBlank});
  JavaTokenSet comma = set_of({kComma});
  JavaTokenSet index = set_of({kIndexOpen});
  JavaTokenSet simple_param = set_of({kString, kInteger});
  JavaTokenSet other_param =
      set_of({kMapOpen, kListOpen, kTrue, kFalse, kIdentifier, kLeftCurly, kFloating});
  JavaTokenSet any_param = simple_param | other_param | blank;
  JavaTokenSet simple_primary = set_of({kString, kIdentifier, kLeftCurly, kInteger});
  JavaTokenSet other_primary = set_of({kFloating, kMapOpen, kListOpen, kTrue, kFalse, kLeftParen});
  JavaTokenSet any_primary = simple_primary | other_primary | blank;
  JavaTokenSet simple_arg = set_of({kIdentifier, kLeftCurly, kWord, kString, kInteger});
  JavaTokenSet other_arg = set_of({kFloating, kMapOpen, kListOpen, kTrue, kFalse});
};

class Walker {
 public:
  Walker(const TokenList& list, std::string_view template_name, const ParseOptions& options)
      : list_(list), name_(template_name), options_(options), tokens_(list) {}

  std::optional<JavaParseFault> run() {
    try {
      statements();
      take(kEof);
      return std::nullopt;
    } catch (const JavaMismatch&) {
      return mismatch();
    } catch (const JavaLexerStuck&) {
      return stuck();
    } catch (JavaParseFault& fault) {
      fault.last_taken = last_taken();
      note_blocks(fault);
      return std::move(fault);
    }
  }

 private:
  // ---- the grammar, consuming ----

  void take(int kind) { tokens_.consume(kind); }
  [[noreturn]] void refuse() {
    tokens_.consume(-1);
    throw JavaMismatch{};
  }
  bool choose(const JavaTokenSet& set) { return tokens_.choose(set); }
  void take_blank() {
    if (choose(sets_.blank)) take(kBlank);
  }

  void statements() {
    while (choose(sets_.statement)) statement();
  }

  void statement() {
    if (choose(sets_.if_only)) return if_statement();
    if (fits(1, 2)) return reference();
    if (!choose(sets_.other_statement)) refuse();
    switch (tokens_.next_kind()) {
      case kLineComment:
        take(kLineComment);
        if (choose(set_of({kLineCommentEnd}))) take(kLineCommentEnd);
        return;
      case kSetDirective:
        return set_statement();
      case kEscapeDirective:
        return escape_directive();
      case kDoubleEscape:
        take(kDoubleEscape);
        while (fits(2, 2)) take(kDoubleEscape);
        return;
      case kWord:
      case kBracedWord:
        return directive();
      default:
        take(tokens_.next_kind());
    }
  }

  void escape_directive() { take(kEscapeDirective); }

  void set_statement() {
    take(kSetDirective);
    take_blank();
    reference();
    take_blank();
    take(kAssign);
    expression();
    take(kRightParen);
    if (choose(set_of({kJavaNewline}))) take(kJavaNewline);
  }

  void if_statement() {
    open_block(tokens_.next());
    take(kIf);
    take_blank();
    take(kLeftParen);
    expression();
    take(kRightParen);
    statements();
    while (choose(set_of({kElseif}))) {
      take(kElseif);
      take_blank();
      take(kLeftParen);
      expression();
      take(kRightParen);
      statements();
    }
    if (choose(set_of({kElse}))) {
      take(kElse);
      statements();
    }
    take(kEnd);
    blocks_.pop_back();
  }

  void directive() {
    const std::size_t name_token = tokens_.next();
    const Token& token = list_.tokens[name_token];
    const bool is_word = tokens_.next_kind() == kWord;
    take(is_word ? kWord : kBracedWord);
    const std::string_view name = directive_name(list_.image(token));
    const DirectiveName* known = find_directive(name);
    if (known != nullptr && options_.profile->use_of(known->directive) == DirectiveUse::absent)
      known = nullptr;
    const bool is_macro_directive = known != nullptr && known->directive == Directive::macro;
    if (token.kind != TokenKind::call && token.kind != TokenKind::block_call) {
      if (is_macro_directive) {
        report_argument(
            "A macro declaration requires at least a name argument at " + at(token.position) + "\n",
            name_token);
      }
      return;
    }
    take_blank();
    take(kLeftParen);
    int argument = 0;
    std::string_view macro_name;
    while (fits(4, 2)) {
      take_blank();
      if (choose(sets_.comma)) {
        take(kComma);
        take_blank();
      }
      const bool is_bare_word = tokens_.next_kind() == kWord;
      if (is_bare_word && argument == 0 && is_macro_directive)
        macro_name = list_.image(tokens_.next());
      arg();
      check_argument(list_.image(token).substr(1), known, is_bare_word, argument, name_token + 1);
      ++argument;
    }
    take_blank();
    take(kRightParen);
    if (token.kind == TokenKind::block_call) {
      open_block(name_token);
      statements();
      take(kEnd);
      blocks_.pop_back();
    }
    if (is_macro_directive && argument == 0) {
      report_argument("First argument to #macro() must be  macro name at " +
                          position_text(name_token + 1) + "\n",
                      name_token);
    }
  }

  void arg() {
    if (choose(sets_.simple_arg)) {
      if (sets_.reference.test(static_cast<std::size_t>(tokens_.next_kind()))) return reference();
      return take(tokens_.next_kind());
    }
    if (fits(3, kUnlimited)) return range();
    if (!choose(sets_.other_arg)) refuse();
    literal();
  }

  /// FLT, map, list, true, false: what the second switch of every operand kind begins with.
  void literal() {
    switch (tokens_.next_kind()) {
      case kMapOpen:
        return map();
      case kListOpen:
        return list();
      default:
        take(tokens_.next_kind());
    }
  }

  void param() {
    take_blank();
    if (choose(sets_.simple_param)) {
      take(tokens_.next_kind());
    } else if (fits(6, kUnlimited)) {
      range();
    } else {
      if (!choose(sets_.other_param)) refuse();
      if (sets_.reference.test(static_cast<std::size_t>(tokens_.next_kind()))) {
        reference();
      } else {
        literal();
      }
    }
    take_blank();
  }

  void range() {
    take(kListOpen);
    take_blank();
    range_end();
    take_blank();
    take(kDoubleDot);
    take_blank();
    range_end();
    take_blank();
    take(kListClose);
  }

  void range_end() {
    if (!choose(sets_.reference | set_of({kInteger}))) refuse();
    if (tokens_.next_kind() == kInteger) return take(kInteger);
    reference();
  }

  void list() {
    take(kListOpen);
    if (choose(sets_.any_param)) params();
    take(kListClose);
  }

  void params() {
    param();
    while (choose(sets_.comma)) {
      take(kComma);
      param();
    }
  }

  void map() {
    take(kMapOpen);
    if (fits(5, 2)) {
      entry();
      while (choose(sets_.comma)) {
        take(kComma);
        entry();
      }
    } else {
      take_blank();
    }
    if (!choose(set_of({kMapClose, kRightCurly}))) refuse();
    take(tokens_.next_kind());
  }

  void entry() {
    param();
    take(kColon);
    param();
  }

  void reference() {
    if (!choose(sets_.reference)) refuse();
    const bool is_formal = tokens_.next_kind() == kLeftCurly;
    if (is_formal) take(kLeftCurly);
    take(kIdentifier);
    indexes();
    while (fits(is_formal ? 9 : 7, 2)) {
      take(kDot);
      if (fits(is_formal ? 10 : 8, 3)) {
        method();
      } else {
        if (!choose(set_of({kIdentifier}))) refuse();
        take(kIdentifier);
      }
      indexes();
    }
    if (is_formal) take(kRightCurly);
  }

  void indexes() {
    while (choose(sets_.index)) {
      take(kIndexOpen);
      take_blank();
      if (!choose(set_of({kString, kInteger, kTrue, kFalse, kIdentifier, kLeftCurly}))) refuse();
      if (sets_.reference.test(static_cast<std::size_t>(tokens_.next_kind()))) {
        reference();
      } else {
        take(tokens_.next_kind());
      }
      take_blank();
      take(kIndexClose);
    }
  }

  void method() {
    take(kIdentifier);
    take(kLeftParen);
    if (choose(sets_.any_param)) params();
    take(kMethodClose);
  }

  void expression() { binary(0); }

  void binary(std::size_t level) {
    static const std::array<JavaTokenSet, 6> kOperators = {
        set_of({kOr}),
        set_of({kAnd}),
        set_of({kEqual, kNotEqual}),
        set_of({kLess, kGreater, kLessEqual, kGreaterEqual}),
        set_of({kPlus, kMinus}),
        set_of({kMultiply, kDivide, kModulo})};
    if (level == kOperators.size()) return unary();
    binary(level + 1);
    while (choose(kOperators[level])) {
      take(tokens_.next_kind());
      binary(level + 1);
    }
  }

  void unary() {
    if (fits(11, 2)) {
      take_blank();
      take(kNot);
      return unary();
    }
    if (!choose(sets_.any_primary)) refuse();
    primary();
  }

  void primary() {
    take_blank();
    if (choose(sets_.simple_primary)) {
      if (sets_.reference.test(static_cast<std::size_t>(tokens_.next_kind()))) {
        reference();
      } else {
        take(tokens_.next_kind());
      }
    } else if (fits(12, kUnlimited)) {
      range();
    } else {
      if (!choose(sets_.other_primary)) refuse();
      if (tokens_.next_kind() == kLeftParen) {
        take(kLeftParen);
        expression();
        take(kRightParen);
      } else {
        literal();
      }
    }
    take_blank();
  }

  // ---- the same, looking ahead (true: fits) ----

  bool fits(int number, int limit) {
    return tokens_.fits(number, limit, [this](int which) { return scan(which); });
  }

  bool scan(int number) {
    switch (number) {
      case 1:
        return scan_reference();
      case 2:
        return see(kDoubleEscape);
      case 4:
        return scan_separated_arg();
      case 5:
        return scan_entries();
      case 7:
      case 9:
        return scan_tail();
      case 8:
      case 10:
        return scan_method();
      case 11:
        return scan_not();
      default:
        return scan_range_start();
    }
  }

  bool see(int kind) { return tokens_.scan_token(kind); }
  template <class Scan>
  bool attempt(Scan&& alternative) {
    const std::size_t start = tokens_.scan_position();
    if (alternative()) return true;
    tokens_.set_scan_position(start);
    return false;
  }
  bool may_see(int kind) {
    attempt([&] { return see(kind); });
    return true;
  }
  template <class Scan>
  bool repeat(Scan&& element) {
    while (attempt(element)) {
    }
    return true;
  }
  bool try_kind(int kind) {
    return attempt([&] { return see(kind); });
  }

  bool scan_reference() {
    return attempt([&] {
             return see(kIdentifier) && scan_indexes() && repeat([&] { return scan_tail(); });
           }) ||
           (see(kLeftCurly) && see(kIdentifier) && scan_indexes() &&
            repeat([&] { return scan_tail(); }) && see(kRightCurly));
  }
  bool scan_indexes() {
    return repeat([&] { return scan_index(); });
  }
  bool scan_index() {
    if (!see(kIndexOpen) || !may_see(kBlank)) return false;
    const bool has_index = try_kind(kString) || try_kind(kInteger) || try_kind(kTrue) ||
                           try_kind(kFalse) || attempt([&] { return scan_reference(); });
    return has_index && may_see(kBlank) && see(kIndexClose);
  }
  bool scan_tail() {
    if (!see(kDot)) return false;
    if (!attempt([&] { return scan_method(); }) && !see(kIdentifier)) return false;
    return scan_indexes();
  }
  bool scan_method() {
    if (!see(kIdentifier) || !see(kLeftParen)) return false;
    attempt([&] { return scan_params(); });
    return see(kMethodClose);
  }
  bool scan_params() {
    return scan_param() && repeat([&] { return see(kComma) && scan_param(); });
  }
  /// Ranges, maps and lists are tried one after the other, each over everything inside: without
  /// keeping results the time would double with every level of nesting.
  bool scan_param() {
    if (!tokens_.is_repeatable_scan()) return scan_param_anew();
    if (params_.empty()) params_.resize(list_.tokens.size() + 1);
    const std::size_t start = std::min(tokens_.scan_position(), params_.size() - 1);
    if (!params_[start].is_known) {
      const bool fits_here = scan_param_anew();
      params_[start] = {true, fits_here, tokens_.scan_position(), tokens_.scan_farthest()};
      return fits_here;
    }
    const ScannedParam& known = params_[start];
    tokens_.skip_scan(known.end, known.farthest);
    return known.fits;
  }
  bool scan_param_anew() {
    may_see(kBlank);
    const bool has_value =
        try_kind(kString) || try_kind(kInteger) || attempt([&] { return scan_range(); }) ||
        attempt([&] { return scan_map(); }) || attempt([&] { return scan_list(); }) ||
        try_kind(kTrue) || try_kind(kFalse) || attempt([&] { return scan_reference(); }) ||
        try_kind(kFloating);
    return has_value && may_see(kBlank);
  }
  bool scan_range_end() {
    return attempt([&] { return scan_reference(); }) || see(kInteger);
  }
  bool scan_range_start() {
    return see(kListOpen) && may_see(kBlank) && scan_range_end() && may_see(kBlank) &&
           see(kDoubleDot);
  }
  bool scan_range() {
    return scan_range_start() && may_see(kBlank) && scan_range_end() && may_see(kBlank) &&
           see(kListClose);
  }
  bool scan_list() {
    if (!see(kListOpen)) return false;
    attempt([&] { return scan_params(); });
    return see(kListClose);
  }
  bool scan_entry() { return scan_param() && see(kColon) && scan_param(); }
  bool scan_entries() {
    return scan_entry() && repeat([&] { return see(kComma) && scan_entry(); });
  }
  bool scan_map() {
    if (!see(kMapOpen)) return false;
    if (!attempt([&] { return scan_entries(); })) may_see(kBlank);
    return try_kind(kMapClose) || see(kRightCurly);
  }
  bool scan_arg() {
    return attempt([&] { return scan_reference(); }) || try_kind(kWord) || try_kind(kString) ||
           try_kind(kInteger) || attempt([&] { return scan_range(); }) || try_kind(kFloating) ||
           attempt([&] { return scan_map(); }) || attempt([&] { return scan_list(); }) ||
           try_kind(kTrue) || see(kFalse);
  }
  bool scan_separated_arg() {
    may_see(kBlank);
    attempt([&] { return see(kComma) && may_see(kBlank); });
    return scan_arg();
  }
  bool scan_not() { return may_see(kBlank) && see(kNot) && scan_unary(); }
  bool scan_unary() {
    return attempt([&] { return scan_not(); }) || scan_primary();
  }
  bool scan_primary() {
    may_see(kBlank);
    const bool has_value = try_kind(kString) || attempt([&] { return scan_reference(); }) ||
                           try_kind(kInteger) || attempt([&] { return scan_range(); }) ||
                           try_kind(kFloating) || attempt([&] { return scan_map(); }) ||
                           attempt([&] { return scan_list(); }) || try_kind(kTrue) ||
                           try_kind(kFalse) || see(kLeftParen);
    return has_value && may_see(kBlank);
  }

  // ---- what 1.7's parser checks on the way ----

  /// `written` is the name as it stands behind the `#`, braces and all.
  void check_argument(std::string_view written, const DirectiveName* known, bool is_bare_word,
                      int argument, std::size_t behind_name) {
    const std::string where = position_text(behind_name) + "\n";
    if (known != nullptr) {
      if (known->directive == Directive::macro) {
        if (argument == 0 && !is_bare_word) {
          report_argument(
              "Invalid first arg in #macro() directive - must be a word token (no ' or \" "
              "surrounding) at " +
                  where,
              behind_name);
        }
        if (argument == 0 || !is_bare_word) return;
      } else if (!is_bare_word || (known->directive == Directive::foreach_loop && argument == 1)) {
        return;
      }
      report_argument("Invalid arg #" + std::to_string(argument) + " in directive #" +
                          std::string(written) + " at " + where,
                      behind_name);
    }
    if (is_bare_word && options_.is_macro_known &&
        options_.is_macro_known(directive_name("#" + std::string(written)))) {
      report_argument("Invalid arg #" + std::to_string(argument) + " in VM #" +
                          std::string(written) + " at " + where,
                      behind_name);
    }
  }

  [[noreturn]] void report_argument(std::string message, std::size_t token) {
    JavaParseFault fault;
    fault.kind = SyntaxErrorKind::invalid_argument;
    fault.java_class = "ParseErrorException";
    fault.message = std::move(message);
    fault.token = token;
    throw fault;
  }

  // ---- words ----

  void open_block(std::size_t token) { blocks_.push_back(token); }
  std::size_t last_taken() const {
    return tokens_.next() == 0 ? list_.tokens.size() : tokens_.next() - 1;
  }
  void note_blocks(JavaParseFault& fault) const {
    fault.open_blocks = blocks_.size();
    if (!blocks_.empty()) fault.innermost_block = blocks_.back();
  }

  std::string at(Position position) const {
    return std::string(name_) + "[line " + std::to_string(position.line) + ", column " +
           std::to_string(position.column) + "]";
  }
  std::string position_text(std::size_t token) const { return at(list_.tokens[token].position); }

  JavaParseFault mismatch() {
    JavaParseFault fault;
    fault.java_class = "ParseErrorException";
    fault.token = std::min(tokens_.next(), list_.tokens.size() - 1);
    fault.last_taken = last_taken();
    note_blocks(fault);
    const Token& token = list_.tokens[fault.token];
    const std::vector<int> expected = tokens_.expected([this](int number) { scan(number); });
    fault.message = "Encountered \"";
    fault.message += token.kind == TokenKind::eof ? "<EOF>" : escape_java_image(list_.image(token));
    fault.message += "\" at " + at(token.position);
    fault.message +=
        expected.size() == 1 ? "\nWas expecting:\n    " : "\nWas expecting one of:\n    ";
    std::set<int> seen;
    for (int kind : expected) {
      fault.message += kJavaTokenLabels[kind];
      fault.message += kind == kEof ? " " : " ...";
      fault.message += "\n    ";
      if (seen.insert(kind).second) fault.expected.push_back(kJavaTokenLabels[kind]);
    }
    return fault;
  }

  JavaParseFault stuck() {
    const LexicalFailure& failure = list_.failure;
    JavaParseFault fault;
    fault.kind = SyntaxErrorKind::lexical;
    fault.java_class = "ParseErrorException";
    fault.token = list_.tokens.size() - 1;
    fault.last_taken = last_taken();
    note_blocks(fault);
    std::string encountered = "<EOF>";
    if (!failure.at_end) encountered = stuck_character(failure.offset);
    const std::string before = "\"" + escape_java_image(failure.before) + "\"";
    const std::string line = std::to_string(failure.position.line);
    const std::string column = std::to_string(failure.position.column);
    if (options_.is_evaluate) {
      fault.message =
          "Lexical error: org.apache.velocity.runtime.parser.TokenMgrError: Lexical error at "
          "line " +
          line + ", column " + column + ".  Encountered: " + encountered +
          (failure.at_end ? " " : ", ") + "after : " + before;
    } else {
      fault.message = "Lexical error,   Encountered: " + encountered +
                      (failure.at_end ? " " : ", ") + "after : " + before + " at *unset*[line " +
                      line + ", column " + column + "]";
    }
    return fault;
  }

  /// `"&" (38)`: the first UTF-16 unit at the offset.
  std::string stuck_character(std::size_t offset) const {
    const std::string_view rest = list_.text.substr(offset, 4);
    const auto byte = [&](std::size_t i) {
      return static_cast<unsigned>(static_cast<unsigned char>(rest[i]));
    };
    unsigned unit = byte(0);
    if (unit >= 0xF0) {
      const unsigned code =
          ((unit & 7U) << 18 | (byte(1) & 63U) << 12 | (byte(2) & 63U) << 6 | (byte(3) & 63U)) -
          0x10000U;
      unit = 0xD800U + (code >> 10);
    } else if (unit >= 0xE0) {
      unit = (unit & 15U) << 12 | (byte(1) & 63U) << 6 | (byte(2) & 63U);
    } else if (unit >= 0xC0) {
      unit = (unit & 31U) << 6 | (byte(1) & 63U);
    }
    std::string image;
    if (unit < 0x80) {
      image = escape_java_image(std::string_view(list_.text).substr(offset, 1));
    } else {
      constexpr char kHex[] = "0123456789abcdef";
      image = "\\u";
      for (int shift = 12; shift >= 0; shift -= 4) image += kHex[unit >> shift & 15U];
    }
    return "\"" + image + "\" (" + std::to_string(unit) + ")";
  }

  const TokenList& list_;
  std::string_view name_;
  const ParseOptions& options_;
  const ChoiceSets sets_;
  JavaLookahead tokens_;
  std::vector<std::size_t> blocks_;

  struct ScannedParam {
    bool is_known = false;
    bool fits = false;
    std::size_t end = 0;
    std::size_t farthest = 0;
  };
  /// What scan_param found, by the token at which it began.
  std::vector<ScannedParam> params_;
};

void append_unit(std::string& out, unsigned unit) {
  constexpr char kHex[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[unit >> shift & 15U];
}

}  // namespace

std::string escape_java_image(std::string_view image) {
  std::string out;
  for (std::size_t i = 0; i < image.size();) {
    const auto byte = static_cast<unsigned char>(image[i]);
    const auto next = [&](std::size_t offset) {
      return i + offset < image.size()
                 ? static_cast<unsigned>(static_cast<unsigned char>(image[i + offset])) & 63U
                 : 0U;
    };
    switch (byte) {
      case 0:
        ++i;
        continue;
      case '\b':
        out += "\\b";
        ++i;
        continue;
      case '\t':
        out += "\\t";
        ++i;
        continue;
      case '\n':
        out += "\\n";
        ++i;
        continue;
      case '\f':
        out += "\\f";
        ++i;
        continue;
      case '\r':
        out += "\\r";
        ++i;
        continue;
      case '"':
        out += "\\\"";
        ++i;
        continue;
      case '\'':
        out += "\\'";
        ++i;
        continue;
      case '\\':
        out += "\\\\";
        ++i;
        continue;
      default:
        break;
    }
    if (byte >= 0x20 && byte < 0x7f) {
      out += static_cast<char>(byte);
      ++i;
    } else if (byte < 0x80) {
      append_unit(out, byte);
      ++i;
    } else if (byte < 0xE0) {
      append_unit(out, (byte & 31U) << 6 | next(1));
      i += 2;
    } else if (byte < 0xF0) {
      append_unit(out, (byte & 15U) << 12 | next(1) << 6 | next(2));
      i += 3;
    } else {
      const unsigned code = ((byte & 7U) << 18 | next(1) << 12 | next(2) << 6 | next(3)) - 0x10000U;
      append_unit(out, 0xD800U + (code >> 10));
      append_unit(out, 0xDC00U + (code & 0x3FFU));
      i += 4;
    }
  }
  return out;
}

std::optional<JavaParseFault> find_java_parse_fault(const TokenList& list,
                                                    std::string_view template_name,
                                                    const ParseOptions& options) {
  return Walker(list, template_name, options).run();
}

}  // namespace vtl::syntax
