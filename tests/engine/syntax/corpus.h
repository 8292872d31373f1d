// Templates for tests that compare two readers of the same text: every conformance case, and random
// text of Velocity's own pieces (fixed seed, so that a failure can be repeated).
#pragma once

#include <cstddef>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/data_file.h"

namespace vtl::syntax::test {

inline std::vector<nlohmann::json> read_json_lines(const std::string& path) {
  std::vector<nlohmann::json> result;
  std::ifstream in(vtlsim_tests::data_file(path));
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) result.push_back(nlohmann::json::parse(line));
  }
  return result;
}

inline std::vector<std::string> known_templates() {
  std::vector<std::string> result;
  for (const char* name : {"appsync-style",
                           "arithmetic",
                           "bareword-args",
                           "comments",
                           "conditions",
                           "define-evaluate-parse",
                           "directive-syntax",
                           "escapes",
                           "foreach",
                           "if",
                           "java-methods",
                           "literals",
                           "macro",
                           "parse-errors",
                           "references",
                           "rendering",
                           "set",
                           "strings",
                           "textblock",
                           "whitespace"}) {
    for (const auto& line : read_json_lines("conformance/" + std::string(name) + ".jsonl")) {
      if (line.contains("template")) result.push_back(line["template"]);
    }
  }
  for (const auto& line : read_json_lines("engine/syntax/data/java_messages.jsonl")) {
    result.push_back(line["template"]);
  }
  return result;
}

/// Text that keeps a lexer on its toes: sigils, halves of tokens, characters of one to four bytes.
inline std::vector<std::string> random_templates(std::size_t count, unsigned seed) {
  static const std::vector<std::string> kPieces = {"$",
                                                   "#",
                                                   "\\",
                                                   "!",
                                                   "{",
                                                   "}",
                                                   "[",
                                                   "]",
                                                   "(",
                                                   ")",
                                                   ".",
                                                   ",",
                                                   ":",
                                                   ";",
                                                   "'",
                                                   "\"",
                                                   "*",
                                                   "/",
                                                   "+",
                                                   "-",
                                                   "=",
                                                   "<",
                                                   ">",
                                                   "|",
                                                   "&",
                                                   "%",
                                                   " ",
                                                   "\t",
                                                   "\n",
                                                   "\r",
                                                   "a",
                                                   "e",
                                                   "n",
                                                   "0",
                                                   "1",
                                                   "_",
                                                   "@",
                                                   "\\\\",
                                                   "#set(",
                                                   "#set (",
                                                   "#{set}(",
                                                   "#if(",
                                                   "#end",
                                                   "#else",
                                                   "#elseif(",
                                                   "#{end}",
                                                   "#{if}",
                                                   "$x",
                                                   "${x",
                                                   "$!{x",
                                                   "$x.y",
                                                   "$x.y(",
                                                   "#[[",
                                                   "]]#",
                                                   "#*",
                                                   "*#",
                                                   "#**",
                                                   "##",
                                                   "\r\n",
                                                   "true",
                                                   "false",
                                                   "and",
                                                   "or",
                                                   "eq",
                                                   "1..2",
                                                   "1.5e3",
                                                   ".5",
                                                   "-3",
                                                   "1e",
                                                   "#foreach($i in $l)",
                                                   "#macro(m $a)",
                                                   "#@m(",
                                                   "#foo(",
                                                   "#foo ",
                                                   "tru",
                                                   "fals",
                                                   "\\#if",
                                                   "\\#{foo}",
                                                   "\\$",
                                                   "\\!",
                                                   "$.",
                                                   "$[",
                                                   "#define($d)",
                                                   "#literal()",
                                                   "#x",
                                                   "#{x}",
                                                   " in ",
                                                   "\xC3\xA9",
                                                   "\xE2\x82\xAC",
                                                   "\xF0\x9F\x98\x80",
                                                   "\xED\xA0\x80",
                                                   std::string(1, '\0'),
                                                   "\x7F",
                                                   "#set($v = ",
                                                   "$x.f(1,",
                                                   "['a', ",
                                                   "{'k': "};
  std::mt19937 engine(seed);
  std::vector<std::string> result;
  for (std::size_t i = 0; i < count; ++i) {
    std::string text;
    for (std::size_t pieces = 1 + engine() % 24; pieces > 0; --pieces)
      text += kPieces[engine() % kPieces.size()];
    result.push_back(std::move(text));
  }
  return result;
}

}  // namespace vtl::syntax::test
