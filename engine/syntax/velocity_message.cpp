#include "engine/syntax/velocity_message.h"

#include "engine/syntax/java_image.h"
#include "engine/syntax/java_kinds.h"
#include "engine/syntax/java_token_numbers.h"

namespace vtl::syntax {
namespace {

std::string at(std::string_view template_name, Position position) {
  return " at " + std::string(template_name) + "[line " + std::to_string(position.line) +
         ", column " + std::to_string(position.column) + "]";
}

std::string parse_message(const SyntaxFault& fault, const TokenList& list,
                          std::string_view template_name) {
  const Token& token = list.tokens[fault.token];
  std::string message = "Encountered \"";
  message += token.kind == TokenKind::eof ? "<EOF>" : escape_java_image(list.image(token));
  message += "\"" + at(template_name, token.position);
  message +=
      fault.expected.size() == 1 ? "\nWas expecting:\n    " : "\nWas expecting one of:\n    ";
  for (int kind : fault.expected) {
    message += kJavaTokenLabels[kind];
    message += kind == kEof ? " \n    " : " ...\n    ";
  }
  return message;
}

std::string lexical_message(const LexicalFailure& failure, std::string_view text,
                            bool is_evaluate) {
  std::string encountered = "<EOF> ";
  if (!failure.at_end) encountered = stuck_character(text.substr(failure.offset)) + ", ";
  encountered += "after : \"" + escape_java_image(failure.before) + "\"";
  const std::string place = "line " + std::to_string(failure.position.line) + ", column " +
                            std::to_string(failure.position.column);
  if (is_evaluate) {
    return "Lexical error: org.apache.velocity.runtime.parser.TokenMgrError: Lexical error at " +
           place + ".  Encountered: " + encountered;
  }
  return "Lexical error,   Encountered: " + encountered + " at *unset*[" + place + "]";
}

}  // namespace

std::string argument_complaint(const SyntaxFault& fault, const TokenList& list) {
  const auto invalid = [&](std::string_view what) {
    return "Invalid arg #" + std::to_string(fault.argument) + " in " + std::string(what) + " #" +
           std::string(list.image(fault.directive).substr(1));
  };
  switch (fault.argument_fault) {
    case ArgumentFault::no_list_of_macro:
      return "A macro declaration requires at least a name argument";
    case ArgumentFault::no_name_of_macro:
      return "First argument to #macro() must be  macro name";
    case ArgumentFault::name_of_macro:
      return "Invalid first arg in #macro() directive - must be a word token (no ' or \" "
             "surrounding)";
    case ArgumentFault::bare_word_of_directive:
      return invalid("directive");
    case ArgumentFault::bare_word_of_macro:
      return invalid("VM");
  }
  return {};
}

std::string velocity_message(const SyntaxFault& fault, const TokenList& list,
                             std::string_view template_name, bool is_evaluate) {
  if (fault.kind == SyntaxErrorKind::lexical)
    return lexical_message(list.failure, list.text, is_evaluate);
  if (fault.kind != SyntaxErrorKind::invalid_argument)
    return parse_message(fault, list, template_name);
  return argument_complaint(fault, list) + at(template_name, list.tokens[fault.named].position) +
         "\n";
}

}  // namespace vtl::syntax
