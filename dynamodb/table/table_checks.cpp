#include "dynamodb/table/table.h"

namespace dynamodb {
namespace {

constexpr std::size_t kMaxHashBytes = 2048;
constexpr std::size_t kMaxRangeBytes = 1024;
constexpr char kInvalid[] = "One or more parameter values were invalid: ";

bool is_empty_key(const Value& value) {
  return value.type() != Type::N && value.text().empty();
}

std::string_view kind_word(const Value& value) {
  return value.type() == Type::S ? "string" : "binary";
}

std::string type_text(const Value& value) {
  return std::string(type_name(value.type()));
}

Check check_size(const Value& value, bool is_hash) {
  if (value.type() == Type::N) return std::nullopt;
  if (is_hash && value.text().size() > kMaxHashBytes) {
    return validation_error(std::string(kInvalid) +
                            "Size of hashkey has exceeded the maximum size limit of2048 bytes");
  }
  if (!is_hash && value.text().size() > kMaxRangeBytes) {
    return validation_error(
        std::string(kInvalid) +
        "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
  }
  return std::nullopt;
}

// The attributes whose types an index asks for: a local index shares the table's hash key.
std::vector<std::string> own_keys(const Index& index) {
  if (index.is_global) return index.keys.names();
  return {index.keys.range};
}

}  // namespace

Check check_key_part(const Map& key, const std::string& name, Type type, bool is_hash) {
  const Value* value = key.find(name);
  if (value == nullptr || value->type() != type) {
    return validation_error("The provided key element does not match the schema");
  }
  if (is_empty_key(*value)) {
    return validation_error(std::string(kInvalid) +
                            "The AttributeValue for a key attribute cannot contain an empty " +
                            std::string(kind_word(*value)) + " value. Key: " + name);
  }
  return check_size(*value, is_hash);
}

Check Table::check_key(const Map& key) const {
  if (key.size() != keys_.names().size()) {
    return validation_error("The provided key element does not match the schema");
  }
  for (const std::string& name : keys_.names()) {
    if (Check check = check_key_part(key, name, type_of(name), name == keys_.hash)) return check;
  }
  return std::nullopt;
}

Check Table::check_item(const Item& item) const {
  for (const std::string& name : keys_.names()) {
    const Value* value = item.find(name);
    const Type type = type_of(name);
    if (value == nullptr) {
      return validation_error(kInvalid + ("Missing the key " + name) + " in the item");
    }
    if (value->type() != type) {
      return validation_error(kInvalid + ("Type mismatch for key " + name) + " expected: " +
                              std::string(type_name(type)) + " actual: " + type_text(*value));
    }
    if (is_empty_key(*value)) {
      return validation_error(
          "One or more parameter values are not valid. The AttributeValue for a key attribute "
          "cannot contain an empty " +
          std::string(kind_word(*value)) + " value. Key: " + name);
    }
    if (Check check = check_size(*value, name == keys_.hash)) return check;
  }
  for (const Index& index : indexes_) {
    for (const std::string& name : own_keys(index)) {
      const Value* value = item.find(name);
      if (value == nullptr) continue;
      const Type type = type_of(name);
      if (value->type() != type) {
        return validation_error(kInvalid + ("Type mismatch for Index Key " + name) +
                                " Expected: " + std::string(type_name(type)) +
                                " Actual: " + type_text(*value) + " IndexName: " + index.name);
      }
      if (is_empty_key(*value)) {
        return validation_error(
            "One or more parameter values are not valid. A value specified for a secondary index "
            "key is not supported. The AttributeValue for a key attribute cannot contain an "
            "empty " +
            std::string(kind_word(*value)) + " value. IndexName: " + index.name +
            ", IndexKey: " + name);
      }
    }
  }
  return std::nullopt;
}

Check Table::check_updated_item(const Item& item, const Item& old) const {
  for (const Index& index : indexes_) {
    for (const std::string& name : own_keys(index)) {
      const Value* value = item.find(name);
      const Value* before = old.find(name);
      if (value == nullptr || (before != nullptr && *before == *value)) continue;
      if (value->type() != type_of(name)) {
        return validation_error(
            "The update expression attempted to update the secondary index key to unsupported "
            "type");
      }
      if (is_empty_key(*value)) {
        return validation_error(
            "The update expression attempted to update a secondary index key to a value that is "
            "not supported. The AttributeValue for a key attribute cannot contain an empty " +
            std::string(kind_word(*value)) + " value.");
      }
    }
  }
  return std::nullopt;
}

Check Table::check_key_paths(const std::vector<std::string>& nested_heads) const {
  const auto message = [](const char* kind, const std::string& name) {
    return validation_error(
        "Key attributes must be scalars; list random access '[]' and map lookup '.' are not "
        "allowed: " +
        (kind + (": " + name)));
  };
  const auto is_nested = [&](const std::string& name) {
    for (const std::string& head : nested_heads) {
      if (head == name) return true;
    }
    return false;
  };
  for (const std::string& name : keys_.names()) {
    if (is_nested(name)) return message("Key", name);
  }
  for (const Index& index : indexes_) {
    for (const std::string& name : own_keys(index)) {
      if (is_nested(name)) return message("IndexKey", name);
    }
  }
  return std::nullopt;
}

}  // namespace dynamodb
