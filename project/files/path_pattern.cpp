#include "project/files/path_pattern.h"

#include <cstddef>

#include "vtlsim/path_pattern.h"

namespace project {
bool has_wildcard(std::string_view path) {
  return path.find('{') != std::string_view::npos || vtlsim::has_wildcard(path);
}

std::vector<std::string> expand_braces(std::string_view pattern) {
  constexpr std::size_t kMost = 64;
  std::vector<std::string> done;
  std::vector<std::string> waiting{std::string(pattern)};
  while (!waiting.empty() && done.size() < kMost) {
    const std::string one = std::move(waiting.back());
    waiting.pop_back();
    const std::size_t open = one.find('{');
    const std::size_t close = open == std::string::npos ? open : one.find('}', open);
    if (close == std::string::npos) {
      done.push_back(one);
      continue;
    }
    std::vector<std::string> choices;
    std::size_t begin = open + 1;
    for (std::size_t i = begin; i <= close && choices.size() < kMost; ++i) {
      if (i != close && one[i] != ',') continue;
      choices.push_back(one.substr(0, open) + one.substr(begin, i - begin) + one.substr(close + 1));
      begin = i + 1;
    }
    if (waiting.size() + choices.size() > kMost) break;
    waiting.insert(waiting.end(), choices.rbegin(), choices.rend());
  }
  return done;
}

}  // namespace project
