#include "testkit/runner/check_expectations.h"

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

class Checker {
 public:
  Checker(const TestCase& test, const Observation& seen, CaseResult& result)
      : expect_(*test.expect), is_strict_(test.is_strict), seen_(seen), result_(result) {}

  void run() {
    if (seen_.fault) {
      result_.is_error = true;
      fail("run", "the run could not be done: " + *seen_.fault);
      return;
    }
    const bool expects_error = expect_.contains("error") || expect_.contains("errors");
    if (!expects_error && !seen_.errors.empty()) {
      result_.is_error = true;
      fail("error", "there is an error: " + error_words(seen_.errors[0]));
    }
    for (const ExpectationKey& key : expectation_keys()) {
      const auto expected = expect_.find(std::string(key.name));
      if (expected != expect_.end()) check(key, *expected);
    }
    if (is_strict_) check_strictly();
  }

 private:
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

  void check(const ExpectationKey& key, const Json& expected) {
    const std::string_view name = key.name;
    if (name == "text") return check_text(expected.get_ref<const std::string&>());
    if (name == "json") return check_document(key, expected, seen_.json, seen_.no_json);
    if (name == "request") return check_request(key, expected);
    if (name == "calls") return compare(key, expected, seen_.calls);
    if (name == "result" || name == "data") {
      if (!has_ended_early()) compare(key, expected, seen_.result);
      return;
    }
    if (name == "error") return check_error(key, expected);
    if (name == "errors") return compare(key, expected, seen_.errors);
    if (name == "outErrors") return compare(key, expected, seen_.out_errors);
    if (name == "stash") return compare(key, expected, seen_.stash);
    if (name == "logs") return compare(key, expected, seen_.logs);
    if (name == "warnings") return compare(key, expected, seen_.warnings);
  }

  void check_text(const std::string& expected) {
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

}  // namespace

void check_expectations(const TestCase& test, const Observation& seen, CaseResult& result) {
  Checker(test, seen, result).run();
}

}  // namespace vtlsim
