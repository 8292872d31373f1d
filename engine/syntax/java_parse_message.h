// Works out what Apache Velocity 1.7 would say about a text that is not a template, list of
// expected tokens included: machines and people know the service's own words.
//
// The generated parser decides what is accepted; this is asked only for texts that were rejected,
// and for texts whose directive arguments need the checks that 1.7's parser makes on the way. A
// test holds both together: a fault is found exactly where the generated parser rejects.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/syntax/parser.h"
#include "engine/syntax/token.h"

namespace vtl::syntax {

struct JavaParseFault {
  SyntaxErrorKind kind = SyntaxErrorKind::parse;
  std::string java_class;
  std::string message;
  /// Index of the reported token in the list (the lexical_error token of a lexical fault).
  std::size_t token = 0;
  /// Index of the last token that was taken; the list's size when none was.
  std::size_t last_taken = 0;
  /// Labels of the expected tokens, sorted, without repeats (parse faults only).
  std::vector<std::string_view> expected;
  /// Number of open blocks (#if, #foreach, ...) at the fault, and the directive token that opened
  /// the innermost one.
  std::size_t open_blocks = 0;
  std::size_t innermost_block = 0;
};

/// Returns nullopt when Velocity's parser accepts the text.
std::optional<JavaParseFault> find_java_parse_fault(const TokenList& list,
                                                    std::string_view template_name,
                                                    const ParseOptions& options);

}  // namespace vtl::syntax
