// A JSON document as requests come in and answers go out.
//
// Objects keep the order of their members, since the service names the first error in that order;
// of members of one name the last value counts. A number is an integer or a decimal, which the
// protocol tells apart. An answer may hold items in the form in which they are stored
// (StoredItem): they are written as DynamoDB's typed JSON without a tree in between.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dynamodb {

class Json;
using JsonArray = std::vector<Json>;
using JsonMember = std::pair<std::string, Json>;
using JsonObject = std::vector<JsonMember>;

/// An item's bytes (value/item_bytes.h).
struct StoredItem {
  std::string bytes;
};

/// A number that is not a 64-bit integer, with the digits that it was written with.
struct Decimal {
  double value = 0;
  std::string text;
};

class Json {
 public:
  Json() = default;
  Json(std::nullptr_t) {}
  template <std::same_as<bool> Flag>  // no pointer becomes a flag
  Json(Flag value) : data_(value) {}
  Json(int value) : data_(static_cast<std::int64_t>(value)) {}
  Json(std::int64_t value) : data_(value) {}
  Json(std::uint64_t value) : data_(static_cast<std::int64_t>(value)) {}
  Json(double value) : data_(Decimal{value, {}}) {}
  Json(Decimal value) : data_(std::move(value)) {}
  Json(const char* value) : data_(std::string(value)) {}
  Json(std::string_view value) : data_(std::string(value)) {}
  Json(std::string value) : data_(std::move(value)) {}
  Json(JsonArray value);
  Json(JsonObject value);
  Json(StoredItem value) : data_(std::move(value)) {}

  static Json object() { return Json(JsonObject{}); }
  static Json array() { return Json(JsonArray{}); }

  bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
  const bool* as_bool() const { return std::get_if<bool>(&data_); }
  const std::int64_t* as_integer() const { return std::get_if<std::int64_t>(&data_); }
  const Decimal* as_decimal() const { return std::get_if<Decimal>(&data_); }
  const std::string* as_string() const { return std::get_if<std::string>(&data_); }
  const JsonArray* as_array() const { return std::get_if<JsonArray>(&data_); }
  JsonArray* as_array() { return std::get_if<JsonArray>(&data_); }
  const JsonObject* as_object() const { return std::get_if<JsonObject>(&data_); }
  JsonObject* as_object() { return std::get_if<JsonObject>(&data_); }
  const StoredItem* as_item() const { return std::get_if<StoredItem>(&data_); }

  /// The member of an object, or nullptr; of anything else nullptr.
  const Json* find(std::string_view name) const;
  Json* find(std::string_view name);
  /// The text of a string member, or nullptr.
  const std::string* text(std::string_view name) const;
  std::optional<std::int64_t> integer(std::string_view name) const;
  /// Whether the member is true.
  bool flag(std::string_view name) const;

  /// Appends a member without looking whether there is one of that name.
  /// Precondition: this is an object.
  Json& add(std::string name, Json value);
  /// Replaces the member of that name or appends it. Precondition: this is an object.
  void set(std::string_view name, Json value);
  void remove(std::string_view name);
  /// Precondition: this is an array.
  void push(Json value);

 private:
  std::variant<std::monostate, bool, std::int64_t, Decimal, std::string, JsonArray, JsonObject,
               StoredItem>
      data_;
};

/// What a text may use up before it is refused as JSON.
struct JsonLimits {
  std::size_t depth = 400;
  std::size_t values = 4'000'000;
};

/// Nothing where the text is not JSON in UTF-8 or exceeds the limits.
std::optional<Json> read_json(std::string_view text, const JsonLimits& limits = {});
void write_json(const Json& value, std::string& out);
std::string to_text(const Json& value);
/// Appends a JSON string with its quotes.
void write_json_string(std::string_view text, std::string& out);

}  // namespace dynamodb
