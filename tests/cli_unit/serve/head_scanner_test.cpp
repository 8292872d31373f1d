#include "cli/serve/head_scanner.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

using vtlsim::HeadScanner;
using Status = HeadScanner::Status;

namespace {

Status status_of(std::string_view bytes) {
  return HeadScanner().scan(bytes);
}

}  // namespace

TEST_CASE("a head that is complete, and what follows it") {
  const std::string head = "POST /a?b=c HTTP/1.1\r\nHost: x\r\nA:\r\nB: \tx y\xC3\xA4 \r\n\r\n";
  HeadScanner scanner;
  CHECK(scanner.scan(head + "body\r\n\r\n") == Status::complete);
  CHECK(scanner.size() == head.size());
  CHECK(scanner.blank_size() == 0);
  CHECK(status_of("GET / HTTP/1.0\r\n\r\n") == Status::complete);
}

TEST_CASE("the same whether it comes at once or byte by byte") {
  const std::string head = "\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n";
  HeadScanner scanner;
  for (std::size_t size = 0; size < head.size(); ++size) {
    CHECK(scanner.scan(std::string_view(head).substr(0, size)) == Status::incomplete);
    CHECK(scanner.has_begun() == (size > 4));
  }
  CHECK(scanner.scan(head) == Status::complete);
  CHECK(scanner.blank_size() == 4);
  CHECK(scanner.size() == head.size());
}

TEST_CASE("empty lines before a request are passed over, and nothing else is") {
  CHECK(status_of("\r\n") == Status::incomplete);
  CHECK(status_of("\r\n\r\n\x01") == Status::wrong);
  CHECK(status_of("\n") == Status::wrong);
  CHECK(status_of("\rG") == Status::wrong);
  CHECK(status_of(" GET / HTTP/1.1\r\n") == Status::wrong);
}

TEST_CASE("what is refused as soon as it is seen") {
  for (const std::string_view bytes : {
           "\x16\x03\x01",         // TLS
           "hello\r\n",            // no target
           "GET /\r\n",            // HTTP/0.9
           "GET  / HTTP/1.1\r\n",  // two spaces: `HTTP/1.1` would be the version
           "GET / HTTP/1.1 \r\n",
           "GET / HTTP/1.1\n",
           "GET / HTTP/11\r\n",
           "GET / http/1.1\r\n",
           "G(T / HTTP/1.1\r\n",
           "GET /\x7F HTTP/1.1\r\n",
           "GET / HTTP/1.1\r\n Host: x\r\n",    // a space before the first field
           "GET / HTTP/1.1\r\nA: b\r\n c\r\n",  // obs-fold
           "GET / HTTP/1.1\r\nA: b\r\n\tc\r\n",
           "GET / HTTP/1.1\r\nA : b\r\n",  // a space before the colon
           "GET / HTTP/1.1\r\n: b\r\n",
           "GET / HTTP/1.1\r\nno colon\r\n",
           "GET / HTTP/1.1\r\nA: b\n",
           "GET / HTTP/1.1\r\nA: b\rc\r\n",
           "GET / HTTP/1.1\r\nA: \x01",
           "GET / HTTP/1.1\r\nA: b\r\n\rx",
       }) {
    CAPTURE(bytes);
    HeadScanner scanner;
    CHECK(scanner.scan(bytes) == Status::wrong);
    CHECK_FALSE(scanner.problem().empty());
  }
  CHECK(status_of(std::string_view("GET / HTTP/1.1\r\nA: \0b", 21)) == Status::wrong);
}
