#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "testkit/matchers/matcher_row.h"
#include "vtl/text/suggest.h"
#include "vtlsim/matcher.h"

namespace vtlsim {
namespace {

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
  const auto near = vtl::suggest(word, candidates);
  return near ? "did you mean `" + std::string(*near) + "`?" : std::string();
}

/// What is wrong with an operand, or an empty text.
std::string operand_problem(const Json& value, MatcherOperand operand) {
  switch (operand) {
    case MatcherOperand::none:
    case MatcherOperand::json:
    case MatcherOperand::literal:
      return "";
    case MatcherOperand::text:
      return value.is_string() ? "" : "must be a text";
    case MatcherOperand::number:
      return value.is_number() ? "" : "must be a number";
    case MatcherOperand::count:
      return value.is_number_integer() && value.get<std::int64_t>() >= 0
                 ? ""
                 : "must be a whole number, 0 or more";
    case MatcherOperand::array:
      return value.is_array() ? "" : "must be an array";
    case MatcherOperand::pattern:
      if (!value.is_string()) return "must be a text";
      return pattern_is_found(value.get_ref<const std::string&>(), "")
                 ? ""
                 : "is not a regular expression (Java's syntax)";
  }
  return "";
}

class Checker {
 public:
  /// False when a problem was found.
  bool check(const Json& value) {
    if (is_matcher(value)) return check_matcher(value);
    if (value.is_object()) {
      for (const auto& [key, member] : value.get_ref<const Json::object_t&>()) {
        if (!inside(key, member)) return false;
      }
    }
    if (value.is_array()) return check_elements(value);
    return true;
  }
  MatcherProblem take() { return std::move(problem_); }

 private:
  bool inside(const std::string& step, const Json& value) {
    path_.push_back(step);
    const bool is_good = check(value);
    path_.pop_back();
    return is_good;
  }
  bool check_elements(const Json& array) {
    for (std::size_t i = 0; i < array.size(); ++i) {
      if (!inside(std::to_string(i), array[i])) return false;
    }
    return true;
  }
  bool fail(std::string message, std::string help, std::string step, bool is_about_key) {
    problem_ = {std::move(message), std::move(help), path_, is_about_key};
    if (!step.empty()) problem_.path.push_back(std::move(step));
    return false;
  }
  bool check_matcher(const Json& matcher) {
    const Json& name = matcher.begin().value();
    if (!name.is_string()) {
      return fail("the name of a matcher is a text", "", "$match", false);
    }
    const std::string& word = name.get_ref<const std::string&>();
    const MatcherRow* row = find_matcher(word);
    if (row == nullptr) {
      std::vector<std::string_view> names;
      for (const MatcherRow& candidate : matchers()) names.push_back(candidate.name);
      return fail("there is no matcher `" + word + "`", did_you_mean(word, names), "$match", false);
    }
    return check_keys(matcher, *row);
  }
  bool check_keys(const Json& matcher, const MatcherRow& row) {
    std::vector<std::string_view> known;
    for (const MatcherKey& key : row.keys) {
      if (!key.name.empty()) known.push_back(key.name);
    }
    for (const auto& [key, member] : matcher.get_ref<const Json::object_t&>()) {
      if (key != "$match" && std::find(known.begin(), known.end(), key) == known.end()) {
        return fail("the matcher `" + std::string(row.name) + "` takes no `" + key + "`",
                    did_you_mean(key, known), key, true);
      }
    }
    for (const MatcherKey& key : row.keys) {
      if (key.name.empty()) continue;
      const auto found = matcher.find(std::string(key.name));
      if (found == matcher.end()) {
        return fail(
            "the matcher `" + std::string(row.name) + "` needs `" + std::string(key.name) + "`", "",
            "$match", false);
      }
      std::string wrong = operand_problem(*found, key.operand);
      if (!wrong.empty()) {
        return fail("`" + std::string(key.name) + "` of the matcher `" + std::string(row.name) +
                        "` " + wrong,
                    "", std::string(key.name), false);
      }
      const bool holds_expected =
          key.operand == MatcherOperand::json || key.operand == MatcherOperand::array;
      if (holds_expected && !inside(std::string(key.name), *found)) return false;
    }
    return true;
  }

  std::vector<std::string> path_;
  MatcherProblem problem_;
};

}  // namespace

std::optional<MatcherProblem> check_matchers(const Json& expected) {
  Checker checker;
  if (checker.check(expected)) return std::nullopt;
  return checker.take();
}

}  // namespace vtlsim
