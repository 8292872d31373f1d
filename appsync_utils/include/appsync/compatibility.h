// The decisions of this project where nobody outside AWS knows what the service does.
//
// Why: each of these points is undocumented or known from hearsay; when evidence appears, one field
// changes and nothing else does. COMPATIBILITY.md at the root of the repository has a row for every
// field, with the reason for its default and the name of its test. Invariants: a
// default-constructed Compatibility is what the program does unless told otherwise. Ownership and
// threads: a plain value, copied into whoever obeys it.
#pragma once

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
};

}  // namespace appsync
