// A stream that the program writes to, with one buffer: a reader that went away (`| head`) ends the
// program quietly, and a full disk is an error instead of silence. After a failed write nothing
// more is written. Does not own its descriptor.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vtlsim {

class Output {
 public:
  explicit Output(int descriptor) : descriptor_(descriptor) {}
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view bytes);
  void flush();

  /// Returns whether the reader closed its end.
  bool is_closed() const { return error_ == kBrokenPipe; }
  /// Returns errno of the first write that failed for another reason; 0 when there was none.
  int error() const { return error_ == kBrokenPipe ? 0 : error_; }
  bool is_good() const { return error_ == 0; }

 private:
  static constexpr std::size_t kBufferBytes = 64U << 10;
  static constexpr int kBrokenPipe = -1;
  void write_through(std::string_view bytes);

  int descriptor_;
  int error_ = 0;
  std::string buffer_;
};

}  // namespace vtlsim
