#include "vtlsim/path_pattern.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "vtl/text/wtf8.h"

namespace vtlsim {
namespace {

constexpr std::string_view kAnyFolders = "**";

std::vector<std::string_view> names_of(std::string_view path) {
  std::vector<std::string_view> names;
  std::size_t begin = 0;
  while (begin <= path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    // "a//b/" has the names of "a/b"; the root is a name of its own.
    if (end > begin || begin == 0) names.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return names;
}

/// Bytes of the character that begins at `at`.
std::size_t character_size(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && vtl::is_continuation_byte(text[end])) ++end;
  return end - at;
}

/// Both levels, names of a path and characters of a name, are matched the same way: behind the last
/// star that was passed, everything before it is settled, so only that one is ever taken up again.
bool matches_name(std::string_view pattern, std::string_view name) {
  std::size_t p = 0;
  std::size_t n = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resumed = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resumed = n;
    } else if (p < pattern.size() && pattern[p] == '?') {
      ++p;
      n += character_size(name, n);
    } else if (p < pattern.size() && pattern[p] == name[n]) {
      ++p;
      ++n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      resumed += character_size(name, resumed);
      n = resumed;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace

bool has_wildcard(std::string_view path) {
  return path.find_first_of("*?") != std::string_view::npos;
}

bool matches_path_pattern(std::string_view pattern, std::string_view path) {
  const auto patterns = names_of(pattern);
  const auto names = names_of(path);
  std::size_t p = 0;
  std::size_t n = 0;
  std::size_t star = patterns.size();
  std::size_t resumed = 0;
  while (n < names.size()) {
    if (p < patterns.size() && patterns[p] == kAnyFolders) {
      star = p++;
      resumed = n;
    } else if (p < patterns.size() && matches_name(patterns[p], names[n])) {
      ++p;
      ++n;
    } else if (star < patterns.size()) {
      p = star + 1;
      n = ++resumed;
    } else {
      return false;
    }
  }
  while (p < patterns.size() && patterns[p] == kAnyFolders) ++p;
  return p == patterns.size();
}

}  // namespace vtlsim
