#include <algorithm>

#include "dynamodb/protocol/shape_check.h"
#include "vtl/text/ascii.h"

namespace dynamodb {
namespace {

using Kind = Shape::Kind;

constexpr std::size_t kMaxMessages = 10;

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char letter) {
    return vtl::is_letter_or_digit(letter) || letter == '_' || letter == '.' || letter == '-';
  });
}

std::string lower_first(std::string_view name) {
  std::string out(name);
  if (!out.empty()) out[0] = vtl::ascii_lower(out[0]);
  return out;
}

// As Java prints them: {name=[...]}, KeySchemaElement(attributeName=p, keyType=HASH). What comes
// after some hundred letters is left out, for the service varies here.
std::string printed(const Json& json, const Shape& shape) {
  constexpr std::size_t kShort = 400;
  if (const std::string* text = json.as_string()) return *text;
  if (const JsonArray* array = json.as_array()) {
    std::string out = "[";
    for (const Json& element : *array) {
      if (out.size() > kShort) break;
      if (out.size() > 1) out += ", ";
      out += printed(element, shape.element == nullptr ? Shape() : *shape.element);
    }
    return out + "]";
  }
  const JsonObject* object = json.as_object();
  if (object == nullptr || (shape.kind == Kind::any && shape.element == nullptr)) {
    return to_text(json);
  }
  const bool is_structure = shape.kind == Kind::structure;
  std::string members;
  for (const auto& [name, value] : *object) {
    if (members.size() > kShort) break;
    const Shape* part = shape.element;
    for (const Field& field : shape.fields) {
      if (field.name == name) part = &field.shape;
    }
    if (!members.empty()) members += ", ";
    members += (is_structure ? lower_first(name) : name) + "=" +
               printed(value, part == nullptr ? Shape() : *part);
  }
  if (is_structure) return std::string(shape.type_name) + "(" + members + ")";
  return "{" + members + "}";
}

std::int64_t length_of(const Json& json) {
  if (const std::string* text = json.as_string()) return static_cast<std::int64_t>(text->size());
  if (const JsonArray* array = json.as_array()) return static_cast<std::int64_t>(array->size());
  return static_cast<std::int64_t>(json.as_object()->size());
}

bool is_among(std::string_view value, std::string_view list) {
  while (!list.empty()) {
    const std::size_t comma = list.find(", ");
    if (list.substr(0, comma) == value) return true;
    if (comma == std::string_view::npos) return false;
    list.remove_prefix(comma + 2);
  }
  return false;
}

class ConstraintCheck {
 public:
  void fields(const Json& structure, std::span<const Field> fields, const std::string& parent) {
    for (const Field& field : fields) {
      const Json* value = structure.find(field.name);
      const std::string place = (parent.empty() ? "" : parent + ".") + lower_first(field.name);
      if (value == nullptr || value->is_null()) {
        if (field.is_required) add("null", place, "Member must not be null");
        continue;
      }
      check(*value, field.shape, place);
    }
  }

  Check result() const {
    if (messages_.empty()) return std::nullopt;
    std::string text = std::to_string(messages_.size()) + " validation error" +
                       (messages_.size() > 1 ? "s" : "") + " detected: ";
    for (std::size_t i = 0; i < messages_.size(); ++i) text += (i > 0 ? "; " : "") + messages_[i];
    return validation_error(std::move(text));
  }

  void check(const Json& json, const Shape& shape, const std::string& place) {
    if (messages_.size() >= kMaxMessages) return;
    check_values(json, shape, place);
    if (shape.kind == Kind::structure) {
      fields(json, shape.fields, place);
    } else if (const JsonArray* list = json.as_array(); list != nullptr && shape.element) {
      for (std::size_t i = 0; i < list->size(); ++i) {
        if ((*list)[i].is_null()) continue;
        check((*list)[i], *shape.element, place + "." + std::to_string(i + 1) + ".member");
      }
    } else if (const JsonObject* map = json.as_object(); map != nullptr && shape.element) {
      if (shape.element->kind == Kind::attribute_value) return;
      for (const auto& [name, value] : *map) {
        if (!value.is_null()) check(value, *shape.element, place + "." + name + ".member");
      }
    }
  }

