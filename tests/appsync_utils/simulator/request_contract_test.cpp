#include "appsync/request_contract.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "vtl/heap.h"
#include "vtl/json.h"

namespace {

using appsync::DataSource;
using appsync::DataSourceType;
using appsync::RequestPlace;

const std::string kFits;

struct Case {
  std::string document;
  /// Empty: the document fits.
  std::string error;
};

appsync::ContractResult check(std::string_view document, const DataSource& source,
                              RequestPlace place = RequestPlace::unit_resolver) {
  vtl::Heap heap;
  auto read = vtl::read_json(document, heap);
  INFO(document);
  REQUIRE(std::holds_alternative<vtl::Value>(read));
  return appsync::check_request(std::get<vtl::Value>(read), source, place);
}

/// Documents of one data source; each is given without `version` and gets the one named here.
void check_all(const DataSource& source, std::initializer_list<Case> cases,
               std::string_view version = "2018-05-29") {
  for (const Case& one : cases) {
    std::string document = one.document;
    document.insert(1,
                    "\"version\":\"" + std::string(version) + "\"" + (document == "{}" ? "" : ","));
    CAPTURE(document);
    auto result = check(document, source);
    CHECK((result.error ? result.error->message : std::string()) == one.error);
  }
}

const DataSource kTable{"chat", DataSourceType::amazon_dynamodb};
const DataSource kVersioned{"chat", DataSourceType::amazon_dynamodb, true};
const DataSource kLambda{"f", DataSourceType::aws_lambda};
const DataSource kNone{"n", DataSourceType::none};
const DataSource kHttp{"h", DataSourceType::http};
const DataSource kSearch{"s", DataSourceType::amazon_opensearch_service};
const DataSource kRds{"r", DataSourceType::relational_database};
const DataSource kEvents{"e", DataSourceType::amazon_eventbridge};

}  // namespace

TEST_CASE("GetItem") {
  check_all(kTable,
            {{R"({"operation":"GetItem","key":{"id":{"S":"1"}}})", kFits},
             {R"({"operation":"GetItem","key":{},"consistentRead":true,
                  "projection":{"expression":"#a","expressionNames":{"#a":"b"}}})",
              kFits},
             {R"({"operation":"GetItem"})", "Value for field '$[key]' not found."},
             {R"({"operation":"GetItem","key":null})", "Value for field '$[key]' not found."},
             {R"({"operation":"GetItem","key":"1"})",
              "Expected JSON object for field '$[key]' but got 'STRING' instead."},
             {R"({"operation":"GetItem","key":{},"consistentRead":"true"})",
              "Expected JSON boolean for field '$[consistentRead]' but got 'STRING' instead."},
             {R"({"operation":"GetItem","key":{},"projection":{}})",
              "Value for field '$[projection][expression]' not found."},
             {R"({"operation":"GetItem","key":{},"projection":{"expression":"a","x":1}})",
              "Unsupported element '$[projection][x]'."},
             {R"({"operation":"GetItem","key":{},"hasCustomPartitionKey":true})",
              "Unsupported element '$[hasCustomPartitionKey]'."}});
}

TEST_CASE("PutItem") {
  check_all(
      kTable,
      {{R"({"operation":"PutItem","key":{"id":{"S":"1"}}})", kFits},
       {R"({"operation":"PutItem","key":{"id":{"S":"1"}},"attributeValues":{"a":{"N":1}},
            "condition":{"expression":"NOT id = id","equalsIgnore":["a"],
            "consistentRead":false},"customPartitionKey":"p","populateIndexFields":true})",
        kFits},
       {R"({"operation":"PutItem"})", "Value for field '$[key]' not found."},
       {R"({"operation":"PutItem","key":{},"condition":{}})",
        "Value for field '$[condition][expression]' not found."},
       {R"({"operation":"PutItem","key":{},"condition":{"expression":"a","equalsIgnore":"b"}})",
        "Expected JSON array for field '$[condition][equalsIgnore]' but got 'STRING' instead."},
       {R"({"operation":"PutItem","key":{},"attributeValues":{"a":1}})",
        "Expected JSON object for attribute value '$[attributeValues][a]' but got 'NUMBER' "
        "instead."},
       {R"({"operation":"PutItem","key":{},"_version":1})", "Unsupported element '$[_version]'."}});
}

