// The keys of `expect`: one row each, comparison included. The check of suite files, the JSON
// Schema and docs/suites.md come from them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "testkit/suites/suite_document.h"
#include "vtl/value.h"
#include "vtlsim/json.h"

namespace vtlsim {

enum class ExpectationForm : std::uint8_t { any, text, array, object, error, snapshot };
enum class ExpectationPlace : std::uint8_t { everywhere, templates_only, resolvers_only };

class ExpectationCheck;

struct ExpectationKey {
  std::string_view name;
  ExpectationForm form;
  ExpectationPlace place;
  /// Keys not named may be there.
  bool is_subset;
  /// It is about errors: where it stands, an error by itself is not a failure.
  bool settles_errors;
  /// For the schema and the documentation: what it is compared with.
  std::string_view doc;
  void (*check)(ExpectationCheck& check, const ExpectationKey& key, const Json& expected);
};

/// The keys that an object `error` may have.
std::span<const std::string_view> expected_error_keys();

std::span<const ExpectationKey> expectation_keys();

/// Checks one object `expect` at `path`; problems go to the document. `merged` receives its keys,
/// replacing those of the same name (`snapshot` included).
void read_expectation(SuiteDocument& document, const vtl::Value& expect, const DocumentPath& path,
                      bool is_template, Json& merged);

}  // namespace vtlsim
