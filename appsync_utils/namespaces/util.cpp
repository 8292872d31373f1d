// $util: JSON, null checks, types, ids, encodings, errors.
#include <algorithm>

#include "appsync/context.h"
#include "appsync_utils/evaluation/context_json.h"
#include "appsync_utils/namespaces/arguments.h"
#include "appsync_utils/namespaces/fusions.h"
#include "appsync_utils/namespaces/java_pattern.h"
#include "appsync_utils/namespaces/namespaces.h"
#include "appsync_utils/namespaces/rows.h"
#include "appsync_utils/support/base64.h"
#include "appsync_utils/support/escape_javascript.h"
#include "appsync_utils/support/ids.h"
#include "appsync_utils/support/random_source.h"
#include "appsync_utils/support/url_codec.h"
#include "vtl/java/text.h"
#include "vtl/json.h"
#include "vtl/object.h"
#include "vtl/session.h"

namespace appsync {

void print_json(vtl::Call& call, vtl::TextBuffer& out) {
  const vtl::Value& value = call[0];
  if (value.is_null()) return out.append("null");
  if (value.is_string()) return vtl::write_json_string(out, value.as_string());
  write_context_json(out, evaluation_of(call), value);
}

vtl::Value copy_strings(vtl::Call& call) {
  const vtl::Value& value = call[0];
  if (!value.is_list() && value.type() != vtl::JavaType::linked_key_set &&
      value.type() != vtl::JavaType::linked_values) {
    return {};
  }
  if (call.session.limits().value_depth == 0) return {};
  const auto& collection = static_cast<const vtl::Collection&>(*value.as_object());
  const std::uint32_t size = collection.size();
  call.heap().work().charge(size);
  vtl::List* const list = call.heap().make_list(size);
  for (std::uint32_t i = 0; i < size; ++i) {
    const vtl::Value element = collection.element(i, call.heap());
    if (!element.is_string()) return {};
    list->append(element);
  }
  return vtl::Value(list);
}

namespace {

using vtl::by_value;
using vtl::Call;
using vtl::CallContext;
using vtl::JavaType;
using vtl::MethodRow;
using vtl::Value;

Value discard(Call&) {
  return {};
}

Value to_json(Call& call) {
  const Value& value = call[0];
  if (value.is_null()) return Value(std::string_view("null"));
  if (value.is_string()) return make_json_string(call, {}, value.as_string(), {});
  vtl::TextBuffer& out = evaluation_of(call).scratch();
  print_json(call, out);
  return make_string(call, out.view());
}

Value parse_json(Call& call) {
  if (call[0].is_null()) return {};
  const Compatibility& compatibility = evaluation_of(call).compatibility();
  vtl::JsonReadOptions options;
  options.max_depth = call.session.limits().value_depth;
  options.big_decimals = compatibility.decimals_are_big;
  options.borrow_text = true;  // the argument lives as long as the session's values
  call.heap().work().charge_bytes(4 * call.string(0).size());
  const auto result = vtl::read_json(call.string(0), call.heap(), options);
  if (const Value* value = std::get_if<Value>(&result)) return *value;
  if (compatibility.bad_json_is_null) return {};
  const auto& error = std::get<vtl::JsonError>(result);
  throw vtl::ArgumentException(0, {"com.fasterxml.jackson.core.JsonParseException",
                                   vtl::json_error_text(call.string(0), error)});
}

// --- null checks ---

/// Reading shorter ones is part of a step.
constexpr std::size_t kLongText = 256;

// Only the lenient table lets lists and maps reach these.
bool is_empty_value(const Value& value) {
  if (value.is_null()) return true;
  if (value.is_string()) return value.as_string().empty();
  if (value.is_map()) return value.as_map()->size() == 0;
  if (value.is_list()) return value.as_list()->size() == 0;
  return false;
}

// Nothing is thrown here, so that a template asks without a frame for exceptions: what a long text
// costs is taken away, and the next step notices when that was too much.
bool is_blank_value(const CallContext& context, const Value& value) noexcept {
  if (value.is_string() && value.as_string().size() > kLongText) {
    vtl::Work& work = context.heap().work();
    work.start(work.left() - std::min<std::uint64_t>(work.left(), value.as_string().size()));
  }
  return value.is_string() ? vtl::is_java_blank(value.as_string()) : is_empty_value(value);
}

Value is_null(CallContext, Value, Value value) noexcept {
  return Value(value.is_null());
}
Value is_null_or_empty(CallContext, Value, Value value) noexcept {
  return Value(is_empty_value(value));
}
Value is_null_or_blank(CallContext context, Value, Value value) noexcept {
  return Value(is_blank_value(context, value));
}
Value default_if_null(CallContext, Value, Value value, Value fallback) noexcept {
  return value.is_null() ? fallback : value;
}
Value default_if_empty(CallContext, Value, Value value, Value fallback) noexcept {
  return is_empty_value(value) ? fallback : value;
}
Value default_if_blank(CallContext context, Value, Value value, Value fallback) noexcept {
  return is_blank_value(context, value) ? fallback : value;
}

// --- types ---

bool is_a(const Value& value, JavaType type) {
  return !value.is_null() && vtl::is_assignable(type, vtl::java_type_of(value));
}

Value is_string(CallContext, Value, Value value) noexcept {
  return Value(value.is_string());
}
Value is_number(CallContext, Value, Value value) noexcept {
  return Value(is_a(value, JavaType::number));
}
Value is_boolean(CallContext, Value, Value value) noexcept {
  return Value(value.is_boolean());
}
Value is_list(CallContext, Value, Value value) noexcept {
  return Value(is_a(value, JavaType::list));
}
Value is_map(CallContext, Value, Value value) noexcept {
  return Value(is_a(value, JavaType::map));
}

Value type_of(Call& call) {
  const Value& value = call[0];
  std::string_view name = "Object";
  if (value.is_null()) {
    name = "Null";
  } else if (value.is_string()) {
    name = "String";
  } else if (value.is_boolean()) {
    name = "Boolean";
  } else if (is_a(value, JavaType::number)) {
    name = "Number";
  } else if (is_a(value, JavaType::map)) {
    name = "Map";
  } else if (is_a(value, JavaType::list)) {
    name = "List";
  }
  return Value(name);
}

// --- texts and ids ---

Value escape_java_script(Call& call) {
  // commons-lang passes null through.
  return call[0].is_null() ? Value()
                           : make_string(call, escape_javascript(required_string(call, 0)));
}

Value encode_url(Call& call) {
  return make_string(call, url_encode(required_string(call, 0)));
}
Value decode_url(Call& call) {
  return make_string(call, result_or_blame(url_decode(required_string(call, 0)), 0));
}

Value encode_base64_text(Call& call) {
  return make_string(call, base64_encode_text(required_string(call, 0)));
}

Value encode_base64_bytes(Call& call) {
  std::string bytes;
  for (const Value& element : required_list(call, 0)) {
    bytes.push_back(static_cast<char>(element.as_integer()));
  }
  return make_string(call, base64_encode(bytes));
}

Value decode_base64(Call& call) {
  if (call[0].is_string()) call.heap().work().charge(call.string(0).size() / 4);
  return make_string(call, result_or_blame(base64_decode_text(required_string(call, 0)), 0));
}

/// Units (vtl/work.h) of making one.
constexpr std::uint64_t kUnitsOfId = 64;

Value auto_id(Call& call) {
  call.heap().work().charge(kUnitsOfId);
  return make_string(call, make_uuid(evaluation_of(call).random()));
}
Value auto_ulid(Call& call) {
  call.heap().work().charge(kUnitsOfId);
  Evaluation& evaluation = evaluation_of(call);
  return make_string(call, make_ulid(evaluation.now_millis(), evaluation.random()));
}
Value auto_ksuid(Call& call) {
  call.heap().work().charge(kUnitsOfId);
  Evaluation& evaluation = evaluation_of(call);
  return make_string(call, make_ksuid(evaluation.now_millis(), evaluation.random()));
}

Value matches(Call& call) {
  const std::string_view pattern = required_string(call, 0);
  const std::string_view text = required_string(call, 1);
  return blaming(0, [&] { return Value(matches_whole(call.session, pattern, text)); });
}

// --- identity and errors ---

void note_identity_of_no_mode(Evaluation& evaluation) {
  evaluation.note(
      {kIdentityOfNoModeCode,
       "`$ctx.identity` has the shape of no authorization mode: authType() is \"API Key "
       "Authorization\"",
       "give the whole identity, let --identity make one (cognito:ana), or name the mode by "
       "--auth-type"});
}

Value auth_type(Call& call) {
  Evaluation& evaluation = evaluation_of(call);
  const std::string& given = evaluation.options().auth_type;
  if (!given.empty()) return make_string(call, given);
  if (is_identity_of_no_mode(evaluation.identity)) note_identity_of_no_mode(evaluation);
  return make_string(call, auth_type_of(evaluation.identity));
}

// (message, type, data, info), as many as there are from `first` on.
ErrorDetails details_from(const Call& call, std::size_t first) {
  ErrorDetails error;
  const std::size_t count = call.arguments.size();
  error.message = call[first];
  if (count > first + 1) error.type = call[first + 1];
  if (count > first + 2) error.data = call[first + 2];
  if (count > first + 3) error.info = call[first + 3];
  error.has_data = count > first + 2;
  error.has_info = count > first + 3;
  return error;
}

Value raise_error(Call& call) {
  evaluation_of(call).end_template(details_from(call, 0));
}

Value append_error(Call& call) {
  evaluation_of(call).append_error(details_from(call, 0));
  return {};
}

Value raise_unauthorized(Call& call) {
  ErrorDetails error;
  error.message = Value(std::string_view("Unauthorized"));
  error.type = Value(std::string_view("Unauthorized"));
  error.is_unauthorized = true;
  evaluation_of(call).end_template(error);
}

Value validate(Call& call) {
  // A condition that is null does not hold.
  if (!call[0].is_null() && call[0].as_boolean()) return {};
  Evaluation& evaluation = evaluation_of(call);
  ErrorDetails error = details_from(call, 1);
  if (call.arguments.size() == 2 && evaluation.compatibility().validate_names_exception) {
    error.type = Value(std::string_view("CustomTemplateException"));
  }
  evaluation.end_template(error);
}

constexpr JavaType kObject = JavaType::object;
constexpr JavaType kString = JavaType::string;
constexpr JavaType kBoolean = JavaType::boolean_object;
constexpr JavaType kVoid = JavaType::void_;
constexpr std::uint8_t kEnds = vtl::kEndsTemplate;

constexpr MethodRow kRows[] = {
    function("appendError", {kString}, kVoid, append_error,
             {"(String message) : void",
              "Adds an error to the field's errors and goes on; its type is null.",
              "$util.appendError(\"slow\")$ctx.outErrors", "[{message=slow, type=null}]"},
             vtl::kRecords),
    function("appendError", {kString, kString}, kVoid, append_error,
             {"(String message, String errorType) : void",
              "Adds an error with a type to the field's errors and goes on.",
              "$util.appendError(\"slow\", \"Warning\")$ctx.outErrors",
              "[{message=slow, type=Warning}]"},
             vtl::kRecords),
    function("appendError", {kString, kString, kObject}, kVoid, append_error,
             {"(String message, String errorType, Object data) : void",
              "Adds an error with a type and data to the field's errors and goes on.",
              "$util.appendError(\"slow\", \"Warning\", {\"ms\": 900})$ctx.outErrors",
              "[{message=slow, type=Warning, data={ms=900}}]"},
             vtl::kRecords),
    function("appendError", {kString, kString, kObject, kObject}, kVoid, append_error,
             {"(String message, String errorType, Object data, Object errorInfo) : void",
              "Adds an error with a type, data and further information to the field's errors.",
              "$util.appendError(\"slow\", \"Warning\", null, [1])$ctx.outErrors",
              "[{message=slow, type=Warning, data=null, errorInfo=[1]}]"},
             vtl::kRecords),
    function("authType", {}, kString, auth_type,
             {"() : String", "The authorization mode of the request.", "$util.authType()",
              "API Key Authorization"}),
    function("autoId", {}, kString, auto_id,
             {"() : String", "A random 128-bit UUID.", "$util.autoId()",
              "b3f2af6d-0fc7-40c5-a14e-d56591cd933a"},
             vtl::kReadsRandom),
    function("autoKsuid", {}, kString, auto_ksuid,
             {"() : String", "A random 128-bit KSUID: 27 characters of base 62 that sort by time.",
              "$util.autoKsuid()", "37gS6VZNf0ZQOwdB23JWv0EiTiE"},
             vtl::kReadsRandom | vtl::kReadsClock),
    function("autoUlid", {}, kString, auto_ulid,
             {"() : String", "A random 128-bit ULID: 26 characters of base 32 that sort by time.",
              "$util.autoUlid()", "01KDYAK3SEPFS8AETNJS3KCK7A"},
             vtl::kReadsRandom | vtl::kReadsClock),
    function("base64Decode", {kString}, kString, decode_base64,
             {"(String data) : byte[]", "The text that a Base64 text stands for.",
              "$util.base64Decode(\"aGVsbG8=\")", "hello"}),
    function("base64Encode", {JavaType::byte_array}, kString, encode_base64_bytes,
             {"(byte[] data) : String", "Base64 of bytes.",
              "#set($s = \"hello\")$util.base64Encode($s.getBytes())", "aGVsbG8="}),
    function("base64Encode", {kString}, kString, encode_base64_text,
             {"(String text) : String", "Base64 of the text in UTF-8.",
              "$util.base64Encode(\"hello\")", "aGVsbG8="}),
    function(
        "defaultIfNull", {kObject, kObject}, kObject, by_value<default_if_null>,
        {"(Object value, Object fallback) : Object", "The value, or the fallback where it is null.",
         "$util.defaultIfNull($ctx.args.limit, 20)", "20"}),
    function("defaultIfNullOrBlank", {kString, kString}, kString, by_value<default_if_blank>,
             {"(String value, String fallback) : String",
              "The value, or the fallback where it is null or white space alone.",
              "$util.defaultIfNullOrBlank(\" \", \"none\")", "none"}),
    function("defaultIfNullOrEmpty", {kString, kString}, kString, by_value<default_if_empty>,
             {"(String value, String fallback) : String",
              "The value, or the fallback where it is null or empty.",
              "$util.defaultIfNullOrEmpty(\"\", \"none\")", "none"}),
    function("error", {kString}, kVoid, raise_error,
             {"(String message) : void", "Ends the template with an error; its type is null.",
              "#if(false)$util.error(\"no such room\")#{end}ok", "ok"},
             kEnds),
    function("error", {kString, kString}, kVoid, raise_error,
             {"(String message, String errorType) : void",
              "Ends the template with an error that has a type.",
              "#if(false)$util.error(\"no such room\", \"NotFound\")#{end}ok", "ok"},
             kEnds),
    function("error", {kString, kString, kObject}, kVoid, raise_error,
             {"(String message, String errorType, Object data) : void",
              "Ends the template with an error that has a type and data.",
              "#if(false)$util.error(\"no such room\", \"NotFound\", $ctx.result)#{end}ok", "ok"},
             kEnds),
    function(
        "error", {kString, kString, kObject, kObject}, kVoid, raise_error,
        {"(String message, String errorType, Object data, Object errorInfo) : void",
         "Ends the template with an error that has a type, data and further information.",
         "#if(false)$util.error(\"no such room\", \"NotFound\", null, {\"id\": 1})#{end}ok", "ok"},
        kEnds),
    function("escapeJavaScript", {kString}, kString, escape_java_script,
             {"(String text) : String", "The text as it stands in a JavaScript string.",
              "$util.escapeJavaScript(\"it's 5/6\")", "it\\'s 5\\/6"}),
    function("isBoolean", {kObject}, kBoolean, by_value<is_boolean>,
             {"(Object value) : Boolean", "Whether the value is a Boolean.",
              "$util.isBoolean(true)", "true"}),
    function(
        "isList", {kObject}, kBoolean, by_value<is_list>,
        {"(Object value) : Boolean", "Whether the value is a List.", "$util.isList([])", "true"}),
    function(
        "isMap", {kObject}, kBoolean, by_value<is_map>,
        {"(Object value) : Boolean", "Whether the value is a Map.", "$util.isMap({})", "true"}),
    function("isNull", {kObject}, kBoolean, by_value<is_null>,
             {"(Object value) : Boolean", "Whether the value is null or undefined.",
              "$util.isNull($ctx.args.limit)", "true"}),
    function("isNullOrBlank", {kString}, kBoolean, by_value<is_null_or_blank>,
             {"(String value) : Boolean", "Whether the value is null or white space alone.",
              "$util.isNullOrBlank(\" \")", "true"}),
    function("isNullOrEmpty", {kString}, kBoolean, by_value<is_null_or_empty>,
             {"(String value) : Boolean", "Whether the value is null or the empty text.",
              "$util.isNullOrEmpty(\"\")", "true"}),
    function("isNumber", {kObject}, kBoolean, by_value<is_number>,
             {"(Object value) : Boolean", "Whether the value is a Number.", "$util.isNumber(1.5)",
              "true"}),
    function("isString", {kObject}, kBoolean, by_value<is_string>,
             {"(Object value) : Boolean", "Whether the value is a String.", "$util.isString(\"\")",
              "true"}),
    function("matches", {kString, kString}, kBoolean, matches,
             {"(String pattern, String data) : Boolean",
              "Whether the regular expression matches the whole text.",
              "$util.matches(\"a*b\", \"aaaaab\")", "true"}),
    function("parseJson", {kString}, kObject, parse_json,
             {"(String json) : Object", "The value that a JSON text stands for.",
              "$util.parseJson('{\"a\":[1]}').a.size()", "1"}),
    function("qr", {kObject}, kVoid, discard,
             {"(Object value) : void", "Evaluates its argument and prints nothing.",
              "[$util.qr($ctx.stash.put(\"a\", 1))]", "[]"}),
    function("quiet", {kObject}, kVoid, discard,
             {"(Object value) : void", "Evaluates its argument and prints nothing, as qr.",
              "[$util.quiet($ctx.stash.put(\"a\", 1))]", "[]"}),
    function("toJson", {kObject}, kString, to_json,
             {"(Object value) : String", "The value as compact JSON.",
              "$util.toJson({\"a\": [1, true, \"x\"]})", "{\"a\":[1,true,\"x\"]}"}),
    function("typeOf", {kObject}, kString, type_of,
             {"(Object value) : String",
              "\"Null\", \"Number\", \"String\", \"Map\", \"List\", \"Boolean\" or \"Object\".",
              "$util.typeOf([1])", "List"}),
    function("unauthorized", {}, kVoid, raise_unauthorized,
             {"() : void", "Ends the template with an error of type Unauthorized.",
              "#if(false)$util.unauthorized()#{end}ok", "ok"},
             kEnds),
    function("urlDecode", {kString}, kString, decode_url,
             {"(String text) : String", "The text that a form-encoded text stands for.",
              "$util.urlDecode(\"a+b%26c\")", "a b&c"}),
    function("urlEncode", {kString}, kString, encode_url,
             {"(String text) : String", "The text in application/x-www-form-urlencoded form.",
              "$util.urlEncode(\"a b&c\")", "a+b%26c"}),
    function("validate", {kBoolean, kString}, kVoid, validate,
             {"(Boolean condition, String message) : void",
              "Ends the template with an error unless the condition holds.",
              "$util.validate(true, \"too long\")ok", "ok"},
             kEnds),
    function("validate", {kBoolean, kString, kString}, kVoid, validate,
             {"(Boolean condition, String message, String errorType) : void",
              "Ends the template with an error that has a type unless the condition holds.",
              "$util.validate(true, \"too long\", \"BadInput\")ok", "ok"},
             kEnds),
    function(
        "validate", {kBoolean, kString, kString, kObject}, kVoid, validate,
        {"(Boolean condition, String message, String errorType, Object data) : void",
         "Ends the template with an error that has a type and data unless the condition holds.",
         "$util.validate(true, \"too long\", \"BadInput\", $ctx.args)ok", "ok"},
        kEnds),
};
static_assert(is_complete(kRows));

constexpr bool is_empty_check(std::string_view name) {
  return name.ends_with("IfNullOrBlank") || name.ends_with("IfNullOrEmpty") ||
         name == "isNullOrBlank" || name == "isNullOrEmpty";
}

constexpr auto make_lenient_rows() {
  std::array<MethodRow, std::size(kRows)> rows{};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = kRows[i];
    if (!is_empty_check(rows[i].name)) continue;
    for (std::size_t j = 0; j < rows[i].parameter_count; ++j) rows[i].parameters[j] = kObject;
    rows[i].result = rows[i].parameter_count == 2 ? kObject : kBoolean;
  }
  return rows;
}
constexpr auto kLenientRows = make_lenient_rows();

constexpr const vtl::HostNamespace* kMembers[] = {
    &kAuthRulesNamespace, &kDynamodbNamespace, &kHttpNamespace,      &kListNamespace,
    &kLogNamespace,       &kMapNamespace,      &kMathNamespace,      &kRdsNamespace,
    &kStrNamespace,       &kTimeNamespace,     &kTransformNamespace, &kXmlNamespace,
};

constexpr std::string_view kSummary =
    "JSON, null checks, types, ids, encodings, and errors that a template raises.";

}  // namespace

constexpr vtl::HostNamespace kUtilNamespace{"$util",  kSummary, kRows,
                                            kMembers, "util",   kUtilFusions};
constexpr vtl::HostNamespace kLenientUtilNamespace{"$util",  kSummary, kLenientRows,
                                                   kMembers, "util",   kUtilFusions};

}  // namespace appsync
