// Reads the head of a request byte by byte and refuses what two servers could understand
// differently.
//
// Proxies and servers that take a head apart at different places make one request of two. So
// nothing is repaired here: a line ends in CR LF, no line continues the one before it, no space
// stands before a colon, no control character in a value. Only empty lines before a request are
// passed over, as RFC 9112 (2.2) asks for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vtlsim {

class HeadScanner {
 public:
  enum class Status : std::uint8_t { incomplete, complete, wrong };

  /// `bytes`: all that has come since the request began; only what is new is looked at. Complete:
  /// the first size() bytes are the head, the first blank_size() of them empty lines.
  Status scan(std::string_view bytes);
  std::size_t size() const { return position_; }
  std::size_t blank_size() const { return blank_size_; }
  /// Whether anything but empty lines has come.
  bool has_begun() const { return state_ > State::blank_end; }
  /// Returns a sentence about what is wrong.
  std::string_view problem() const { return problem_; }

 private:
  enum class State : std::uint8_t {
    start,
    blank_end,
    method,
    target,
    version,
    line_end,
    line_start,
    name,
    value,
    head_end,
  };
  /// Takes one byte; returns false when it is not allowed here.
  bool take(unsigned char byte);
  bool refuse(std::string_view problem);

  State state_ = State::start;
  std::size_t position_ = 0;
  std::size_t blank_size_ = 0;
  std::size_t version_size_ = 0;
  bool is_first_line_ = true;
  bool is_complete_ = false;
  std::string_view problem_;
};

/// token of RFC 9110, 5.6.2.
bool is_token_character(unsigned char byte);

}  // namespace vtlsim
