#include "testkit/watch/input_lines.h"

#include <cerrno>
#include <unistd.h>

namespace vtlsim {

bool InputLines::read(int descriptor, std::vector<std::string>& lines) {
  char block[256];
  const ssize_t count = ::read(descriptor, block, sizeof block);
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  if (count == 0) return false;
  rest_.append(block, static_cast<std::size_t>(count));
  std::size_t end = 0;
  while ((end = rest_.find('\n')) != std::string::npos) {
    lines.push_back(rest_.substr(0, end));
    rest_.erase(0, end + 1);
  }
  constexpr std::size_t kLongestLine = 4096;
  if (rest_.size() > kLongestLine) rest_.clear();
  return true;
}

}  // namespace vtlsim
