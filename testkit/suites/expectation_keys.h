// The keys of `expect`: which there are, what they take, and how they are compared.
//
// Why: the check of suite files, the comparison and the schema's test go by one table.
// Threads: constant data.
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

struct ExpectationKey {
  std::string_view name;
  ExpectationForm form = ExpectationForm::any;
  ExpectationPlace place = ExpectationPlace::everywhere;
  /// Keys not named may be there.
  bool is_subset = false;
};

std::span<const ExpectationKey> expectation_keys();

/// Checks one object `expect` at `path`; problems go to the document. `merged` receives its keys,
/// replacing those of the same name (`snapshot` included).
void read_expectation(SuiteDocument& document, const vtl::Value& expect, const DocumentPath& path,
                      bool is_template, Json& merged);

}  // namespace vtlsim
