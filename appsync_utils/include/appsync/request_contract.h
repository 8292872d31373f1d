// Checks whether the document that a request template printed fits its data source and operation,
// with the service's own words and the JSON path. Which fields exist is written down as tables, one
// per operation (simulator/request_contract_*.cpp).
//
// The first deviation is reported, in the order of the table, unknown elements last. Paths read
// `$[condition][expression]`; a field that is null counts as absent (deployed templates print
// `"filter": null`); a function of a pipeline needs no `version`, and one that is there has no
// effect; all expressions of one operation share their placeholders.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appsync/resolver.h"
#include "vtl/value.h"

namespace appsync {

enum class TemplateVersion : std::uint8_t { v2017_02_28, v2018_05_29 };

/// Where the request template is used: it decides whether `version` matters.
enum class RequestPlace : std::uint8_t { unit_resolver, pipeline_function };

/// A place in a document: object keys and decimal indexes of arrays, as vtl::locate_json takes
/// them.
using JsonPath = std::vector<std::string>;
/// Returns `$[tables][posts][0]`.
std::string path_text(const JsonPath& path);

struct ContractError {
  std::string message;
  /// The element that is wrong; for a missing one the object it is missing from.
  JsonPath path;
  /// The key at the end of the path is meant, not its value.
  bool is_about_key = false;
};

/// What the data source itself would refuse or ignore, though the mapping passes.
struct ContractWarning {
  std::string message;
  JsonPath path;
  bool is_about_key = false;
  /// A placeholder inside the string at `path`; empty when all of it is meant.
  std::string placeholder;
};

struct ContractResult {
  std::optional<ContractError> error;
  std::vector<ContractWarning> warnings;
  /// The version by which the response is handled: the document's in a unit resolver, always
  /// 2018-05-29 in a function.
  TemplateVersion version = TemplateVersion::v2018_05_29;
};

/// Returns the type of data source that a document is written for, by its operation or its fields;
/// NONE when nothing in it speaks for another.
DataSourceType guess_data_source_type(const vtl::Value& document);

ContractResult check_request(const vtl::Value& document, const DataSource& data_source,
                             RequestPlace place);

}  // namespace appsync
