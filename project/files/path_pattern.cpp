#include "project/files/path_pattern.h"

#include <cstddef>

namespace project {
namespace {

std::string_view first_name(std::string_view path) {
  return path.substr(0, path.find('/'));
}

std::string_view behind_first(std::string_view path) {
  const std::size_t slash = path.find('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
}

/// Greedy with one place to go back to, which suffices because a later `*` takes whatever an
/// earlier one could.
bool matches_name(std::string_view pattern, std::string_view name) {
  std::size_t p = 0;
  std::size_t n = 0;
  std::size_t star = std::string_view::npos;
  std::size_t retry = 0;
  while (n < name.size()) {
    if (p < pattern.size() && (pattern[p] == '?' || (pattern[p] != '*' && pattern[p] == name[n]))) {
      ++p;
      ++n;
    } else if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      retry = n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      n = ++retry;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace

bool has_wildcard(std::string_view path) {
  return path.find_first_of("*?{") != std::string_view::npos;
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

bool matches_pattern(std::string_view pattern, std::string_view path) {
  // The same way of going back, over names instead of characters, with `**` as the star.
  std::string_view p = pattern;
  std::string_view rest = path;
  bool has_star = false;
  std::string_view star_pattern;
  std::string_view star_rest;
  while (!rest.empty()) {
    if (!p.empty() && first_name(p) == "**") {
      p = behind_first(p);
      if (p.empty()) return true;
      has_star = true;
      star_pattern = p;
      star_rest = rest;
    } else if (!p.empty() && matches_name(first_name(p), first_name(rest))) {
      p = behind_first(p);
      rest = behind_first(rest);
    } else if (has_star) {
      star_rest = behind_first(star_rest);
      rest = star_rest;
      p = star_pattern;
    } else {
      return false;
    }
  }
  return p.empty();
}

}  // namespace project
