#include "vtlsim/json_diff.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include <nlohmann/json.hpp>

#include "testkit/diff/alignment.h"
#include "testkit/matchers/matcher_run.h"
#include "testkit/matchers/pattern_search.h"
#include "vtl/text/ascii.h"
#include "vtlsim/matcher.h"

namespace vtlsim {
namespace {

// Both documents are walked together, expectation first. Objects are compared key by key; arrays of
// one length place by place; arrays of different lengths are aligned first (alignment.h), so that
// one element that was inserted is one difference:
//
//   expected [a, b, c], actual [a, x, b, c]     $[1] unexpected x
//
// A matcher is run where it stands in the expectation and asks back through MatcherHost for
// comparisons of parts. Alignment and matchers ask yes-or-no questions: a Comparison that stops at
// its first difference and keeps no paths.

constexpr std::size_t kShownBytes = 400;
// Below this, a walk through the members is faster than an index of them.
constexpr std::size_t kIndexedMembers = 24;

bool numbers_agree(const Json& left, const Json& right) {
  if (left.is_number_float() || right.is_number_float()) {
    return left.get<double>() == right.get<double>();
  }
  return left == right;
}

/// Finds members by key without searching the whole object each time.
class MemberIndex {
 public:
  explicit MemberIndex(const Json& object) : object_(object) {
    if (object.size() < kIndexedMembers) return;
    for (const auto& [key, value] : object.get_ref<const Json::object_t&>())
      index_.emplace(key, &value);
  }
  const Json* find(const std::string& key) const {
    if (index_.empty()) {
      const auto found = object_.find(key);
      return found == object_.end() ? nullptr : &*found;
    }
    const auto found = index_.find(key);
    return found == index_.end() ? nullptr : found->second;
  }

 private:
  const Json& object_;
  std::unordered_map<std::string_view, const Json*> index_;
};

/// One comparison. With `max_differences` 1 and nobody to read them it is a yes or no.
class Comparison final : public MatcherHost {
 public:
  explicit Comparison(const DiffOptions& options, bool is_question = false,
                      Comparison* asker = nullptr)
      : options_(options),
        is_subset_(options.is_subset),
        is_question_(is_question),
        asker_(asker) {}

  void run(const Json& expected, const Json& actual) {
    if (is_full()) return;
    if (!is_literal_ && is_matcher(expected)) return match(expected, actual);
    if (expected.is_object() && actual.is_object()) return objects(expected, actual);
    if (expected.is_array() && actual.is_array()) return arrays(expected, actual);
    const bool agree = expected.is_number() && actual.is_number() ? numbers_agree(expected, actual)
                                                                  : expected == actual;
    if (!agree) report(DifferenceKind::changed, &expected, &actual);
  }
  std::vector<Difference> take() { return std::move(differences_); }
  bool has_differences() const { return count_ > 0; }

  // ---- MatcherHost

  bool is_subset() const override { return is_subset_; }
  bool agrees(const Json& expected, const Json& actual, bool is_subset) override {
    Comparison question({is_subset, 1}, true, this);
    question.is_literal_ = is_literal_;
    question.run(expected, actual);
    return !question.has_differences();
  }
  void compare(const Json& expected, const Json& actual, bool is_subset, bool is_literal,
               std::string_view suffix) override {
    const bool was_subset = std::exchange(is_subset_, is_subset);
    const bool was_literal = std::exchange(is_literal_, is_literal);
    const std::size_t size = shown_path_.size();
    shown_path_ += suffix;
    // Inside of a text that holds JSON there are no places of the document.
    const bool was_in_text = std::exchange(is_in_text_, is_in_text_ || !suffix.empty());
    run(expected, actual);
    is_in_text_ = was_in_text;
    shown_path_.resize(size);
    is_literal_ = was_literal;
    is_subset_ = was_subset;
  }
  PatternSearch& patterns() override {
    if (asker_ != nullptr) return asker_->patterns();
    if (!patterns_) patterns_.emplace();
    return *patterns_;
  }
  void report_unpaired(const Json& value, bool is_expected) override {
    report(is_expected ? DifferenceKind::missing : DifferenceKind::unexpected,
           is_expected ? &value : nullptr, is_expected ? nullptr : &value);
  }

 private:
  bool is_full() const { return count_ >= options_.max_differences; }

  void report(DifferenceKind kind, const Json* expected, const Json* actual,
              std::string note = {}) {
    if (is_full()) return;
    ++count_;
    if (is_question_) return;
    Difference difference;
    difference.kind = kind;
    difference.path = "$" + shown_path_;
    difference.steps = steps_;
    if (expected != nullptr) difference.expected = short_json_text(*expected, kShownBytes);
    if (actual != nullptr) difference.actual = short_json_text(*actual, kShownBytes);
    difference.note = std::move(note);
    differences_.push_back(std::move(difference));
  }

