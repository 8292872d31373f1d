#include "dynamodb/table/create_checks.h"

#include <algorithm>
#include <set>

namespace dynamodb {
namespace {

constexpr std::size_t kMaxLocal = 5;
constexpr std::size_t kMaxGlobal = 20;
constexpr std::int64_t kMaxUnits = 1'000'000'000'000;

Error invalid(const std::string& what) {
  return validation_error("One or more parameter values were invalid: " + what);
}

std::string printed(const std::vector<std::string>& names) {
  std::string out = "[";
  for (const std::string& name : names) out += (out.size() > 1 ? ", " : "") + name;
  return out + "]";
}

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Check check_defined(const std::vector<std::string>& keys,
                    const std::vector<std::string>& definitions) {
  if (std::all_of(keys.begin(), keys.end(),
                  [&](const std::string& key) { return has(definitions, key); })) {
    return std::nullopt;
  }
  return invalid("Some index key attributes are not defined in AttributeDefinitions. Keys: " +
                 printed(keys) + ", AttributeDefinitions: " + printed(definitions));
}

Check check_schema(const Json& schema, const std::vector<std::string>& definitions) {
  const std::vector<std::string> keys = attribute_names(schema);
  if (Check check = check_defined(keys, definitions)) return check;
  if (keys.size() > 1 && keys[0] == keys[1]) {
    return validation_error(
        "Both the Hash Key and the Range Key element in the KeySchema have the same name");
  }
  const JsonArray& elements = *schema.as_array();
  if (*elements[0].text("KeyType") != "HASH") {
    return validation_error("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
  }
  if (elements.size() > 1 && *elements[1].text("KeyType") != "RANGE") {
    return validation_error(
        "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
  }
  return std::nullopt;
}

Check check_projection(const Json& index) {
  const Json& projection = *index.find("Projection");
  const std::string* type = projection.text("ProjectionType");
  if (type == nullptr) return invalid("Unknown ProjectionType: null");
  if (projection.find("NonKeyAttributes") != nullptr && *type != "INCLUDE") {
    return invalid("ProjectionType is " + *type + ", but NonKeyAttributes is specified");
  }
  return std::nullopt;
}

Check check_throughput(const Json& request) {
  const std::string* mode = request.text("BillingMode");
  const bool is_on_demand = mode != nullptr && *mode == "PAY_PER_REQUEST";
  const Json* units = request.find("ProvisionedThroughput");
  if (is_on_demand) {
    if (units == nullptr) return std::nullopt;
    return invalid(
        "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
        "PAY_PER_REQUEST");
  }
  if (units == nullptr) {
    return invalid(
        "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is "
        "PROVISIONED");
  }
  for (const char* kind : {"ReadCapacityUnits", "WriteCapacityUnits"}) {
    const std::int64_t value = units->integer(kind).value_or(0);
    if (value > kMaxUnits) {
      return validation_error("Given value " + std::to_string(value) + " for " + kind +
                              " is out of bounds");
    }
  }
  return std::nullopt;
}

class IndexChecks {
 public:
  explicit IndexChecks(const Json& request)
      : request_(request), definitions_(attribute_names(*request.find("AttributeDefinitions"))) {}

  Check check_local() {
    const Json* list = request_.find("LocalSecondaryIndexes");
    if (list == nullptr) return std::nullopt;
    const JsonArray& schema = *request_.find("KeySchema")->as_array();
    const std::string& table_hash = *schema[0].text("AttributeName");
    if (list->as_array()->empty()) return invalid("List of LocalSecondaryIndexes is empty");
    if (schema.size() != 2) {
      return invalid(
          "Table KeySchema does not have a range key, which is required when specifying a "
          "LocalSecondaryIndex");
    }
    for (const Json& index : *list->as_array()) {
      const std::string& name = *index.text("IndexName");
      const Json& keys = *index.find("KeySchema");
      if (Check check = check_schema(keys, definitions_)) return check;
      if (keys.as_array()->size() != 2) {
        return invalid("Index KeySchema does not have a range key for index: " + name);
      }
      const std::string& hash = *(*keys.as_array())[0].text("AttributeName");
      if (hash != table_hash) {
        return invalid(
            "Index KeySchema does not have the same leading hash key as table KeySchema for "
            "index: " +
            name + ". index hash key: " + hash + ", table hash key: " + table_hash);
      }
      if (Check check = check_projection(index)) return check;
      if (Check check = check_name(name)) return check;
    }
    if (list->as_array()->size() > kMaxLocal) {
      return invalid("Number of LocalSecondaryIndexes exceeds per-table limit of 5");
    }
    return std::nullopt;
  }

  Check check_global() {
    const Json* list = request_.find("GlobalSecondaryIndexes");
    if (list == nullptr) return std::nullopt;
    if (list->as_array()->empty()) return invalid("List of GlobalSecondaryIndexes is empty");
    const std::string* mode = request_.text("BillingMode");
    for (const Json& index : *list->as_array()) {
      const std::string& name = *index.text("IndexName");
      if (Check check = check_new_index(index, definitions_)) return check;
      if (mode != nullptr && *mode == "PAY_PER_REQUEST" &&
          index.find("ProvisionedThroughput") != nullptr) {
        return invalid("ProvisionedThroughput should not be specified for index: " + name +
                       " when BillingMode is PAY_PER_REQUEST");
      }
      if (Check check = check_name(name)) return check;
    }
    if (list->as_array()->size() > kMaxGlobal) {
      return invalid("GlobalSecondaryIndex count exceeds the per-table limit of 20");
    }
    return std::nullopt;
  }

  Check check_unused() const {
    std::vector<std::string> used = attribute_names(*request_.find("KeySchema"));
    bool has_indexes = false;
    for (const char* kind : {"LocalSecondaryIndexes", "GlobalSecondaryIndexes"}) {
      const Json* list = request_.find(kind);
      if (list == nullptr) continue;
      has_indexes = true;
      for (const Json& index : *list->as_array()) {
        for (const std::string& name : attribute_names(*index.find("KeySchema"))) {
          if (!has(used, name)) used.push_back(name);
        }
      }
    }
    const bool is_used = std::all_of(definitions_.begin(), definitions_.end(),
                                     [&](const std::string& name) { return has(used, name); });
    if (is_used || !has_indexes) return std::nullopt;
    return invalid("Some AttributeDefinitions are not used. AttributeDefinitions: " +
                   printed(definitions_) + ", keys used: " + printed(used));
  }

 private:
  Check check_name(const std::string& name) {
    if (names_.insert(name).second) return std::nullopt;
    return invalid("Duplicate index name: " + name);
  }

  const Json& request_;
  std::vector<std::string> definitions_;
  std::set<std::string> names_;
};

}  // namespace

std::vector<std::string> attribute_names(const Json& list) {
  std::vector<std::string> out;
  for (const Json& element : *list.as_array()) out.push_back(*element.text("AttributeName"));
  return out;
}

Check check_new_index(const Json& index, const std::vector<std::string>& definitions) {
  if (Check check = check_schema(*index.find("KeySchema"), definitions)) return check;
  return check_projection(index);
}

Check check_new_table(const Json& request) {
  if (Check check = check_throughput(request)) return check;
  const Json& schema = *request.find("KeySchema");
  const std::vector<std::string> definitions =
      attribute_names(*request.find("AttributeDefinitions"));
  if (schema.as_array()->size() > definitions.size()) {
    return validation_error("Invalid KeySchema: Some index key attribute have no definition");
  }
  if (Check check = check_schema(schema, definitions)) return check;
  const bool has_indexes = request.find("LocalSecondaryIndexes") != nullptr ||
                           request.find("GlobalSecondaryIndexes") != nullptr;
  if (!has_indexes && schema.as_array()->size() != definitions.size()) {
    return invalid(
        "Number of attributes in KeySchema does not exactly match number of attributes defined in "
        "AttributeDefinitions");
  }
  IndexChecks indexes(request);
  if (Check check = indexes.check_local()) return check;
  if (Check check = indexes.check_global()) return check;
  return indexes.check_unused();
}

}  // namespace dynamodb
