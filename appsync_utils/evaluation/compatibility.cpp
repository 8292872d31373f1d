#include "appsync/compatibility.h"

#include "vtl/text/suggest.h"

namespace appsync {
namespace {

constexpr CompatibilitySwitch kSwitches[] = {
    {"bad_json_is_null", &Compatibility::bad_json_is_null, "parseJson of bad JSON is null",
     "What $util.parseJson does with a text that is not JSON is not documented. By default it "
     "fails "
     "with Jackson's JsonParseException, as every failing call of Java does; Amplify's simulator "
     "answers null."},
    {"decimals_are_big", &Compatibility::decimals_are_big, "decimals are BigDecimal",
     "Decimals of a context and of $util.parseJson are Double by default. Reports hint that "
     "numbers which come from DynamoDB are BigDecimal; both print short decimals alike."},
    {"dynamodb_null_is_null", &Compatibility::dynamodb_null_is_null, "toDynamoDB(null) is null",
     "By default $util.dynamodb.toDynamoDB(null) is {\"NULL\":null}, as toNull() is; this follows "
     "from the published types alone."},
    {"elasticsearch_uses_keyword", &Compatibility::elasticsearch_uses_keyword,
     "eq of a String asks for field.keyword",
     "$util.transform.toElasticsearchQueryDSL writes `term` for eq, as documented. Amplify's "
     "simulator, perhaps a newer port of the service, writes `match` on `field.keyword`."},
    {"empty_checks_take_collections", &Compatibility::empty_checks_take_collections,
     "isNullOrEmpty and its kin take lists and maps",
     "They are declared for String. By default a List or Map does not resolve, so that "
     "!$util.isNullOrEmpty($map) is true, as a maintainer of Amplify observed on the service."},
    {"error_inside_return_is_null", &Compatibility::error_inside_return_is_null,
     "#return($util.error(...)) returns null",
     "By default it fails with the error, as documented for error; one report had null."},
    {"log_lines_name_level", &Compatibility::log_lines_name_level,
     "log lines begin with their level",
     "The form of lines in `logs` is not documented. By default a line is the text of "
     "$util.log alone; JavaScript resolvers print \"INFO - \" and so on before it."},
    {"rds_null_cells_are_kept", &Compatibility::rds_null_cells_are_kept,
     "a cell that is null stays in its row",
     "The service was recorded to leave a cell with isNull out of the row; Amplify's simulator "
     "keeps it as null."},
    {"returned_text_is_json", &Compatibility::returned_text_is_json,
     "#return of a String that holds JSON is that JSON",
     "On by default: deployed templates return $util.toJson(...) and get an object. Off, every "
     "String is a JSON string."},
    {"set_null_assigns", &Compatibility::set_null_assigns, "#set of null removes the variable",
     "By default #set($x = $null) keeps the old value, as Velocity 1.7 does and as was reproduced "
     "twice on the service."},
    {"validate_names_exception", &Compatibility::validate_names_exception,
     "validate() without a type has one",
     "By default the errorType of $util.validate(condition, message) is null: the service's logs "
     "show the type as a field of its own. Amplify's simulator says CustomTemplateException."},
    {"xml_flag_encodes_json", &Compatibility::xml_flag_encodes_json,
     "xml.toJsonString(text, true) is a JSON string",
     "The second argument of $util.xml.toJsonString is documented in a half-sentence. By default "
     "it keeps values as strings, org.json's keepStrings; on, it encodes the result once more."},
    {"stash_must_be_json", &Compatibility::stash_must_be_json,
     "a stash that cannot be written as JSON fails the resolver",
     "A map with a null key and a list that holds itself are values that JSON does not have. "
     "Nobody is sent the stash of a resolver, so by default it is shown as null; on, the field "
     "fails, as the evaluation of one template does, whose answer holds the stash."},
};

}  // namespace

std::span<const CompatibilitySwitch> compatibility_switches() {
  return kSwitches;
}

const CompatibilitySwitch* find_compatibility_switch(std::string_view name) {
  for (const CompatibilitySwitch& row : kSwitches) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

std::variant<CompatibilityChoice, std::string> parse_compatibility(std::string_view text) {
  const std::size_t equals = text.find('=');
  const std::string_view name = text.substr(0, equals);
  const CompatibilitySwitch* found = find_compatibility_switch(name);
  if (found == nullptr) {
    std::vector<std::string_view> names;
    for (const CompatibilitySwitch& row : kSwitches) names.push_back(row.name);
    const auto near = vtl::suggest(name, names);
    std::string problem = "there is no switch `" + std::string(name) + "`";
    if (near) problem += "; did you mean `" + std::string(*near) + "`?";
    return problem;
  }
  if (equals == std::string_view::npos) return CompatibilityChoice{found, true};
  const std::string_view value = text.substr(equals + 1);
  if (value == "on") return CompatibilityChoice{found, true};
  if (value == "off") return CompatibilityChoice{found, false};
  return "a switch is on or off, not `" + std::string(value) + "`";
}

Compatibility with_choices(Compatibility base, std::span<const CompatibilityChoice> choices) {
  for (const CompatibilityChoice& choice : choices) base.*choice.which->field = choice.is_on;
  return base;
}

}  // namespace appsync