  template <class Work>
  void at_step(std::string step, std::string shown, bool is_place, Work work) {
    if (is_question_) return work();
    const std::size_t size = shown_path_.size();
    shown_path_ += shown;
    const bool has_step = is_place && !is_in_text_;
    if (has_step) steps_.push_back(std::move(step));
    work();
    if (has_step) steps_.pop_back();
    shown_path_.resize(size);
  }
  template <class Work>
  void at_key(const std::string& key, bool is_there, Work work) {
    if (is_question_) return work();
    at_step(key, path_step(key), is_there, work);
  }
  template <class Work>
  void at_index(std::size_t index, bool is_there, Work work) {
    if (is_question_) return work();
    at_step(std::to_string(index), "[" + std::to_string(index) + "]", is_there, work);
  }

  void match(const Json& matcher, const Json& actual) {
    auto reason = run_matcher(matcher, actual, *this);
    if (reason) report(DifferenceKind::matcher_failed, &matcher, &actual, std::move(*reason));
  }

  void objects(const Json& expected, const Json& actual) {
    const MemberIndex there(actual);
    for (const auto& [key, value] : expected.get_ref<const Json::object_t&>()) {
      if (is_full()) return;
      const Json* member = there.find(key);
      if (member != nullptr) {
        at_key(key, true, [&, &expected_value = value] { run(expected_value, *member); });
        continue;
      }
      const bool may_be_absent =
          !is_literal_ && is_matcher(value) && value.begin().value() == "absent";
      if (!may_be_absent) {
        at_key(key, false, [&, &expected_value = value] {
          report(DifferenceKind::missing, &expected_value, nullptr);
        });
      }
    }
    if (is_subset_) return;
    const MemberIndex named(expected);
    for (const auto& [key, value] : actual.get_ref<const Json::object_t&>()) {
      if (is_full()) return;
      if (named.find(key) == nullptr) {
        at_key(key, true, [&, &actual_value = value] {
          report(DifferenceKind::unexpected, nullptr, &actual_value);
        });
      }
    }
  }

  void arrays(const Json& expected, const Json& actual) {
    if (is_question_ && expected.size() != actual.size())
      return report(DifferenceKind::changed, nullptr, nullptr);
    if (expected.size() == actual.size()) {
      return place_by_place(expected, actual, {0, expected.size(), 0, actual.size()},
                            expected.size());
    }
    const auto equal = [&](std::size_t i, std::size_t j) {
      return agrees(expected[i], actual[j], is_subset_);
    };
    for (const AlignedRange& range :
         align(expected.size(), actual.size(), kMaxAlignedCells, equal)) {
      const std::size_t paired = std::min(range.expected_count, range.actual_count);
      place_by_place(expected, actual, range, paired);
      for (std::size_t k = paired; k < range.expected_count; ++k) {
        const std::size_t index = range.expected_begin + k;
        at_index(index, false, [&] { report(DifferenceKind::missing, &expected[index], nullptr); });
      }
      for (std::size_t k = paired; k < range.actual_count; ++k) {
        const std::size_t index = range.actual_begin + k;
        at_index(index, true, [&] { report(DifferenceKind::unexpected, nullptr, &actual[index]); });
      }
    }
  }
  void place_by_place(const Json& expected, const Json& actual, const AlignedRange& range,
                      std::size_t count) {
    for (std::size_t k = 0; k < count && !is_full(); ++k) {
      at_index(range.actual_begin + k, true,
               [&] { run(expected[range.expected_begin + k], actual[range.actual_begin + k]); });
    }
  }

  DiffOptions options_;
  bool is_subset_;
  bool is_literal_ = false;
  bool is_question_;
  /// The comparison that asks this one; null of the first.
  Comparison* asker_;
  std::optional<PatternSearch> patterns_;
  bool is_in_text_ = false;
  std::string shown_path_;
  std::vector<std::string> steps_;
  std::size_t count_ = 0;
  std::vector<Difference> differences_;
};

}  // namespace

std::string path_step(std::string_view key) {
  const bool is_plain =
      !key.empty() && !vtl::is_digit(key[0]) && std::all_of(key.begin(), key.end(), [](char c) {
        return vtl::is_letter_or_digit(c) || c == '_' || c == '$';
      });
  if (is_plain) return "." + std::string(key);
  return "[" + json_text(Json(std::string(key))) + "]";
}

std::vector<Difference> diff_json(const Json& expected, const Json& actual,
                                  const DiffOptions& options) {
  Comparison comparison(options);
  comparison.run(expected, actual);
  return comparison.take();
}

bool matches_json(const Json& expected, const Json& actual, const DiffOptions& options) {
  Comparison comparison({options.is_subset, 1}, true);
  comparison.run(expected, actual);
  return !comparison.has_differences();
}

}  // namespace vtlsim
