#include "vtl/java/pattern_cache.h"

#include <algorithm>

#include "vtl/detail/work.h"

namespace vtl {
namespace {

// ICU's steps of a pattern that backtracks, per millisecond that the limits allow.
constexpr std::int64_t kStepsPerMillisecond = 5;

// A class of characters, which may be a few bytes of the pattern, takes ICU tens of microseconds.
constexpr std::uint64_t kCompileCost = 500;
constexpr std::uint64_t kCompileCostPerByte = 100;

}  // namespace

PatternCache::PatternCache(const Limits& limits, Work* work) : work_(work) {
  limits_.work = work;
  limits_.max_steps = static_cast<std::int32_t>(
      std::min<std::int64_t>(limits.regex_milliseconds * kStepsPerMillisecond, INT32_MAX));
  limits_.max_pattern_bytes = limits.heap_bytes;
  limits_.max_output_bytes = static_cast<std::int64_t>(
      std::min<std::size_t>(limits.heap_bytes, static_cast<std::size_t>(limits_.max_output_bytes)));
}

JavaRegex PatternCache::compile(std::string_view pattern) {
  ++uses_;
  for (Entry& entry : entries_) {
    if (entry.pattern != pattern) continue;
    entry.last_use = uses_;
    return entry.regex;
  }
  if (work_ != nullptr) work_->charge(kCompileCost + kCompileCostPerByte * pattern.size());
  JavaRegex regex = JavaRegex::compile(pattern, limits_);
  if (pattern.size() > kMostBytes) return regex;
  if (entries_.size() == kMostPatterns)
    entries_.erase(std::ranges::min_element(entries_, {}, &Entry::last_use));
  entries_.push_back({std::string(pattern), regex, uses_});
  return regex;
}

}  // namespace vtl