TEST_CASE("UpdateItem") {
  check_all(kTable,
            {{R"({"operation":"UpdateItem","key":{},"update":{"expression":"SET #a = :a",
            "expressionNames":{"#a":"a"},"expressionValues":{":a":{"S":"x"}}}})",
              kFits},
             {R"({"operation":"UpdateItem","key":{}})", "Value for field '$[update]' not found."},
             {R"({"operation":"UpdateItem","update":{"expression":"x"}})",
              "Value for field '$[key]' not found."},
             {R"({"operation":"UpdateItem","key":{},"update":{"expressionNames":{}}})",
              "Value for field '$[update][expression]' not found."},
             {R"({"operation":"UpdateItem","key":{},"update":{"expression":"x"},
            "condition":{"expression":"y","returnValuesOnConditionCheckFailure":true}})",
              "Unsupported element '$[condition][returnValuesOnConditionCheckFailure]'."},
             {R"({"operation":"UpdateItem","key":{},"update":{"expression":"x"},
            "condition":{"expression":"y","equalsIgnore":[]}})",
              "Unsupported element '$[condition][equalsIgnore]'."}});
}

TEST_CASE("DeleteItem, and conditions with a handler") {
  check_all(
      kTable,
      {{R"({"operation":"DeleteItem","key":{}})", kFits},
       {R"({"operation":"DeleteItem"})", "Value for field '$[key]' not found."},
       {R"({"operation":"DeleteItem","key":{},"condition":{"expression":"a",
            "conditionalCheckFailedHandler":{"strategy":"Custom","lambdaArn":"arn"}}})",
        kFits},
       {R"({"operation":"DeleteItem","key":{},"condition":{"expression":"a",
            "conditionalCheckFailedHandler":{"strategy":"Reject"}}})",
        kFits},
       {R"({"operation":"DeleteItem","key":{},"condition":{"expression":"a",
            "conditionalCheckFailedHandler":{"strategy":"Custom"}}})",
        "Value for field '$[condition][conditionalCheckFailedHandler][lambdaArn]' not found."},
       {R"({"operation":"DeleteItem","key":{},"condition":{"expression":"a",
            "conditionalCheckFailedHandler":{"strategy":"Reject","lambdaArn":"arn"}}})",
        "Unsupported element '$[condition][conditionalCheckFailedHandler][lambdaArn]'."},
       {R"({"operation":"DeleteItem","key":{},"condition":{"expression":"a",
            "conditionalCheckFailedHandler":{"strategy":"Retry"}}})",
        "Unsupported value 'Retry' for field "
        "'$[condition][conditionalCheckFailedHandler][strategy]'."}});
}

TEST_CASE("Query") {
  check_all(
      kTable,
      {{R"({"operation":"Query","query":{"expression":"id = :id","expressionValues":{":id":{"S":"1"}}},
            "index":"i","nextToken":null,"limit":10,"scanIndexForward":false,"consistentRead":true,
            "select":"ALL_ATTRIBUTES","filter":null})",
        kFits},
       {R"({"operation":"Query","query":{"expression":"x"},"projection":{"expression":"a"}})",
        kFits},
       {R"({"operation":"Query","query":{"expression":"x"},"select":"SPECIFIC_ATTRIBUTES",
            "projection":{"expression":"a"}})",
        kFits},
       {R"({"operation":"Query","query":{"expression":"x"},"select":"ALL_ATTRIBUTES",
            "projection":{"expression":"a"}})",
        "Field '$[projection]' needs '$[select]' to be SPECIFIC_ATTRIBUTES."},
       {R"({"operation":"Query"})", "Value for field '$[query]' not found."},
       {R"({"operation":"Query","query":{"expression":"x"},"limit":"10"})",
        "Expected JSON integer for field '$[limit]' but got 'STRING' instead."},
       {R"({"operation":"Query","query":{"expression":"x"},"limit":1.5})",
        "Expected JSON integer for field '$[limit]' but got 'NUMBER' instead."},
       {R"({"operation":"Query","query":{"expression":"x"},"nextToken":1})",
        "Expected JSON string for field '$[nextToken]' but got 'NUMBER' instead."},
       {R"({"operation":"Query","query":{"expression":"x"},"select":"COUNT"})",
        "Unsupported value 'COUNT' for field '$[select]'."}});
}

