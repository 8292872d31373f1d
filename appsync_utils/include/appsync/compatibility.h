// The decisions of this project where nobody outside AWS knows what the service does. Each is a
// switch: when evidence appears, one default changes. COMPATIBILITY.md has the reason for every
// default and the name of its test; a default-constructed Compatibility is what the program does
// unless told otherwise.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace appsync {

struct Compatibility {
  /// `#set($x = $null)` removes the variable. Stock Velocity 1.7 (and the default here) keeps the
  /// old value.
  bool set_null_assigns = false;
  /// isNullOrEmpty, isNullOrBlank and their defaultIf.. twins take any Object; a list or map is
  /// empty by its size. By default the call does not resolve for anything but a String, as an
  /// Amplify maintainer observed.
  bool empty_checks_take_collections = false;
  /// Decimals of a context and of parseJson are BigDecimal instead of Double.
  bool decimals_are_big = false;
  /// parseJson of a text that is no JSON is null instead of an exception.
  bool bad_json_is_null = false;
  /// validate() without a type gives errorType "CustomTemplateException" instead of null.
  bool validate_names_exception = false;
  /// `#return` of a String that holds JSON counts as that JSON; otherwise every String is a JSON
  /// string.
  bool returned_text_is_json = true;
  /// `#return($util.error("x"))` returns null instead of failing.
  bool error_inside_return_is_null = false;
  /// Lines of $util.log begin with "INFO - ", "DEBUG - " or "ERROR - ".
  bool log_lines_name_level = false;
  /// toDynamoDB(null) and the typed helpers of null answer null instead of {"NULL":null}
  /// (toDynamoDB only).
  bool dynamodb_null_is_null = false;
  /// A cell of an RDS result that isNull is a null entry of its row instead of being left out.
  bool rds_null_cells_are_kept = false;
  /// toElasticsearchQueryDSL turns eq of a String into `match` on `field.keyword`, as Amplify's
  /// simulator does.
  bool elasticsearch_uses_keyword = false;
  /// xml.toJsonString(text, true) gives the JSON as a JSON string; by default the flag keeps values
  /// as strings (org.json's keepStrings).
  bool xml_flag_encodes_json = false;
  /// A stash that cannot be written as JSON (a map with a null key) fails the resolver; by default
  /// it is shown as null. An evaluation of one template fails either way: its answer holds the
  /// stash.
  bool stash_must_be_json = false;

  friend bool operator==(const Compatibility&, const Compatibility&) = default;
};

/// A switch by the name that people write.
struct CompatibilitySwitch {
  std::string_view name;
  bool Compatibility::*field;
  /// What is so when it is on, without a full stop.
  std::string_view title;
  /// What is known about the service, and why the default is what it is.
  std::string_view explanation;
};
std::span<const CompatibilitySwitch> compatibility_switches();
/// nullptr when there is none of that name.
const CompatibilitySwitch* find_compatibility_switch(std::string_view name);

/// One switch, set on or off by somebody.
struct CompatibilityChoice {
  const CompatibilitySwitch* which;
  bool is_on = true;
};
/// Reads "NAME", "NAME=on" or "NAME=off". The error is a sentence for people, with the nearest name
/// where one is near.
std::variant<CompatibilityChoice, std::string> parse_compatibility(std::string_view text);
/// `base` with the choices applied in order.
Compatibility with_choices(Compatibility base, std::span<const CompatibilityChoice> choices);

}  // namespace appsync
