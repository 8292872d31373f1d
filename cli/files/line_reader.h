// Lines of an endless input, one at a time. A batch is answered line by line while its writer may
// be waiting for the answers, so whoever prints asks would_wait() first, and flushes.
//
// A line is at most `limit` bytes; a longer one is reported once and skipped to its end. The last
// line needs no line end; "\r\n" ends a line like "\n". A line is a view into the reader's buffer
// and dies with the next call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vtlsim {

enum class LineStatus : std::uint8_t { line, too_long, end, failed };

class LineReader {
 public:
  LineReader(int descriptor, std::size_t limit) : descriptor_(descriptor), limit_(limit) {}

  LineStatus next(std::string_view& line);
  /// Returns whether a call of next() would have to wait for the writer.
  bool would_wait() const;
  /// Returns errno after LineStatus::failed.
  int error() const { return error_; }

 private:
  bool fill();

  int descriptor_;
  std::size_t limit_;
  int error_ = 0;
  bool is_at_end_ = false;
  std::string buffer_;
  std::size_t begin_ = 0;    // of the next line
  std::size_t scanned_ = 0;  // no line end in [begin_, scanned_)
};

}  // namespace vtlsim
