// $util.dynamodb: DynamoDB's typed values, each function also as ...Json.
#include "appsync_utils/dynamodb/typed_value.h"
#include "appsync_utils/namespaces/arguments.h"
#include "appsync_utils/namespaces/fusions.h"
#include "appsync_utils/namespaces/namespaces.h"
#include "appsync_utils/namespaces/rows.h"
#include "vtl/json.h"
#include "vtl/object.h"
#include "vtl/session.h"

namespace appsync {

namespace {

using vtl::Call;
using vtl::JavaType;
using vtl::MethodRow;
using vtl::TextBuffer;
using vtl::Value;

TypedValueOptions options_of(const Call& call) {
  return {call.session.limits().value_depth,
          evaluation_of(call).compatibility().dynamodb_null_is_null};
}

}  // namespace

void print_dynamodb_json(Call& call, TextBuffer& out) {
  write_typed_value(out, call[0], options_of(call));
}

namespace {

constexpr std::string_view kNullText = "null";

// --- any value ---

Value to_dynamodb(Call& call) {
  return make_typed_value(call.heap(), call[0], options_of(call));
}

Value to_dynamodb_json(Call& call) {
  if (call[0].is_string()) return make_json_string(call, kTextStart, call.string(0), kTextEnd);
  TextBuffer& out = evaluation_of(call).scratch();
  print_dynamodb_json(call, out);
  return make_string(call, out.view());
}

// --- one type each: null gives null, everything else is tagged without a look at it ---

Value tagged(const Call& call, std::string_view type) {
  if (call[0].is_null()) return {};
  return make_tagged(call.heap(), type, call[0]);
}

Value tagged_json(const Call& call, std::string_view type) {
  if (call[0].is_null()) return Value(kNullText);
  TextBuffer& out = evaluation_of(call).scratch();
  out.append("{\"");
  out.append(type);
  out.append("\":");
  vtl::JsonWriteOptions options;
  options.max_depth = call.session.limits().value_depth;
  vtl::write_json(out, call[0], options);
  out.append('}');
  return make_string(call, out.view());
}

Value to_text(Call& call) {
  return tagged(call, "S");
}
Value to_text_json(Call& call) {
  return tagged_json(call, "S");
}
Value to_text_set(Call& call) {
  return tagged(call, "SS");
}
Value to_text_set_json(Call& call) {
  return tagged_json(call, "SS");
}
Value to_number(Call& call) {
  return tagged(call, "N");
}
Value to_number_json(Call& call) {
  return tagged_json(call, "N");
}
Value to_number_set(Call& call) {
  return tagged(call, "NS");
}
Value to_number_set_json(Call& call) {
  return tagged_json(call, "NS");
}
Value to_binary(Call& call) {
  return tagged(call, "B");
}
Value to_binary_json(Call& call) {
  return tagged_json(call, "B");
}
Value to_binary_set(Call& call) {
  return tagged(call, "BS");
}
Value to_binary_set_json(Call& call) {
  return tagged_json(call, "BS");
}
Value to_boolean(Call& call) {
  return tagged(call, "BOOL");
}
Value to_boolean_json(Call& call) {
  return tagged_json(call, "BOOL");
}

Value to_null(Call& call) {
  return make_tagged(call.heap(), "NULL", {});
}
Value to_null_json(Call&) {
  return Value(std::string_view("{\"NULL\":null}"));
}

// --- lists and maps ---

Value to_collection(Call& call) {
  return call[0].is_null() ? Value() : to_dynamodb(call);
}
Value to_collection_json(Call& call) {
  return call[0].is_null() ? Value(kNullText) : to_dynamodb_json(call);
}

Value to_map_values(Call& call) {
  if (call[0].is_null()) return {};
  return make_typed_entries(call.heap(), required_map(call, 0), options_of(call));
}

Value to_map_values_json(Call& call) {
  if (call[0].is_null()) return Value(kNullText);
  TextBuffer& out = evaluation_of(call).scratch();
  write_typed_entries(out, required_map(call, 0), options_of(call));
  return make_string(call, out.view());
}

// --- S3 objects ---

// {"s3":{"key":..,"bucket":..,"region":..,"version"?:..}}, compact as recorded from AWS.
Value s3_text(const Call& call) {
  constexpr std::string_view kKeys[] = {"key", "bucket", "region", "version"};
  TextBuffer& out = evaluation_of(call).scratch();
  out.append("{\"s3\":{");
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    if (i != 0) out.append(',');
    vtl::write_json_string(out, kKeys[i]);
    out.append(':');
    vtl::write_json(out, call[i]);
  }
  out.append("}}");
  return make_string(call, out.view());
}

Value to_s3_object(Call& call) {
  return make_tagged(call.heap(), "S", s3_text(call));
}

Value to_s3_object_json(Call& call) {
  const Value text = s3_text(call);
  TextBuffer& out = evaluation_of(call).scratch();
  out.append("{\"S\":");
  vtl::write_json_string(out, text.as_string());
  out.append('}');
  return make_string(call, out.view());
}

Value from_s3_object_json(Call& call) {
  vtl::JsonReadOptions options;
  options.borrow_text = true;
  const auto result = vtl::read_json(required_string(call, 0), call.heap(), options);
  if (const auto* error = std::get_if<vtl::JsonError>(&result)) {
    refuse_argument(call, 0, "no JSON: " + error->message);
  }
  const Value& document = std::get<Value>(result);
  const Value s3 = document.is_map() ? document.as_map()->get("s3") : Value();
  if (!s3.is_map()) refuse_argument(call, 0, "no S3 object: the key \"s3\" is missing");
  return s3;
}

constexpr JavaType kObject = JavaType::object;
constexpr JavaType kString = JavaType::string;
constexpr JavaType kNumber = JavaType::number;
constexpr JavaType kBoolean = JavaType::boolean_object;
constexpr JavaType kList = JavaType::list;
constexpr JavaType kMap = JavaType::map;

constexpr MethodRow kRows[] = {
    function("fromS3ObjectJson", {kString}, kObject, from_s3_object_json,
             {"(String json) : Object",
              "Key, bucket, region and version of an S3 object that toS3Object wrote.",
              "$util.dynamodb.fromS3ObjectJson('{\"s3\":{\"key\":\"foo\",\"bucket\":\"bar\","
              "\"region\":\"baz\"}}')",
              "{key=foo, bucket=bar, region=baz}"}),
    function("toBinary", {kString}, kMap, to_binary,
             {"(String base64) : Map", "A binary value; the Base64 text passes as it is.",
              "$util.dynamodb.toBinary(\"Zm9v\")", "{B=Zm9v}"}),
    function("toBinaryJson", {kString}, kString, to_binary_json,
             {"(String base64) : String", "A binary value as JSON.",
              "$util.dynamodb.toBinaryJson(\"Zm9v\")", "{\"B\":\"Zm9v\"}"}),
    function("toBinarySet", {kList}, kMap, to_binary_set,
             {"(List base64) : Map", "A set of binary values.",
              "$util.dynamodb.toBinarySet([\"Zm9v\"])", "{BS=[Zm9v]}"}),
    function("toBinarySetJson", {kList}, kString, to_binary_set_json,
             {"(List base64) : String", "A set of binary values as JSON.",
              "$util.dynamodb.toBinarySetJson([\"Zm9v\"])", "{\"BS\":[\"Zm9v\"]}"}),
    function("toBoolean", {kBoolean}, kMap, to_boolean,
             {"(Boolean value) : Map", "A Boolean value.", "$util.dynamodb.toBoolean(true)",
              "{BOOL=true}"}),
    function("toBooleanJson", {kBoolean}, kString, to_boolean_json,
             {"(Boolean value) : String", "A Boolean value as JSON.",
              "$util.dynamodb.toBooleanJson(true)", "{\"BOOL\":true}"}),
    function("toDynamoDB", {kObject}, kObject, to_dynamodb,
             {"(Object value) : Map", "The typed value of anything; lists never become sets.",
              "$util.dynamodb.toDynamoDB(\"foo\")", "{S=foo}"}),
    function(
        "toDynamoDBJson", {kObject}, kString, to_dynamodb_json,
        {"(Object value) : String", "The typed value of anything as JSON; lists never become sets.",
         "$util.dynamodb.toDynamoDBJson([\"foo\", 123, {\"bar\": \"baz\"}])",
         "{\"L\":[{\"S\":\"foo\"},{\"N\":123},{\"M\":{\"bar\":{\"S\":\"baz\"}}}]}"}),
    function("toList", {kList}, kMap, to_collection,
             {"(List list) : Map", "A list of typed values.",
              "$util.dynamodb.toList([\"foo\", 123])", "{L=[{S=foo}, {N=123}]}"}),
    function(
        "toListJson", {kList}, kString, to_collection_json,
        {"(List list) : String", "A list of typed values as JSON.",
         "$util.dynamodb.toListJson([\"foo\", 123])", "{\"L\":[{\"S\":\"foo\"},{\"N\":123}]}"}),
    function("toMap", {kMap}, kMap, to_collection,
             {"(Map map) : Map", "A map of typed values.",
              "$util.dynamodb.toMap({\"foo\": \"bar\"})", "{M={foo={S=bar}}}"}),
    function("toMapJson", {kMap}, kString, to_collection_json,
             {"(Map map) : String", "A map of typed values as JSON.",
              "$util.dynamodb.toMapJson({\"foo\": \"bar\"})", "{\"M\":{\"foo\":{\"S\":\"bar\"}}}"}),
    function("toMapValues", {kMap}, kMap, to_map_values,
             {"(Map map) : Map", "A copy of the map with typed values: what stands inside M.",
              "$util.dynamodb.toMapValues({\"foo\": \"bar\"})", "{foo={S=bar}}"}),
    function("toMapValuesJson", {kMap}, kString, to_map_values_json,
             {"(Map map) : String", "The map with typed values as JSON: what stands inside M.",
              "$util.dynamodb.toMapValuesJson({\"foo\": \"bar\", \"baz\": 1234})",
              "{\"foo\":{\"S\":\"bar\"},\"baz\":{\"N\":1234}}"}),
    function("toNull", {}, kMap, to_null,
             {"() : Map", "The null value.", "$util.dynamodb.toNull()", "{NULL=null}"}),
    function("toNullJson", {}, kString, to_null_json,
             {"() : String", "The null value as JSON.", "$util.dynamodb.toNullJson()",
              "{\"NULL\":null}"}),
    function("toNumber", {kNumber}, kMap, to_number,
             {"(Number number) : Map", "A number.", "$util.dynamodb.toNumber(12345)", "{N=12345}"}),
    function("toNumberJson", {kNumber}, kString, to_number_json,
             {"(Number number) : String", "A number as JSON.", "$util.dynamodb.toNumberJson(12345)",
              "{\"N\":12345}"}),
    function("toNumberSet", {kList}, kMap, to_number_set,
             {"(List numbers) : Map", "A set of numbers.",
              "$util.dynamodb.toNumberSet([1, 23, 4.56])", "{NS=[1, 23, 4.56]}"}),
    function("toNumberSetJson", {kList}, kString, to_number_set_json,
             {"(List numbers) : String", "A set of numbers as JSON.",
              "$util.dynamodb.toNumberSetJson([1, 23, 4.56])", "{\"NS\":[1,23,4.56]}"}),
    function("toS3Object", {kString, kString, kString}, kMap, to_s3_object,
             {"(String key, String bucket, String region) : Map",
              "A String value that points to an object in S3.",
              "$util.dynamodb.toS3Object(\"foo\", \"bar\", \"baz\")",
              "{S={\"s3\":{\"key\":\"foo\",\"bucket\":\"bar\",\"region\":\"baz\"}}}"}),
    function("toS3Object", {kString, kString, kString, kString}, kMap, to_s3_object,
             {"(String key, String bucket, String region, String version) : Map",
              "A String value that points to a version of an object in S3.",
              "$util.dynamodb.toS3Object(\"foo\", \"bar\", \"baz\", \"beep\")",
              "{S={\"s3\":{\"key\":\"foo\",\"bucket\":\"bar\",\"region\":\"baz\",\"version\":"
              "\"beep\"}}}"}),
    function("toS3ObjectJson", {kString, kString, kString}, kString, to_s3_object_json,
             {"(String key, String bucket, String region) : String",
              "A String value that points to an object in S3, as JSON.",
              "$util.dynamodb.toS3ObjectJson(\"foo\", \"bar\", \"baz\")",
              R"({"S":"{\"s3\":{\"key\":\"foo\",\"bucket\":\"bar\",\"region\":\"baz\"}}"})"}),
    function("toS3ObjectJson", {kString, kString, kString, kString}, kString, to_s3_object_json,
             {"(String key, String bucket, String region, String version) : String",
              "A String value that points to a version of an object in S3, as JSON.",
              "$util.dynamodb.toS3ObjectJson(\"foo\", \"bar\", \"baz\", \"beep\")",
              R"({"S":"{\"s3\":{\"key\":\"foo\",\"bucket\":\"bar\",\"region\":\"baz\",)"
              R"(\"version\":\"beep\"}}"})"}),
    function("toString", {kString}, kMap, to_text,
             {"(String text) : Map", "A text.", "$util.dynamodb.toString(\"foo\")", "{S=foo}"}),
    function("toStringJson", {kString}, kString, to_text_json,
             {"(String text) : String", "A text as JSON.", "$util.dynamodb.toStringJson(\"foo\")",
              "{\"S\":\"foo\"}"}),
    function("toStringSet", {kList}, kMap, to_text_set,
             {"(List texts) : Map", "A set of texts.",
              "$util.dynamodb.toStringSet([\"foo\", \"bar\"])", "{SS=[foo, bar]}"}),
    function("toStringSetJson", {kList}, kString, to_text_set_json,
             {"(List texts) : String", "A set of texts as JSON.",
              "$util.dynamodb.toStringSetJson([\"foo\", \"bar\"])", "{\"SS\":[\"foo\",\"bar\"]}"}),
};
static_assert(is_complete(kRows));

}  // namespace

constexpr vtl::HostNamespace kDynamodbNamespace{
    "$util.dynamodb", "DynamoDB's typed values, each also as JSON.", kRows, {}, "dynamodb",
    kDynamodbFusions};

}  // namespace appsync
