#include "testkit/suites/expectation_keys.h"

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "vtl/object.h"
#include "vtlsim/matcher.h"

namespace vtlsim {
namespace {

using Form = ExpectationForm;
using Place = ExpectationPlace;
using About = SuiteDocument::About;

constexpr std::string_view kErrorKeys[] = {"message",   "errorType", "data",
                                           "errorInfo", "path",      "locations"};

/// What the value should have been, or an empty text when it fits.
std::string_view wanted(Form form, const vtl::Value& value) {
  const bool is_matcher_or_object = value.is_map();
  switch (form) {
    case Form::any:
      return "";
    case Form::text:
      return value.is_string() ? "" : "a text";
    case Form::array:
      return value.is_list() || is_matcher_or_object ? "" : "an array";
    case Form::object:
      return value.is_map() ? "" : "an object";
    case Form::error:
      return value.is_null() || value.is_string() || value.is_map() ? ""
                                                                    : "a text, an object or null";
    case Form::snapshot:
      return (value.is_boolean() && value.as_boolean()) ||
                     (value.is_string() && !value.as_string().empty())
                 ? ""
                 : "true or a name";
  }
  return "";
}

class ExpectationReader {
 public:
  ExpectationReader(SuiteDocument& document, bool is_template)
      : document_(document), is_template_(is_template) {}

  void key(const ExpectationKey& key, const vtl::Value& value, const DocumentPath& path,
           Json& merged) {
    if (is_template_ ? key.place == Place::resolvers_only : key.place == Place::templates_only) {
      document_.problem(
          "`" + std::string(key.name) + "` is about a " + (is_template_ ? "resolver" : "template") +
              ", and this suite is about a " + (is_template_ ? "template" : "resolver"),
          path, About::key);
      return;
    }
    if (const auto form = wanted(key.form, value); !form.empty()) {
      document_.problem("`" + std::string(key.name) + "` must be " + std::string(form) + ", not " +
                            std::string(kind_words(value)),
                        path, About::value);
      return;
    }
    Json tree = to_json_tree(value);
    if (key.form != Form::text && key.form != Form::snapshot) {
      if (auto problem = check_matchers(tree)) {
        DocumentPath whole = path;
        whole.insert(whole.end(), problem->path.begin(), problem->path.end());
        document_.problem(std::move(problem->message), whole,
                          problem->is_about_key ? About::key : About::value,
                          std::move(problem->help));
        return;
      }
      if (key.form == Form::array && tree.is_object() && !is_matcher(tree)) {
        document_.problem("`" + std::string(key.name) + "` must be an array, not an object", path,
                          About::value);
        return;
      }
    }
    if (key.form == Form::error && value.is_map() && !is_matcher(tree)) {
      document_.check_keys(*value.as_map(), kErrorKeys, path, "an error");
    }
    merged[std::string(key.name)] = std::move(tree);
  }

 private:
  SuiteDocument& document_;
  bool is_template_;
};

}  // namespace

std::span<const std::string_view> expected_error_keys() {
  return kErrorKeys;
}

void read_expectation(SuiteDocument& document, const vtl::Value& expect, const DocumentPath& path,
                      bool is_template, Json& merged) {
  if (!expect.is_map()) {
    document.problem("`expect` must be an object, not " + std::string(kind_words(expect)), path,
                     About::value);
    return;
  }
  std::vector<std::string_view> known;
  for (const ExpectationKey& key : expectation_keys()) known.push_back(key.name);
  document.check_keys(*expect.as_map(), known, path, "`expect`");
  ExpectationReader reader(document, is_template);
  for (const ExpectationKey& key : expectation_keys()) {
    const vtl::Value* value = expect.as_map()->find(key.name);
    if (value == nullptr) continue;
    DocumentPath whole = path;
    whole.emplace_back(key.name);
    reader.key(key, *value, whole, merged);
  }
}

}  // namespace vtlsim