TEST_CASE("Scan") {
  check_all(
      kTable,
      {{R"({"operation":"Scan"})", kFits},
       {R"({"operation":"Scan","filter":{"expression":"x"},"index":"i","limit":1,
                  "totalSegments":2,"segment":0,"nextToken":"t"})",
        kFits},
       {R"({"operation":"Scan","segment":0})", "Value for field '$[totalSegments]' not found."},
       {R"({"operation":"Scan","totalSegments":2})", "Value for field '$[segment]' not found."},
       {R"({"operation":"Scan","scanIndexForward":true})",
        "Unsupported element '$[scanIndexForward]'."}});
}

TEST_CASE("Sync is for versioned tables") {
  check_all(kVersioned,
            {{R"({"operation":"Sync","limit":1000,"lastSync":null,"nextToken":null,
                              "basePartitionKey":"p","deltaIndexName":"d"})",
              kFits},
             {R"({"operation":"Sync","limit":1001})",
              "Field '$[limit]' of Sync can't be greater than 1000."},
             {R"({"operation":"Sync","lastSync":"now"})",
              "Expected JSON integer for field '$[lastSync]' but got 'STRING' instead."}});
  check_all(kTable, {{R"({"operation":"Sync"})", "Unsupported operation 'Sync'."}});
}

TEST_CASE("BatchGetItem") {
  std::string keys = R"({"id":{"S":"1"}})";
  std::string many = keys;
  for (int i = 1; i < 101; ++i) many += "," + keys;
  std::string too_many = R"({"operation":"BatchGetItem","tables":{"t":{"keys":[)" + many + "]}}}";
  check_all(kTable,
            {{R"({"operation":"BatchGetItem","tables":{"t":{"keys":[{"id":{"S":"1"}}],
                  "consistentRead":true,"projection":{"expression":"a"}}}})",
              kFits},
             {R"({"operation":"BatchGetItem"})", "Value for field '$[tables]' not found."},
             {R"({"operation":"BatchGetItem","tables":{}})",
              "Field '$[tables]' takes at least 1 elements but has 0."},
             {R"({"operation":"BatchGetItem","tables":{"t":{}}})",
              "Value for field '$[tables][t][keys]' not found."},
             {R"({"operation":"BatchGetItem","tables":{"t":[{"id":{"S":"1"}}]}})",
              "Expected JSON object for field '$[tables][t]' but got 'ARRAY' instead."},
             {R"({"operation":"BatchGetItem","tables":{"t":{"keys":[]}}})",
              "Items list for table 't' can't be empty at path $[tables]"},
             {too_many,
              "Field '$[tables]' takes at most 100 elements in all tables together but has 101."}});
}

TEST_CASE("BatchPutItem and BatchDeleteItem") {
  std::string many = "{}";
  for (int i = 1; i < 26; ++i) many += ",{}";
  for (std::string name : {"BatchPutItem", "BatchDeleteItem"}) {
    std::string start = "{\"operation\":\"" + name + "\"";
    check_all(kTable,
              {{start + R"(,"tables":{"a":[{"id":{"S":"1"}}],"b":[{"id":{"S":"1"}}]}})", kFits},
               {start + "}", "Value for field '$[tables]' not found."},
               {start + R"(,"tables":{"a":[]}})",
                "Items list for table 'a' can't be empty at path $[tables]"},
               {start + R"(,"tables":{"a":{"keys":[]}}})",
                "Expected JSON array for field '$[tables][a]' but got 'OBJECT' instead."},
               {start + R"(,"tables":{"a":[)" + many + "]}}",
                "Field '$[tables]' takes at most 25 elements in all tables together but has 26."}});
  }
}