 private:
  void check_values(const Json& json, const Shape& shape, const std::string& place) {
    if (const std::int64_t* number = json.as_integer()) {
      if (*number < shape.least) {
        fail(json, shape, place,
             "Member must have value greater than or equal to " + std::to_string(shape.least));
      }
      if (*number > shape.most) {
        fail(json, shape, place,
             "Member must have value less than or equal to " + std::to_string(shape.most));
      }
      return;
    }
    const std::string* text = json.as_string();
    if (text != nullptr && !shape.values.empty() && !is_among(*text, shape.values)) {
      fail(json, shape, place,
           "Member must satisfy enum value set: [" + std::string(shape.values) + "]");
    }
    if (text != nullptr && shape.is_name && !is_name(*text)) {
      fail(json, shape, place, "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
    }
    if (shape.shortest >= 0 && length_of(json) < shape.shortest) {
      fail(json, shape, place,
           "Member must have length greater than or equal to " + std::to_string(shape.shortest));
    }
    if (shape.longest >= 0 && length_of(json) > shape.longest) {
      fail(json, shape, place,
           "Member must have length less than or equal to " + std::to_string(shape.longest));
    }
    const JsonObject* map = json.as_object();
    if (map == nullptr) return;
    if (shape.has_table_names) check_table_names(json, shape, place);
    if (shape.has_write_lists) check_write_lists(json, shape, place);
  }

  void check_table_names(const Json& json, const Shape& shape, const std::string& place) {
    for (const auto& [name, value] : *json.as_object()) {
      if (is_name(name) && name.size() >= 3 && name.size() <= 255) continue;
      fail(json, shape, place,
           "Map keys must satisfy constraint: [Member must have length less than or equal to 255, "
           "Member must have length greater than or equal to 3, Member must satisfy regular "
           "expression pattern: [a-zA-Z0-9_.-]+]");
      return;
    }
  }

  void check_write_lists(const Json& json, const Shape& shape, const std::string& place) {
    for (const auto& [name, value] : *json.as_object()) {
      if (value.is_null() || (length_of(value) >= 1 && length_of(value) <= 25)) continue;
      fail(json, shape, place,
           "Map value must satisfy constraint: [Member must have length less than or equal to 25, "
           "Member must have length greater than or equal to 1]");
      return;
    }
  }

  void fail(const Json& json, const Shape& shape, const std::string& place,
            const std::string& message) {
    add("'" + printed(json, shape) + "'", place, message);
  }

  void add(const std::string& value, const std::string& place, const std::string& message) {
    if (messages_.size() >= kMaxMessages) return;
    messages_.push_back("Value " + value + " at '" + place +
                        "' failed to satisfy constraint: " + message);
  }

  std::vector<std::string> messages_;
};

// A table's name that is too short or too long is found first and alone.
Check check_table_name(const Json& request, const Field& field) {
  const Json* value = request.find(field.name);
  if (value == nullptr || value->as_string() == nullptr) return std::nullopt;
  ConstraintCheck check;
  Shape lengths{.kind = Kind::string};
  lengths.shortest = field.shape.shortest;
  lengths.longest = field.shape.longest;
  check.check(*value, lengths, "tableName");
  return check.result();
}

}  // namespace

Check check_constraints(const Json& request, std::span<const Field> fields) {
  for (const Field& field : fields) {
    if (field.is_demanded && request.find(field.name) == nullptr) {
      return validation_error("The parameter '" + std::string(field.name) +
                              "' is required but was not present in the request");
    }
    if (field.name == "TableName") {
      if (Check check = check_table_name(request, field)) return check;
    }
  }
  ConstraintCheck check;
  check.fields(request, fields, "");
  return check.result();
}

}  // namespace dynamodb
