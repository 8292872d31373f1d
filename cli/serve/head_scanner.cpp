#include "cli/serve/head_scanner.h"

#include "vtl/text/ascii.h"

namespace vtlsim {
namespace {

constexpr std::string_view kVersionPattern = "HTTP/0.0";
constexpr std::string_view kBadLineEnd = "a line of the header does not end in CR LF";

bool is_control(unsigned char byte) {
  return byte < 0x20 || byte == 0x7F;
}

}  // namespace

bool is_token_character(unsigned char byte) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return vtl::is_letter_or_digit(byte) ||
         kMarks.find(static_cast<char>(byte)) != std::string_view::npos;
}

HeadScanner::Status HeadScanner::scan(std::string_view bytes) {
  while (problem_.empty() && !is_complete_ && position_ < bytes.size()) {
    if (take(static_cast<unsigned char>(bytes[position_]))) ++position_;
  }
  if (!problem_.empty()) return Status::wrong;
  return is_complete_ ? Status::complete : Status::incomplete;
}

bool HeadScanner::refuse(std::string_view problem) {
  problem_ = problem;
  return false;
}

bool HeadScanner::take(unsigned char byte) {
  switch (state_) {
    case State::start:
      if (byte == '\r') {
        state_ = State::blank_end;
        return true;
      }
      blank_size_ = position_;
      state_ = State::method;
      return is_token_character(byte) || refuse("the request line does not begin with a method");
    case State::blank_end:
      if (byte != '\n') return refuse(kBadLineEnd);
      state_ = State::start;
      blank_size_ = position_ + 1;
      return true;
    case State::method:
      if (byte == ' ') {
        state_ = State::target;
        return true;
      }
      return is_token_character(byte) || refuse("the method holds a character that it cannot");
    case State::target:
      if (byte == ' ') {
        state_ = State::version;
        return true;
      }
      return !is_control(byte) || refuse("the request line has no version or a bad target");
    case State::version: {
      if (version_size_ == kVersionPattern.size()) {
        state_ = State::line_end;
        return byte == '\r' || refuse("something follows the version of HTTP");
      }
      const char wanted = kVersionPattern[version_size_++];
      const bool fits =
          wanted == '0' ? vtl::is_digit(byte) : byte == static_cast<unsigned char>(wanted);
      return fits || refuse("the request line does not end in a version of HTTP");
    }
    case State::line_end:
      state_ = State::line_start;
      return byte == '\n' || refuse(kBadLineEnd);
    case State::line_start:
      if (byte == '\r') {
        state_ = State::head_end;
        return true;
      }
      if (byte == ' ' || byte == '\t') {
        return refuse(is_first_line_ ? "a space stands before the first header field"
                                     : "a header field goes on in the next line (obs-fold)");
      }
      is_first_line_ = false;
      state_ = State::name;
      return is_token_character(byte) || refuse("a header field has no name");
    case State::name:
      if (byte == ':') {
        state_ = State::value;
        return true;
      }
      return is_token_character(byte) ||
             refuse("the name of a header field holds a character that it cannot");
    case State::value:
      if (byte == '\r') {
        state_ = State::line_end;
        return true;
      }
      return byte == '\t' || !is_control(byte) ||
             refuse("the value of a header field holds a control character");
    case State::head_end:
      is_complete_ = true;
      return byte == '\n' || refuse(kBadLineEnd);
  }
  return false;
}

}  // namespace vtlsim