TEST_CASE("TransactGetItems") {
  check_all(kTable, {{R"({"operation":"TransactGetItems","transactItems":[{"table":"t","key":{},
            "projection":{"expression":"a"}}]})",
                      kFits},
                     {R"({"operation":"TransactGetItems"})",
                      "Value for field '$[transactItems]' not found."},
                     {R"({"operation":"TransactGetItems","transactItems":[]})",
                      "Field '$[transactItems]' takes at least 1 elements but has 0."},
                     {R"({"operation":"TransactGetItems","transactItems":[{"key":{}}]})",
                      "Value for field '$[transactItems][0][table]' not found."},
                     {R"({"operation":"TransactGetItems","transactItems":[{"table":"t"}]})",
                      "Value for field '$[transactItems][0][key]' not found."}});
}

TEST_CASE("TransactWriteItems") {
  check_all(
      kTable,
      {{R"({"operation":"TransactWriteItems","transactItems":[
            {"table":"t","operation":"PutItem","key":{"id":{"S":"1"}},"attributeValues":{}},
            {"table":"t","operation":"UpdateItem","key":{"id":{"S":"2"}},"update":{"expression":"x"},
             "condition":{"expression":"y","returnValuesOnConditionCheckFailure":false}},
            {"table":"t","operation":"DeleteItem","key":{"id":{"S":"3"}}},
            {"table":"t","operation":"ConditionCheck","key":{"id":{"S":"4"}},
             "condition":{"expression":"z"}}]})",
        kFits},
       {R"({"operation":"TransactWriteItems","transactItems":[{"table":"t","key":{}}]})",
        "Value for field '$[transactItems][0][operation]' not found."},
       {R"({"operation":"TransactWriteItems","transactItems":[{"table":"t","operation":"GetItem","key":{}}]})",
        "Unsupported operation 'GetItem'."},
       {R"({"operation":"TransactWriteItems","transactItems":[{"table":"t","operation":"UpdateItem","key":{}}]})",
        "Value for field '$[transactItems][0][update]' not found."},
       {R"({"operation":"TransactWriteItems","transactItems":[{"table":"t","operation":"ConditionCheck","key":{}}]})",
        "Value for field '$[transactItems][0][condition]' not found."},
       {R"({"operation":"TransactWriteItems","transactItems":[{"table":"t","operation":"DeleteItem","key":{},
            "condition":{"expression":"y","conditionalCheckFailedHandler":{"strategy":"Reject"}}}]})",
        "Unsupported element '$[transactItems][0][condition][conditionalCheckFailedHandler]'."},
       {R"({"operation":"TransactWriteItems","transactItems":[
            {"table":"t","operation":"DeleteItem","key":{"id":{"S":"1"}}},
            {"table":"t","operation":"PutItem","key":{"id":{"S":"1"}}}]})",
        "Items '$[transactItems][0]' and '$[transactItems][1]' name the same key."},
       {R"({"operation":"TransactWriteItems","transactItems":[
            {"table":"t","operation":"DeleteItem","key":{"id":{"S":"1"}}},
            {"table":"u","operation":"DeleteItem","key":{"id":{"S":"1"}}}]})",
        kFits}});
  std::string item = R"({"table":"t","operation":"DeleteItem","key":{}})";
  std::string many = item;
  for (int i = 1; i < 101; ++i) many += "," + item;
  check_all(kTable, {{R"({"operation":"TransactWriteItems","transactItems":[)" + many + "]}",
                      "Field '$[transactItems]' takes at most 100 elements but has 101."}});
}

