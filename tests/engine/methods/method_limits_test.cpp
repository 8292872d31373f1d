// Calls that ask for more memory or time than there is: each ends in a limit, at once.
#include <doctest/doctest.h>

#include "tests/engine/methods/call_text.h"
#include "vtl/limits.h"

namespace vtl::test {
namespace {

struct Fixture {
  static Limits small() {
    Limits limits;
    limits.heap_bytes = 4U << 20;
    limits.output_bytes = 4U << 20;
    return limits;
  }
  Session session{small()};
  CallText calls{session};

  std::string answer(std::string_view text) { return calls.render(text); }
};

TEST_CASE_FIXTURE(Fixture, "texts that grow") {
  calls.set("s", Value(std::string_view("abc")));
  CHECK(answer("$s.repeat(1000000000)") == "!! limit");
  CHECK(answer("$s.repeat(2147483647)") == "!! limit");
  CHECK(answer("$s.indent(2147483647)") == "!! limit");
  CHECK(answer("$s.repeat(1000).replace('', $s.repeat(100000))") == "!! limit");
  CHECK(answer("$s.repeat(2)") == "abcabc");
}

TEST_CASE_FIXTURE(Fixture, "widths and precisions of format strings") {
  calls.set("s", Value(std::string_view("abc")));
  for (std::string_view format : {"%999999999s", "%-999999999s", "%999999999d", "%0999999999d",
                                  "%,0999999999d", "%999999999x", "%999999999b", "%999999999%"}) {
    CAPTURE(format);
    calls.set("f", Value(format));
    CHECK(answer("$s.format($f, 1)") == "!! limit");
  }
  for (std::string_view format : {"%.999999999f", "%.999999999e", "%.999999999g", "%.999999999a",
                                  "%999999999f", "%0999999999f"}) {
    CAPTURE(format);
    calls.set("f", Value(format));
    CHECK(answer("$s.format($f, 1.5)") == "!! limit");
  }
}

TEST_CASE_FIXTURE(Fixture, "numbers that grow") {
  calls.set("b", calls.value_of("99999999999999999999"));
  CHECK(answer("$b.pow(2147483647)") == "!! limit");
  CHECK(answer("$b.shiftLeft(2147483647)") == "!! limit");
  CHECK(answer("$b.setBit(2147483647)") == "!! limit");
}

TEST_CASE_FIXTURE(Fixture, "regular expressions that backtrack") {
  calls.set("s", Value(std::string_view("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")));
  CHECK(answer("$s.matches('(a+)+b')") == "!! limit");
}

TEST_CASE_FIXTURE(Fixture, "lists that are added to themselves") {
  calls.set("l", calls.value_of("[1, 2, 3]"));
  std::string text;
  for (int i = 0; i < 40; ++i) text += "$l.addAll($l)";
  CHECK(answer(text).ends_with("!! limit"));
}

TEST_CASE_FIXTURE(Fixture, "long lists are filtered in linear time") {
  calls.set("l", calls.value_of("[1..20000]"));
  calls.set("k", calls.value_of("[1..20000]"));
  CHECK(answer("$l.containsAll($k)") == "true");
  CHECK(answer("$l.removeAll($k)") == "true");
  CHECK(answer("$l.size()") == "0");
}

}  // namespace
}  // namespace vtl::test
