#include "cli/files/line_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <unistd.h>

namespace vtlsim {

bool LineReader::would_wait() const {
  if (is_at_end_ || std::memchr(buffer_.data() + begin_, '\n', buffer_.size() - begin_) != nullptr)
    return false;
  pollfd ready{descriptor_, POLLIN, 0};
  return ::poll(&ready, 1, 0) == 0;
}

bool LineReader::fill() {
  constexpr std::size_t kBlock = 64U << 10;
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    scanned_ -= begin_;
    begin_ = 0;
  }
  const std::size_t size = buffer_.size();
  buffer_.resize(size + kBlock);
  ssize_t count = 0;
  do {
    count = ::read(descriptor_, buffer_.data() + size, buffer_.size() - size);
  } while (count < 0 && errno == EINTR);
  if (count < 0) error_ = errno;
  buffer_.resize(size + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  if (count <= 0) is_at_end_ = true;
  return count > 0;
}

LineStatus LineReader::next(std::string_view& line) {
  bool is_too_long = false;
  for (;;) {
    const std::size_t end = buffer_.find('\n', scanned_);
    const bool is_last = end == std::string::npos && is_at_end_;
    if (end != std::string::npos || is_last) {
      if (is_last && begin_ == buffer_.size() && !is_too_long)
        return error_ != 0 ? LineStatus::failed : LineStatus::end;
      const std::size_t stop = is_last ? buffer_.size() : end;
      line = std::string_view(buffer_).substr(begin_, stop - begin_);
      begin_ = scanned_ = is_last ? stop : stop + 1;
      if (line.ends_with('\r')) line.remove_suffix(1);
      return is_too_long || line.size() > limit_ ? LineStatus::too_long : LineStatus::line;
    }
    scanned_ = buffer_.size();
    if (buffer_.size() - begin_ > limit_) {
      is_too_long = true;
      begin_ = scanned_;
    }
    fill();
  }
}

}  // namespace vtlsim