TEST_CASE("typed values have exactly one type, and a value of it") {
  auto key = [](std::string typed) {
    return R"({"operation":"GetItem","key":{"id":)" + std::move(typed) + "}}";
  };
  for (std::string typed :
       {R"({"S":""})", R"({"N":1})", R"({"N":"-1.5e3"})", R"({"B":"YQ=="})", R"({"BOOL":false})",
        R"({"NULL":null})", R"({"NULL":true})", R"({"SS":["a"]})", R"({"NS":[1,"2"]})",
        R"({"BS":["YQ=="]})", R"({"L":[{"S":"a"},{"M":{}}]})", R"({"M":{"a":{"L":[]}}})"}) {
    check_all(kTable, {{key(typed), kFits}});
  }
  check_all(
      kTable,
      {{key("null"),
        "Expected JSON object for attribute value '$[key][id]' but got 'NULL' instead."},
       {key("\"1\""),
        "Expected JSON object for attribute value '$[key][id]' but got 'STRING' instead."},
       {key("{}"), "Expected exactly one type for attribute value '$[key][id]' but got 0."},
       {key(R"({"S":"a","N":1})"),
        "Expected exactly one type for attribute value '$[key][id]' but got 2."},
       {key(R"({"X":"a"})"), "Unsupported type 'X' for attribute value '$[key][id]'."},
       {key(R"({"S":1})"),
        "Expected JSON string for field '$[key][id][S]' but got 'NUMBER' instead."},
       {key(R"({"N":"one"})"),
        "Expected JSON number for field '$[key][id][N]' but got 'STRING' instead."},
       {key(R"({"N":""})"),
        "Expected JSON number for field '$[key][id][N]' but got 'STRING' instead."},
       {key(R"({"BOOL":"true"})"),
        "Expected JSON boolean for field '$[key][id][BOOL]' but got 'STRING' instead."},
       {key(R"({"NULL":"x"})"),
        "Expected JSON null for field '$[key][id][NULL]' but got 'STRING' instead."},
       {key(R"({"SS":"a"})"),
        "Expected JSON array for field '$[key][id][SS]' but got 'STRING' instead."},
       {key(R"({"SS":[1]})"),
        "Expected JSON string for field '$[key][id][SS][0]' but got 'NUMBER' instead."},
       {key(R"({"NS":["a"]})"),
        "Expected JSON number for field '$[key][id][NS][0]' but got 'STRING' instead."},
       {key(R"({"L":["a"]})"),
        "Expected JSON object for attribute value '$[key][id][L][0]' but got 'STRING' instead."},
       {key(R"({"M":{"a":1}})"),
        "Expected JSON object for attribute value '$[key][id][M][a]' but got 'NUMBER' instead."}});
}

TEST_CASE("operations and versions of a table") {
  check_all(kTable, {{R"({})", "Value for field '$[operation]' not found."},
                     {R"({"operation":"Get"})", "Unsupported operation 'Get'."},
                     {R"({"operation":7})", "Unsupported operation '7'."},
                     {R"({"operation":"Invoke"})", "Unsupported operation 'Invoke'."}});
  // Single items, Query and Scan exist in the first version, all else came with the second.
  check_all(kTable,
            {{R"({"operation":"GetItem","key":{}})", kFits},
             {R"({"operation":"Scan"})", kFits},
             {R"({"operation":"BatchDeleteItem","tables":{"t":[{}]}})",
              "Unsupported operation 'BatchDeleteItem'."},
             {R"({"operation":"TransactGetItems"})", "Unsupported operation 'TransactGetItems'."}},
            "2017-02-28");
  check_all(kVersioned, {{R"({"operation":"Sync"})", "Unsupported operation 'Sync'."}},
            "2017-02-28");
}

