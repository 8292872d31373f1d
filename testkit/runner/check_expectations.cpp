#include "testkit/runner/check_expectations.h"

#include <algorithm>
#include <string>
#include <utility>

#include "testkit/suites/expectation_keys.h"
#include "vtlsim/matcher.h"

namespace vtlsim {
namespace {

constexpr std::size_t kTextIndent = 0;

std::string message_of(const Json& error) {
  const auto message = error.find("message");
  if (message == error.end()) return "null";
  return message->is_string() ? message->get<std::string>() : json_text(*message);
}

std::string error_words(const Json& error) {
  std::string text = message_of(error);
  if (error.contains("errorType") && error["errorType"].is_string()) {
    text += " (" + error["errorType"].get<std::string>() + ")";
  }
  return text;
}

}  // namespace

/// One comparison of what a test expects with what was seen.
class ExpectationCheck {
 public:
  ExpectationCheck(const TestCase& test, const Observation& seen, CaseResult& result)
      : expect_(*test.expect), is_strict_(test.is_strict), seen_(seen), result_(result) {}

  void run() {
    if (seen_.fault) {
      result_.is_error = true;
      fail("run", "the run could not be done: " + *seen_.fault);
      return;
    }
    const auto keys = expectation_keys();
    const bool expects_error = std::any_of(keys.begin(), keys.end(), [&](const auto& key) {
      return key.settles_errors && expect_.contains(std::string(key.name));
    });
    if (!expects_error && !seen_.errors.empty()) {
      result_.is_error = true;
      fail("error", "there is an error: " + error_words(seen_.errors[0]));
    }
    for (const ExpectationKey& key : keys) {
      const auto expected = expect_.find(std::string(key.name));
      if (expected != expect_.end()) key.check(*this, key, *expected);
    }
    if (is_strict_) check_strictly();
  }

  const Observation& seen() const { return seen_; }

  void fail(std::string about, std::string message, std::vector<Difference> differences = {},
            std::string text_diff = {}) {
    result_.failures.push_back(
        {std::move(about), std::move(message), std::move(differences), std::move(text_diff)});
  }

  void compare(const ExpectationKey& key, const Json& expected, const Json& actual) {
    auto differences = diff_json(expected, actual, {key.is_subset});
    if (differences.empty()) return;
    std::string message = "`" + std::string(key.name) +
                          "` is not as expected: " + std::to_string(differences.size()) +
                          (differences.size() == 1 ? " difference" : " differences");
    fail(std::string(key.name), std::move(message), std::move(differences));
  }

  /// What a failed run did not come to is not compared: its error was reported already.
  bool has_ended_early() const { return result_.is_error; }

  void check_text(const Json& json) {
    const auto& expected = json.get_ref<const std::string&>();
    if (has_ended_early() || expected == seen_.text) return;
    fail("text", "`text` is not as expected", {}, diff_text(expected, seen_.text, kTextIndent));
  }

  void check_document(const ExpectationKey& key, const Json& expected,
                      const std::optional<Json>& document, const std::string& problem) {
    if (has_ended_early()) return;
    if (document) return compare(key, expected, *document);
    if (!seen_.errors.empty() && problem.empty()) {
      return fail(std::string(key.name),
                  "there is an error and no document: " + error_words(seen_.errors[0]));
    }
    fail(std::string(key.name), "what was printed is not a JSON document: " + problem);
  }

  void check_request(const ExpectationKey& key, const Json& expected) {
    if (!seen_.is_template) {
      if (!seen_.calls.empty()) return compare(key, expected, seen_.calls[0]["request"]);
      if (!has_ended_early()) fail("request", "no data source was called");
      return;
    }
    if (seen_.is_returned && !has_ended_early()) return compare(key, expected, seen_.result);
    check_document(key, expected, seen_.document, seen_.no_document);
  }

