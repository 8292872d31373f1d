// A typed value of DynamoDB (an AttributeValue), and an item as a map of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dynamodb {

enum class Type : std::uint8_t { S, N, B, BOOL, NULL_, SS, NS, BS, L, M };

/// "S", "BOOL", "NULL" and so on.
std::string_view type_name(Type type);

class Value;
struct Attribute;

/// Values by name. They are kept in the order of their names' bytes, so that equal maps are equal
/// element by element.
class Map {
 public:
  Map() = default;

  const Value* find(std::string_view name) const;
  Value* find(std::string_view name);
  /// Replaces the value of that name or adds it.
  void set(std::string name, Value value);
  void erase(std::string_view name);
  /// Takes attributes in any order; no name comes twice.
  static Map of(std::vector<Attribute> attributes);

  bool empty() const { return attributes_.empty(); }
  std::size_t size() const { return attributes_.size(); }
  auto begin() const { return attributes_.begin(); }
  auto end() const { return attributes_.end(); }
  bool operator==(const Map& other) const;

 private:
  std::vector<Attribute> attributes_;
};

using Strings = std::vector<std::string>;
using List = std::vector<Value>;

/// S: UTF-8; N: the plain form of a number; B: bytes. Members of sets are in order and differ.
class Value {
 public:
  /// NULL.
  Value() = default;

  static Value string(std::string text) { return {Type::S, std::move(text)}; }
  /// `text` is a number in plain form.
  static Value number(std::string text) { return {Type::N, std::move(text)}; }
  static Value binary(std::string bytes) { return {Type::B, std::move(bytes)}; }
  static Value boolean(bool flag);
  static Value list(List elements);
  static Value map(Map attributes);
  /// Puts the members in order. Precondition: `type` is SS, NS or BS, and no member comes twice.
  static Value set(Type type, Strings members);

  Type type() const { return type_; }
  bool is_set() const { return type_ == Type::SS || type_ == Type::NS || type_ == Type::BS; }
  /// What orders and keys can be made of: S, N and B.
  bool is_scalar() const { return type_ == Type::S || type_ == Type::N || type_ == Type::B; }

  bool flag() const { return *std::get_if<bool>(&data_); }
  const std::string& text() const { return *std::get_if<std::string>(&data_); }
  const Strings& members() const { return *std::get_if<Strings>(&data_); }
  const List& elements() const { return *std::get_if<List>(&data_); }
  List& elements() { return *std::get_if<List>(&data_); }
  const Map& map() const { return *std::get_if<Map>(&data_); }
  Map& map() { return *std::get_if<Map>(&data_); }

  /// Compares type and value: numbers by value, sets and maps regardless of order.
  bool operator==(const Value& other) const;

 private:
  Value(Type type, std::string text) : type_(type), data_(std::move(text)) {}

  Type type_ = Type::NULL_;
  std::variant<bool, std::string, Strings, List, Map> data_;
};

struct Attribute {
  std::string name;
  Value value;
  bool operator==(const Attribute& other) const = default;
};

using Item = Map;

/// Less than, equal to or greater than zero; by value for N, by bytes for S and B.
/// Precondition: both are scalars of one type.
int compare_scalars(const Value& left, const Value& right);

}  // namespace dynamodb