TEST_CASE("a versioned table takes _version and fewer operations") {
  constexpr std::string_view kList =
      "Datasource Versioning only supports the following operations "
      "(TransactGetItems,PutItem,BatchGetItem,Scan,Query,GetItem,DeleteItem,UpdateItem,Sync)";
  check_all(
      kVersioned,
      {{R"({"operation":"PutItem","key":{},"_version":3})", kFits},
       {R"({"operation":"DeleteItem","key":{}})", kFits},
       {R"({"operation":"UpdateItem","key":{},"update":{"expression":"x"},"_version":1})", kFits},
       {R"({"operation":"UpdateItem","key":{},"update":{"expression":"x"}})",
        "UpdateItem on versioned data source requires the _version to be provided."},
       {R"({"operation":"PutItem","key":{},"_version":"3"})",
        "Expected JSON number for field '$[_version]' but got 'STRING' instead."},
       {R"({"operation":"BatchPutItem","tables":{"t":[{}]}})",
        "Unsupported operation 'BatchPutItem'. " + std::string(kList)},
       {R"({"operation":"BatchDeleteItem","tables":{"t":[{}]}})",
        "Unsupported operation 'BatchDeleteItem'. " + std::string(kList)},
       {R"({"operation":"TransactWriteItems","transactItems":[]})",
        "Unsupported operation 'TransactWriteItems'. " + std::string(kList)}});
}

TEST_CASE("version: needed in a unit resolver, without effect in a function") {
  constexpr std::string_view kInvoke = R"({"operation":"Invoke"})";
  CHECK(check(kInvoke, kLambda).error->message == "Value for field '$[version]' not found.");
  CHECK(check(R"({"version":"2019","operation":"Invoke"})", kLambda).error->message ==
        "Unsupported version '2019'.");
  CHECK(check(R"({"version":2018,"operation":"Invoke"})", kLambda).error->message ==
        "Unsupported version '2018'.");
  CHECK(check(R"({"version":"2017-02-28","operation":"Invoke"})", kLambda).version ==
        appsync::TemplateVersion::v2017_02_28);

  auto in_function = RequestPlace::pipeline_function;
  CHECK_FALSE(check(kInvoke, kLambda, in_function).error);
  CHECK_FALSE(check(R"({"payload":1})", kNone, in_function).error);
  CHECK_FALSE(check(R"({"version":"2019","payload":1})", kNone, in_function).error);
  auto old =
      check(R"({"version":"2017-02-28","operation":"BatchGetItem","tables":{"t":{"keys":[{}]}}})",
            kTable, in_function);
  CHECK_FALSE(old.error);
  CHECK(old.version == appsync::TemplateVersion::v2018_05_29);
}

TEST_CASE("Lambda") {
  check_all(
      kLambda,
      {{R"({"operation":"Invoke"})", kFits},
       {R"({"operation":"Invoke","payload":[1],"invocationType":"Event"})", kFits},
       {R"({"operation":"BatchInvoke","payload":{},"invocationType":"RequestResponse"})", kFits},
       {R"({})", "Value for field '$[operation]' not found."},
       {R"({"operation":"Call"})", "Unsupported operation 'Call'."},
       {R"({"operation":"Invoke","invocationType":"Later"})",
        "Unsupported value 'Later' for field '$[invocationType]'."},
       {R"({"operation":"Invoke","maxBatchSize":5})", "Unsupported element '$[maxBatchSize]'."}});
  check_all(kLambda, {{R"({"operation":"BatchInvoke"})", kFits}}, "2017-02-28");
  CHECK(check(R"(["a",1])", kLambda).error->message ==
        "Unable to convert [\"a\",1] to class "
        "com.amazonaws.deepdish.transform.model.lambda.LambdaVersionedConfig.");
}

TEST_CASE("None") {
  check_all(kNone, {{R"({})", kFits},
                    {R"({"payload":{"a":[]}})", kFits},
                    {R"({"operation":"BatchPutItem","tables":{}})",
                     "Unsupported element '$[operation]'."}});
  check_all(kNone, {{R"({"payload":null})", kFits}}, "2017-02-28");
  CHECK(check(R"("text")", kNone).error->message ==
        "Expected JSON object for field '$' but got 'STRING' instead.");
}