  void check_error(const ExpectationKey& key, const Json& expected) {
    const Json* first = seen_.errors.empty() ? nullptr : &seen_.errors[0];
    if (expected.is_null()) {
      if (first != nullptr) fail("error", "there is an error: " + error_words(*first));
      return;
    }
    if (first == nullptr) return fail("error", "there is no error");
    if (expected.is_string()) {
      const std::string text = message_of(*first);
      if (text == expected.get_ref<const std::string&>()) return;
      return fail("error", "the error has another message", {},
                  diff_text(expected.get_ref<const std::string&>(), text, kTextIndent));
    }
    compare(key, expected, *first);
  }

 private:
  void check_strictly() {
    for (const std::string& reference : seen_.unresolved) {
      fail("strict", "a reference is null and printed itself: " + reference);
    }
    for (const vtl::Diagnostic& warning : seen_.request_warnings) fail("strict", warning.message);
  }

  const Json& expect_;
  bool is_strict_;
  const Observation& seen_;
  CaseResult& result_;
};

namespace {

using Form = ExpectationForm;
using Place = ExpectationPlace;
using Check = ExpectationCheck;
using Key = ExpectationKey;

/// Compares with one member of the observation.
template <Json Observation::*member>
void compare_with(Check& check, const Key& key, const Json& expected) {
  check.compare(key, expected, check.seen().*member);
}

void compare_result(Check& check, const Key& key, const Json& expected) {
  if (!check.has_ended_early()) check.compare(key, expected, check.seen().result);
}

/// Snapshots are compared for themselves, with what is stored (snapshot.h).
void compare_elsewhere(Check&, const Key&, const Json&) {}

constexpr ExpectationKey kKeys[] = {
    {"text", Form::text, Place::templates_only, false, false,
     "What the template printed, as text, whole.",
     [](Check& check, const Key&, const Json& expected) { check.check_text(expected); }},
    {"json", Form::any, Place::templates_only, false, false,
     "What the template printed, read as one JSON document.",
     [](Check& check, const Key& key, const Json& expected) {
       check.check_document(key, expected, check.seen().json, check.seen().no_json);
     }},
    {"request", Form::any, Place::everywhere, true, false,
     "The document of the first data-source call (of a `template`: what it printed), a subset: "
     "keys "
     "not named may be there.",
     [](Check& check, const Key& key, const Json& expected) {
       check.check_request(key, expected);
     }},
    {"calls", Form::array, Place::resolvers_only, true, false,
     "All data-source calls in order, `{function, dataSource, request}`, each a subset.",
     compare_with<&Observation::calls>},
    {"result", Form::any, Place::everywhere, false, false,
     "The value of the resolver (of a `template`: what it printed or returned).", compare_result},
    {"data", Form::any, Place::everywhere, false, false, "The outcome's `data`.", compare_result},
    {"error", Form::error, Place::everywhere, true, true,
     "The first error: a text (its message, whole) or an object (a subset of `{message, errorType, "
     "data, errorInfo}`); `null`: there is none.",
     [](Check& check, const Key& key, const Json& expected) { check.check_error(key, expected); }},
    {"errors", Form::array, Place::everywhere, true, true,
     "All errors that a client gets, each a subset.", compare_with<&Observation::errors>},
    {"outErrors", Form::array, Place::everywhere, true, false, "Appended errors, each a subset.",
     compare_with<&Observation::out_errors>},
    {"stash", Form::object, Place::everywhere, true, false, "The stash at the end, a subset.",
     compare_with<&Observation::stash>},
    {"logs", Form::array, Place::everywhere, false, false, "Lines of `$util.log`.",
     compare_with<&Observation::logs>},
    {"warnings", Form::array, Place::everywhere, false, false,
     "Null references that printed themselves, by their source text.",
     compare_with<&Observation::warnings>},
    {"snapshot", Form::snapshot, Place::everywhere, false, false,
     "The outcome as stored in `__snapshots__/SUITE.snap.json`: `true`, or a name for it.",
     compare_elsewhere},
};

}  // namespace

std::span<const ExpectationKey> expectation_keys() {
  return kKeys;
}

void check_expectations(const TestCase& test, const Observation& seen, CaseResult& result) {
  ExpectationCheck(test, seen, result).run();
}

}  // namespace vtlsim
