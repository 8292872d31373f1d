#include "dynamodb/protocol/operation_table.h"

namespace dynamodb {
namespace {

using Kind = Shape::Kind;

// -- shapes that several operations share

constexpr Shape kText = {.kind = Kind::string};
constexpr Shape kFlag = {.kind = Kind::boolean};
constexpr Shape kAny = {.kind = Kind::any};
constexpr Shape kAttributeValue = {.kind = Kind::attribute_value};
constexpr Shape kAttributes = {
    .kind = Kind::map, .type_name = "AttributeValue", .element = &kAttributeValue};
constexpr Shape kNames = {.kind = Kind::map, .type_name = "java.lang.String", .element = &kText};
constexpr Shape kCapacity = {.kind = Kind::string, .values = "INDEXES, TOTAL, NONE"};
constexpr Shape kMetrics = {.kind = Kind::string, .values = "SIZE, NONE"};
constexpr Shape kReturnValues = {.kind = Kind::string,
                                 .values = "ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW"};
constexpr Shape kOnFailure = {.kind = Kind::string, .values = "ALL_OLD, NONE"};
constexpr Shape kIndexName = {.kind = Kind::string, .shortest = 3, .longest = 255, .is_name = true};
constexpr Shape kSelect = {
    .kind = Kind::string,
    .values = "SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES"};
constexpr Shape kLimit = {.kind = Kind::integer, .least = 1};

// Parameters of before expressions: their types are checked, then they are refused.
constexpr Shape kValues = {.kind = Kind::list, .element = &kAttributeValue};
constexpr Shape kComparison = {
    .kind = Kind::string,
    .values =
        "IN, NULL, BETWEEN, LT, NOT_CONTAINS, EQ, GT, NOT_NULL, NE, LE, BEGINS_WITH, GE, "
        "CONTAINS"};
constexpr Shape kMemberValue = {.kind = Kind::attribute_value, .is_member = true};
constexpr Field kCondition[] = {
    {"AttributeValueList", kValues},
    {"ComparisonOperator", kComparison, true},
};
constexpr Shape kConditionShape = {
    .kind = Kind::structure, .type_name = "Condition", .fields = kCondition};
constexpr Shape kConditions = {
    .kind = Kind::map, .type_name = "Condition", .element = &kConditionShape};
constexpr Field kExpectedValue[] = {
    {"AttributeValueList", kValues},
    {"ComparisonOperator", kComparison},
    {"Exists", kFlag},
    {"Value", kMemberValue},
};
constexpr Shape kExpectedShape = {
    .kind = Kind::structure, .type_name = "ExpectedAttributeValue", .fields = kExpectedValue};
constexpr Shape kExpected = {
    .kind = Kind::map, .type_name = "ExpectedAttributeValue", .element = &kExpectedShape};
constexpr Field kAttributeUpdate[] = {{"Action", kText}, {"Value", kMemberValue}};
constexpr Shape kAttributeUpdateShape = {
    .kind = Kind::structure, .type_name = "AttributeValueUpdate", .fields = kAttributeUpdate};
constexpr Shape kAttributeUpdates = {
    .kind = Kind::map, .type_name = "AttributeValueUpdate", .element = &kAttributeUpdateShape};
constexpr Shape kAttributesToGet = {
    .kind = Kind::list, .element = &kText, .shortest = 1, .longest = 255};
constexpr Shape kConditionalOperator = {.kind = Kind::string, .values = "OR, AND"};

constexpr Field kTableName = {
    "TableName", {.kind = Kind::string, .shortest = 1, .longest = 255, .is_name = true}, true};
constexpr Field kDemandedTableName = {
    "TableName",
    {.kind = Kind::string, .shortest = 1, .longest = 255, .is_name = true},
    false,
    true};
constexpr Field kNewTableName = {
    "TableName",
    {.kind = Kind::string, .shortest = 3, .longest = 255, .is_name = true},
    false,
    true};

// -- items

constexpr Field kPutItem[] = {
    {"ReturnConsumedCapacity", kCapacity},
    kTableName,
    {"Item", kAttributes, true},
    {"ConditionalOperator", kConditionalOperator},
    {"Expected", kExpected},
    {"ReturnValues", kReturnValues},
    {"ReturnItemCollectionMetrics", kMetrics},
    {"ReturnValuesOnConditionCheckFailure", kOnFailure},
    {"ConditionExpression", kText},
    {"ExpressionAttributeValues", kAttributes},
    {"ExpressionAttributeNames", kNames},
};
constexpr Field kUpdateItem[] = {
    {"ReturnConsumedCapacity", kCapacity},
    kTableName,
    {"ReturnItemCollectionMetrics", kMetrics},
    {"ReturnValues", kReturnValues},
    {"Key", kAttributes, true},
    {"ConditionalOperator", kConditionalOperator},
    {"Expected", kExpected},
    {"AttributeUpdates", kAttributeUpdates},
    {"ReturnValuesOnConditionCheckFailure", kOnFailure},
    {"ConditionExpression", kText},
    {"UpdateExpression", kText},
    {"ExpressionAttributeValues", kAttributes},
    {"ExpressionAttributeNames", kNames},
};
constexpr Field kDeleteItem[] = {
    {"ReturnConsumedCapacity", kCapacity},
    kTableName,
    {"ReturnValues", kReturnValues},
    {"ReturnItemCollectionMetrics", kMetrics},
    {"Key", kAttributes, true},
    {"ConditionalOperator", kConditionalOperator},
    {"Expected", kExpected},
    {"ReturnValuesOnConditionCheckFailure", kOnFailure},
    {"ConditionExpression", kText},
    {"ExpressionAttributeValues", kAttributes},
    {"ExpressionAttributeNames", kNames},
};
constexpr Field kGetItem[] = {
    {"ReturnConsumedCapacity", kCapacity},
    {"AttributesToGet", kAttributesToGet},
    kTableName,
    {"Key", kAttributes, true},
    {"ConsistentRead", kFlag},
    {"ProjectionExpression", kText},
    {"ExpressionAttributeNames", kNames},
};
constexpr Field kQuery[] = {
    {"Select", kSelect},
    {"IndexName", kIndexName},
    {"ReturnConsumedCapacity", kCapacity},
    {"QueryFilter", kConditions},
    kTableName,
    {"ConditionalOperator", kConditionalOperator},
    {"AttributesToGet", kAttributesToGet},
    {"Limit", {.kind = Kind::integer}},
    {"KeyConditions", kConditions},
    {"ExclusiveStartKey", kAttributes},
    {"ConsistentRead", kFlag},
    {"ScanIndexForward", kFlag},
    {"KeyConditionExpression", kText},
    {"FilterExpression", kText},
    {"ProjectionExpression", kText},
    {"ExpressionAttributeValues", kAttributes},
    {"ExpressionAttributeNames", kNames},
};
constexpr Field kScan[] = {
    {"Select", kSelect},
    {"IndexName", kIndexName},
    {"TotalSegments", {.kind = Kind::integer, .least = 1, .most = 1'000'000}},
    {"ReturnConsumedCapacity", kCapacity},
    kTableName,
    {"ConditionalOperator", kConditionalOperator},
    {"ScanFilter", kConditions},
    {"Segment", {.kind = Kind::integer, .least = 0, .most = 999'999}},
    {"Limit", kLimit},
    {"AttributesToGet", kAttributesToGet},
    {"ExclusiveStartKey", kAttributes},
    {"ConsistentRead", kFlag},
    {"FilterExpression", kText},
    {"ProjectionExpression", kText},
    {"ExpressionAttributeValues", kAttributes},
    {"ExpressionAttributeNames", kNames},
};

// -- batches and transactions

constexpr Shape kKeyOfBatch = {
    .kind = Kind::map_in_list, .type_name = "AttributeValue", .element = &kAttributeValue};
constexpr Field kKeysAndAttributes[] = {
    {"Keys", {.kind = Kind::list, .element = &kKeyOfBatch, .shortest = 1}, true},
    {"AttributesToGet", kAttributesToGet},
    {"ConsistentRead", kFlag},
    {"ProjectionExpression", kText},
    {"ExpressionAttributeNames", kNames},
};
constexpr Shape kKeysShape = {
    .kind = Kind::structure, .type_name = "KeysAndAttributes", .fields = kKeysAndAttributes};
constexpr Field kBatchGetItem[] = {
    {"ReturnConsumedCapacity", kCapacity},
    {"RequestItems",
     {.kind = Kind::map,
      .type_name = "KeysAndAttributes",
      .element = &kKeysShape,
      .has_table_names = true},
     true},
};

constexpr Field kDeleteRequest[] = {{"Key", kAttributes, true}};
constexpr Field kPutRequest[] = {{"Item", kAttributes, true}};
constexpr Field kWriteRequest[] = {
    {"DeleteRequest",
     {.kind = Kind::structure,
      .type_name = "DeleteRequest",
      .fields = kDeleteRequest,
      .is_member = true}},
    {"PutRequest",
     {.kind = Kind::structure,
      .type_name = "PutRequest",
      .fields = kPutRequest,
      .is_member = true}},
};
constexpr Shape kWriteRequestShape = {
    .kind = Kind::structure, .type_name = "WriteRequest", .fields = kWriteRequest};
constexpr Shape kWriteRequests = {.kind = Kind::list_in_map, .element = &kWriteRequestShape};
constexpr Field kBatchWriteItem[] = {
    {"ReturnConsumedCapacity", kCapacity},
    {"ReturnItemCollectionMetrics", kMetrics},
    {"RequestItems",
     {.kind = Kind::map,
      .type_name = "java.util.List<com.amazonaws.dynamodb.v20120810.WriteRequest>",
      .element = &kWriteRequests,
      .has_table_names = true,
      .has_write_lists = true},
     true},
};

constexpr Field kCheckAction[] = {
    {"Key", kAttributes, true},
    kTableName,
    {"ConditionExpression", kText, true},
    {"ExpressionAttributeNames", kNames},
    {"ExpressionAttributeValues", kAttributes},
    {"ReturnValuesOnConditionCheckFailure", kOnFailure},
};
constexpr Field kPutAction[] = {
    {"Item", kAttributes, true},
    kTableName,
    {"ConditionExpression", kText},
    {"ExpressionAttributeNames", kNames},
    {"ExpressionAttributeValues", kAttributes},
    {"ReturnValuesOnConditionCheckFailure", kOnFailure},
};
constexpr Field kDeleteAction[] = {
    {"Key", kAttributes, true},
    kTableName,
    {"ConditionExpression", kText},
    {"ExpressionAttributeNames", kNames},
    {"ExpressionAttributeValues", kAttributes},
    {"ReturnValuesOnConditionCheckFailure", kOnFailure},
};
constexpr Field kUpdateAction[] = {
    {"Key", kAttributes, true},
    {"UpdateExpression", kText, true},
    kTableName,
    {"ConditionExpression", kText},
    {"ExpressionAttributeNames", kNames},
    {"ExpressionAttributeValues", kAttributes},
    {"ReturnValuesOnConditionCheckFailure", kOnFailure},
};
constexpr Field kTransactWrite[] = {
    {"ConditionCheck",
     {.kind = Kind::structure,
      .type_name = "ConditionCheck",
      .fields = kCheckAction,
      .is_member = true}},
    {"Put", {.kind = Kind::structure, .type_name = "Put", .fields = kPutAction, .is_member = true}},
    {"Delete",
     {.kind = Kind::structure, .type_name = "Delete", .fields = kDeleteAction, .is_member = true}},
    {"Update",
     {.kind = Kind::structure, .type_name = "Update", .fields = kUpdateAction, .is_member = true}},
};
constexpr Shape kTransactWriteShape = {
    .kind = Kind::structure, .type_name = "TransactWriteItem", .fields = kTransactWrite};
constexpr Field kTransactWriteItems[] = {
    {"TransactItems",
     {.kind = Kind::list, .element = &kTransactWriteShape, .shortest = 1, .longest = 100},
     true},
    {"ReturnConsumedCapacity", kCapacity},
    {"ReturnItemCollectionMetrics", kMetrics},
    {"ClientRequestToken", {.kind = Kind::string, .shortest = 1, .longest = 36}},
};
constexpr Field kGetAction[] = {
    {"Key", kAttributes, true},
    kTableName,
    {"ProjectionExpression", kText},
    {"ExpressionAttributeNames", kNames},
};
constexpr Field kTransactGet[] = {
    {"Get",
     {.kind = Kind::structure, .type_name = "Get", .fields = kGetAction, .is_member = true},
     true},
};
constexpr Shape kTransactGetShape = {
    .kind = Kind::structure, .type_name = "TransactGetItem", .fields = kTransactGet};
constexpr Field kTransactGetItems[] = {
    {"TransactItems",
     {.kind = Kind::list, .element = &kTransactGetShape, .shortest = 1, .longest = 100},
     true},
    {"ReturnConsumedCapacity", kCapacity},
};

// -- tables

constexpr Field kDefinition[] = {
    {"AttributeName", kText, true},
    {"AttributeType", {.kind = Kind::string, .values = "B, N, S"}, true},
};
constexpr Shape kDefinitionShape = {
    .kind = Kind::structure, .type_name = "AttributeDefinition", .fields = kDefinition};
constexpr Shape kDefinitions = {.kind = Kind::list, .element = &kDefinitionShape};
constexpr Field kKeyElement[] = {
    {"AttributeName", kText, true},
    {"KeyType", {.kind = Kind::string, .values = "HASH, RANGE"}, true},
};
constexpr Shape kKeyElementShape = {
    .kind = Kind::structure, .type_name = "KeySchemaElement", .fields = kKeyElement};
constexpr Shape kKeySchema = {
    .kind = Kind::list, .element = &kKeyElementShape, .shortest = 1, .longest = 2};
constexpr Field kUnits[] = {
    {"WriteCapacityUnits", {.kind = Kind::long_integer, .least = 1}, true},
    {"ReadCapacityUnits", {.kind = Kind::long_integer, .least = 1}, true},
};
constexpr Shape kThroughput = {.kind = Kind::structure,
                               .type_name = "ProvisionedThroughput",
                               .fields = kUnits,
                               .is_member = true};
constexpr Field kProjection[] = {
    {"ProjectionType", {.kind = Kind::string, .values = "ALL, INCLUDE, KEYS_ONLY"}},
    {"NonKeyAttributes", {.kind = Kind::list, .element = &kText, .shortest = 1}},
};
constexpr Shape kProjectionShape = {
    .kind = Kind::structure, .type_name = "Projection", .fields = kProjection, .is_member = true};
constexpr Field kLocalIndex[] = {
    {"IndexName", kIndexName, true},
    {"KeySchema", kKeySchema, true},
    {"Projection", kProjectionShape, true},
};
constexpr Shape kLocalIndexShape = {
    .kind = Kind::structure, .type_name = "LocalSecondaryIndex", .fields = kLocalIndex};
constexpr Field kGlobalIndex[] = {
    {"IndexName", kIndexName, true},
    {"KeySchema", kKeySchema, true},
    {"Projection", kProjectionShape, true},
    {"ProvisionedThroughput", kThroughput},
};
constexpr Shape kGlobalIndexShape = {
    .kind = Kind::structure, .type_name = "GlobalSecondaryIndex", .fields = kGlobalIndex};
constexpr Shape kBillingMode = {.kind = Kind::string, .values = "PROVISIONED, PAY_PER_REQUEST"};
constexpr Field kStream[] = {
    {"StreamEnabled", kFlag, true},
    {"StreamViewType",
     {.kind = Kind::string, .values = "NEW_IMAGE, OLD_IMAGE, NEW_AND_OLD_IMAGES, KEYS_ONLY"}},
};
constexpr Shape kStreamShape = {.kind = Kind::structure,
                                .type_name = "StreamSpecification",
                                .fields = kStream,
                                .is_member = true};
constexpr Field kTag[] = {{"Key", kText}, {"Value", kText}};
constexpr Shape kTagShape = {.kind = Kind::structure, .type_name = "Tag", .fields = kTag};
constexpr Shape kTags = {.kind = Kind::list, .element = &kTagShape};

constexpr Field kCreateTable[] = {
    {"AttributeDefinitions", kDefinitions, true},
    kNewTableName,
    {"BillingMode", kBillingMode},
    {"ProvisionedThroughput", kThroughput},
    {"KeySchema", kKeySchema, true},
    {"LocalSecondaryIndexes", {.kind = Kind::list, .element = &kLocalIndexShape}},
    {"GlobalSecondaryIndexes", {.kind = Kind::list, .element = &kGlobalIndexShape}},
    {"StreamSpecification", kStreamShape},
    {"DeletionProtectionEnabled", kFlag},
    {"TableClass", {.kind = Kind::string, .values = "STANDARD, STANDARD_INFREQUENT_ACCESS"}},
    {"Tags", kTags},
};

constexpr Field kUpdateIndex[] = {
    {"IndexName", kIndexName, true},
    {"ProvisionedThroughput", kThroughput, true},
};
constexpr Field kCreateIndex[] = {
    {"Projection", kProjectionShape, true},
    {"IndexName", kIndexName, true},
    {"ProvisionedThroughput", kThroughput},
    {"KeySchema", kKeySchema, true},
};
constexpr Field kDeleteIndex[] = {{"IndexName", kIndexName, true}};
constexpr Field kIndexUpdate[] = {
    {"Update",
     {.kind = Kind::structure,
      .type_name = "UpdateGlobalSecondaryIndexAction",
      .fields = kUpdateIndex,
      .is_member = true}},
    {"Create",
     {.kind = Kind::structure,
      .type_name = "CreateGlobalSecondaryIndexAction",
      .fields = kCreateIndex,
      .is_member = true}},
    {"Delete",
     {.kind = Kind::structure,
      .type_name = "DeleteGlobalSecondaryIndexAction",
      .fields = kDeleteIndex,
      .is_member = true}},
};
constexpr Shape kIndexUpdateShape = {
    .kind = Kind::structure, .type_name = "GlobalSecondaryIndexUpdate", .fields = kIndexUpdate};
constexpr Field kUpdateTable[] = {
    kDemandedTableName,
    {"AttributeDefinitions", kDefinitions},
    {"ProvisionedThroughput", kThroughput},
    {"BillingMode", kBillingMode},
    {"GlobalSecondaryIndexUpdates", {.kind = Kind::list, .element = &kIndexUpdateShape}},
    {"StreamSpecification", kStreamShape},
    {"UpdateStreamEnabled", kAny},
    {"SSESpecification", kAny},
    {"ReplicaUpdates", kAny},
    {"DeletionProtectionEnabled", kFlag},
    {"TableClass", {.kind = Kind::string, .values = "STANDARD, STANDARD_INFREQUENT_ACCESS"}},
};
constexpr Field kTableOnly[] = {kDemandedTableName};
constexpr Field kListTables[] = {
    {"Limit", {.kind = Kind::integer, .least = 1, .most = 100}},
    {"ExclusiveStartTableName", kIndexName},
};
constexpr Field kTimeToLive[] = {
    {"AttributeName", {.kind = Kind::string, .shortest = 1, .longest = 255}, true},
    {"Enabled", kFlag, true},
};
constexpr Field kUpdateTimeToLive[] = {
    kTableName,
    {"TimeToLiveSpecification",
     {.kind = Kind::structure,
      .type_name = "TimeToLiveSpecification",
      .fields = kTimeToLive,
      .is_member = true},
     true},
};
constexpr Field kTagResource[] = {{"ResourceArn", kText}, {"Tags", kTags}};
constexpr Field kUntagResource[] = {{"ResourceArn", kText},
                                    {"TagKeys", {.kind = Kind::list, .element = &kText}}};
constexpr Field kListTags[] = {{"ResourceArn", kText}, {"NextToken", kText}};

// -- streams

constexpr Field kListStreams[] = {
    {"TableName", kIndexName},
    {"Limit", {.kind = Kind::integer, .least = 1, .most = 100}},
    {"ExclusiveStartStreamArn", {.kind = Kind::string, .shortest = 37, .longest = 1024}},
};
constexpr Shape kStreamArn = {.kind = Kind::string, .shortest = 37, .longest = 1024};
constexpr Field kDescribeStream[] = {
    {"StreamArn", kStreamArn, true},
    {"Limit", {.kind = Kind::integer, .least = 1, .most = 100}},
    {"ExclusiveStartShardId", kText},
};
constexpr Field kGetShardIterator[] = {
    {"StreamArn", kStreamArn, true},
    {"ShardId", {.kind = Kind::string, .shortest = 28, .longest = 65}, true},
    {"ShardIteratorType",
     {.kind = Kind::string,
      .values = "AFTER_SEQUENCE_NUMBER, LATEST, AT_SEQUENCE_NUMBER, TRIM_HORIZON"},
     true},
    {"SequenceNumber", {.kind = Kind::string, .shortest = 21, .longest = 40}},
};
constexpr Field kGetRecords[] = {
    {"ShardIterator", {.kind = Kind::string, .shortest = 1, .longest = 2048}, true},
    {"Limit", {.kind = Kind::integer, .least = 1, .most = 1000}},
};

constexpr OperationRow kOperations[] = {
    {"BatchGetItem", false, kBatchGetItem, batch_get_item},
    {"BatchWriteItem", false, kBatchWriteItem, batch_write_item},
    {"CreateTable", false, kCreateTable, create_table},
    {"DeleteItem", false, kDeleteItem, delete_item},
    {"DeleteTable", false, kTableOnly, delete_table},
    {"DescribeContinuousBackups", false, kTableOnly, describe_continuous_backups},
    {"DescribeEndpoints", false, {}, describe_endpoints},
    {"DescribeLimits", false, {}, describe_limits},
    {"DescribeTable", false, kTableOnly, describe_table},
    {"DescribeTimeToLive", false, kTableOnly, describe_time_to_live},
    {"GetItem", false, kGetItem, get_item},
    {"ListTables", false, kListTables, list_tables},
    {"ListTagsOfResource", false, kListTags, list_tags_of_resource},
    {"PutItem", false, kPutItem, put_item},
    {"Query", false, kQuery, query},
    {"Scan", false, kScan, scan},
    {"TagResource", false, kTagResource, tag_resource},
    {"TransactGetItems", false, kTransactGetItems, transact_get_items},
    {"TransactWriteItems", false, kTransactWriteItems, transact_write_items},
    {"UntagResource", false, kUntagResource, untag_resource},
    {"UpdateItem", false, kUpdateItem, update_item},
    {"UpdateTable", false, kUpdateTable, update_table},
    {"UpdateTimeToLive", false, kUpdateTimeToLive, update_time_to_live},
    {"ListStreams", true, kListStreams, list_streams},
    {"DescribeStream", true, kDescribeStream, describe_stream},
    {"GetShardIterator", true, kGetShardIterator, get_shard_iterator},
    {"GetRecords", true, kGetRecords, get_records},
};

}  // namespace

std::span<const OperationRow> operation_table() {
  return kOperations;
}

const OperationRow* find_operation(std::string_view name) {
  for (const OperationRow& row : kOperations) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

}  // namespace dynamodb