TEST_CASE("HTTP") {
  check_all(kHttp,
            {{R"({"method":"GET","resourcePath":"/a"})", kFits},
             {R"({"method":"PATCH","resourcePath":"/a","params":{"query":{"a":"b"},
            "headers":{"Content-Type":"application/json"},"body":{"any":1}}})",
              kFits},
             {R"({"method":"POST","resourcePath":"/a","params":{"body":"text"}})", kFits},
             {R"({"resourcePath":"/a"})", "Value for field '$[method]' not found."},
             {R"({"method":"GET"})", "Value for field '$[resourcePath]' not found."},
             {R"({"method":"HEAD","resourcePath":"/"})",
              "Unsupported value 'HEAD' for field '$[method]'."},
             {R"({"method":"GET","resourcePath":1})",
              "Expected JSON string for field '$[resourcePath]' but got 'NUMBER' instead."},
             {R"({"method":"GET","resourcePath":"/","params":{"headers":{"a":1}}})",
              "Expected JSON string for field '$[params][headers][a]' but got 'NUMBER' instead."},
             {R"({"method":"GET","resourcePath":"/","params":{"query":{"a":["b"]}}})",
              "Expected JSON string for field '$[params][query][a]' but got 'ARRAY' instead."},
             {R"({"method":"GET","resourcePath":"/","params":{"path":1}})",
              "Unsupported element '$[params][path]'."},
             {R"({"method":"GET","resourcePath":"/","operation":"x"})",
              "Unsupported element '$[operation]'."}});
  check_all(kHttp,
            {{R"({"method":"GET","resourcePath":"/"})", "Unsupported version '2017-02-28'."}},
            "2017-02-28");
}

TEST_CASE(
    "HTTP headers that the service sets itself, or content types it does not know, are warnings") {
  auto result =
      check(R"({"version":"2018-05-29","method":"GET","resourcePath":"/","params":{"headers":
      {"User-Agent":"x","Accept":"y","content-type":"image/png"}}})",
            kHttp);
  CHECK_FALSE(result.error);
  REQUIRE(result.warnings.size() == 2);
  CHECK(result.warnings[0].message == "the service sets the header 'User-Agent' itself");
  CHECK(appsync::path_text(result.warnings[0].path) == "$[params][headers][User-Agent]");
  CHECK(result.warnings[1].message == "the service does not support the content type 'image/png'");
}

TEST_CASE("OpenSearch") {
  for (std::string name : {"GET", "POST", "PUT", "HEAD", "DELETE"}) {
    check_all(kSearch,
              {{"{\"operation\":\"" + name + R"(","path":"/i/_search","params":{"headers":{},
                          "queryString":{"q":"a"},"body":{"size":1}}})",
                kFits}});
  }
  check_all(kSearch,
            {{R"({"operation":"GET"})", "Value for field '$[path]' not found."},
             {R"({"path":"/"})", "Value for field '$[operation]' not found."},
             {R"({"operation":"PATCH","path":"/"})", "Unsupported operation 'PATCH'."},
             {R"({"operation":"GET","path":"/","params":{"body":"{}"}})",
              "Unable to transform for the body: $[params][body]."},
             {R"({"operation":"GET","path":"/","params":{"query":{}}})",
              "Unsupported element '$[params][query]'."},
             {R"({"operation":"GET","path":"/","index":"i"})", "Unsupported element '$[index]'."}});
  check_all(kSearch, {{R"({"operation":"HEAD","path":"/"})", kFits}}, "2017-02-28");
}

TEST_CASE("relational database") {
  check_all(
      kRds,
      {{R"({"statements":["select 1"]})", kFits},
       {R"({"statements":["a","b"],"variableMap":{":a":1},"variableTypeHintMap":{":a":"DATE"}})",
        kFits},
       {R"({})", "Value for field '$[statements]' not found."},
       {R"({"statements":[]})", "Field '$[statements]' takes at least 1 elements but has 0."},
       {R"({"statements":["a","b","c"]})",
        "Field '$[statements]' takes at most 2 elements but has 3."},
       {R"({"statements":"a"})",
        "Expected JSON array for field '$[statements]' but got 'STRING' instead."},
       {R"({"statements":[1]})",
        "Expected JSON string for field '$[statements][0]' but got 'NUMBER' instead."},
       {R"({"statements":["a"],"operation":"x"})", "Unsupported element '$[operation]'."}});
  check_all(kRds, {{R"({"statements":["a"]})", "Unsupported version '2017-02-28'."}}, "2017-02-28");
}

