// One call and its answer, and the variables that the calls of these tests use.
//
// The answers were recorded from Velocity 1.7 on Java 17. Of an exception only "!! class: message"
// is compared: what the text printed before it is not part of the answer.
#pragma once

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "tests/engine/methods/call_text.h"
#include "vtl/text/wtf8.h"

namespace vtl::test {

struct MethodCase {
  std::string_view text;
  std::string_view answer;
};

inline std::string answer_of(std::string_view text) {
  Session session;
  CallText calls(session);
  calls.set("s", Value(std::string_view("Hello World")));
  calls.set("u", Value(std::string_view("h\u00e9llo")));
  calls.set("w", Value(std::string_view("a\u0416\U0001F600b")));
  calls.set("e", Value(std::string_view()));
  calls.set("l", calls.value_of("['b', 'a', 'c']"));
  calls.set("nl", calls.value_of("[3, 1, 2]"));
  calls.set("m", calls.value_of("{'a': 1, 'b': 2}"));
  calls.set("lg", Value(std::int64_t{5'000'000'000}));
  calls.set("d", Value(3.7));
  calls.set("mix", calls.value_of("[1, 'a', null]"));
  calls.set("el", calls.value_of("[]"));
  const std::string answer = to_valid_utf8(calls.render(text));
  const std::size_t exception = answer.find("!! ");
  return exception == std::string::npos ? answer : answer.substr(exception);
}

inline void check_case(const MethodCase& method_case) {
  CAPTURE(method_case.text);
  CHECK(answer_of(method_case.text) == method_case.answer);
}

}  // namespace vtl::test
