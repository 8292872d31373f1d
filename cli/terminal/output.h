// A stream that the program writes to.
//
// Why: what is printed goes through one buffer to one write(2), a reader that went away (`| head`)
// ends the program quietly, and a full disk is an error instead of silence.
// Invariants: after a failed write nothing more is written.
// Ownership: does not own its descriptor.
// Threads: one.
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

  /// The reader closed its end.
  bool is_closed() const { return error_ == kBrokenPipe; }
  /// errno of the first write that failed for another reason; 0 when all is well.
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