TEST_CASE("EventBridge") {
  std::string event = R"({"source":"s","detail":{},"detailType":"d"})";
  std::string many = event;
  for (int i = 1; i < 11; ++i) many += "," + event;
  auto put = [](std::string events) {
    return R"({"operation":"PutEvents","events":[)" + events + "]}";
  };
  check_all(
      kEvents,
      {{put(event), kFits},
       {put(R"({"source":"s","detail":{},"detailType":"d","resources":["r"],"time":"2026-01-02T03:04:05Z"})"),
        kFits},
       {put(R"({"source":"s","detail":{},"detailType":"d","time":"2026-01-02T03:04:05.678+01:00"})"),
        kFits},
       {put(R"({"source":"s","detail":{},"detailType":"d","time":"yesterday"})"),
        "Field '$[events][0][time]' is not an RFC 3339 time: 'yesterday'."},
       {R"({"events":[]})", "Value for field '$[operation]' not found."},
       {R"({"operation":"PutEvents"})", "Value for field '$[events]' not found."},
       {R"({"operation":"PutEvent"})", "Unsupported operation 'PutEvent'."},
       {put(""), "Field '$[events]' takes at least 1 elements but has 0."},
       {put(many), "Field '$[events]' takes at most 10 elements but has 11."},
       {put(R"({"detail":{},"detailType":"d"})"),
        "Value for field '$[events][0][source]' not found."},
       {put(R"({"source":"s","detailType":"d"})"),
        "Value for field '$[events][0][detail]' not found."},
       {put(R"({"source":"s","detail":{}})"),
        "Value for field '$[events][0][detailType]' not found."},
       {put(R"({"source":"s","detail":"x","detailType":"d"})"),
        "Expected JSON object for field '$[events][0][detail]' but got 'STRING' instead."},
       {put(R"({"source":"s","detail":{},"detailType":"d","bus":"b"})"),
        "Unsupported element '$[events][0][bus]'."}});
  check_all(kEvents, {{put(event), "Unsupported operation 'PutEvents'."}}, "2017-02-28");
}

TEST_CASE("the place of an error: the element, or what it is missing from") {
  auto unknown = check(R"({"version":"2018-05-29","operation":"GetItem","key":{},"x":1})", kTable);
  CHECK(unknown.error->path == appsync::JsonPath{"x"});
  CHECK(unknown.error->is_about_key);
  auto missing =
      check(R"({"version":"2018-05-29","operation":"GetItem","key":{},"projection":{}})", kTable);
  CHECK(missing.error->path == appsync::JsonPath{"projection"});
  auto typed =
      check(R"({"version":"2018-05-29","operation":"GetItem","key":{"id":{"L":[1]}}})", kTable);
  CHECK(typed.error->path == appsync::JsonPath{"key", "id", "L", "0"});
  auto operation = check(R"({"version":"2018-05-29","operation":"X"})", kTable);
  CHECK(operation.error->path == appsync::JsonPath{"operation"});
}

TEST_CASE("the data source a document is written for") {
  auto guess = [](std::string_view document) {
    vtl::Heap heap;
    return appsync::guess_data_source_type(std::get<vtl::Value>(vtl::read_json(document, heap)));
  };
  CHECK(guess(R"({"operation":"Query"})") == DataSourceType::amazon_dynamodb);
  CHECK(guess(R"({"operation":"BatchInvoke"})") == DataSourceType::aws_lambda);
  CHECK(guess(R"({"operation":"HEAD"})") == DataSourceType::amazon_opensearch_service);
  CHECK(guess(R"({"operation":"PutEvents"})") == DataSourceType::amazon_eventbridge);
  CHECK(guess(R"({"method":"GET"})") == DataSourceType::http);
  CHECK(guess(R"({"statements":[]})") == DataSourceType::relational_database);
  CHECK(guess(R"({"payload":{}})") == DataSourceType::none);
  CHECK(guess(R"(7)") == DataSourceType::none);
}
