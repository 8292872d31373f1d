#include "cli/files/line_reader.h"

#include <string>
#include <unistd.h>

#include <doctest/doctest.h>

using vtlsim::LineReader;
using vtlsim::LineStatus;

namespace {

struct Pipe {
  int ends[2] = {-1, -1};
  Pipe() { REQUIRE(::pipe(ends) == 0); }
  ~Pipe() {
    ::close(ends[0]);
    close_writer();
  }
  void write(std::string_view text) {
    REQUIRE(::write(ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size()));
  }
  void close_writer() {
    if (ends[1] >= 0) ::close(ends[1]);
    ends[1] = -1;
  }
};

}  // namespace

TEST_CASE("lines end with a line feed, the last one with the input") {
  Pipe pipe;
  pipe.write("one\ntwo\r\n\nlast");
  pipe.close_writer();
  LineReader reader(pipe.ends[0], 100);
  std::string_view line;
  for (const char* expected : {"one", "two", "", "last"}) {
    REQUIRE(reader.next(line) == LineStatus::line);
    CHECK(line == expected);
  }
  CHECK(reader.next(line) == LineStatus::end);
  CHECK(reader.next(line) == LineStatus::end);
}

TEST_CASE("a reader knows when it would wait") {
  Pipe pipe;
  LineReader reader(pipe.ends[0], 100);
  std::string_view line;
  CHECK(reader.would_wait());
  pipe.write("one\ntwo\nthr");
  CHECK(!reader.would_wait());
  REQUIRE(reader.next(line) == LineStatus::line);
  CHECK(!reader.would_wait());
  REQUIRE(reader.next(line) == LineStatus::line);
  CHECK(reader.would_wait());
  pipe.write("ee\n");
  REQUIRE(reader.next(line) == LineStatus::line);
  CHECK(line == "three");
  pipe.close_writer();
  CHECK(!reader.would_wait());
  CHECK(reader.next(line) == LineStatus::end);
}

TEST_CASE("a line beyond the limit is reported once, and the next one read") {
  Pipe pipe;
  pipe.write(std::string(3000, 'x'));
  pipe.write("\nok\n");
  pipe.write(std::string(50, 'y'));
  pipe.close_writer();
  LineReader reader(pipe.ends[0], 40);
  std::string_view line;
  CHECK(reader.next(line) == LineStatus::too_long);
  REQUIRE(reader.next(line) == LineStatus::line);
  CHECK(line == "ok");
  CHECK(reader.next(line) == LineStatus::too_long);
  CHECK(reader.next(line) == LineStatus::end);
}
