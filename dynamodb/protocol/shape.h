// The types and constraints of requests, as tables.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace dynamodb {

struct Field;

/// `list_in_map` and `map_in_list` are lists and maps with a word of their own for what they are
/// not, which the service owes to how it reads them.
struct Shape {
  enum class Kind {
    any,
    string,
    integer,
    long_integer,
    boolean,
    blob,
    list,
    list_in_map,
    map,
    map_in_list,
    structure,
    attribute_value,
  };
  Kind kind = Kind::any;
  /// As messages show it: for a map what it maps to, for a structure its name.
  std::string_view type_name = {};
  /// What lists and maps hold.
  const Shape* element = nullptr;
  /// The fields of a structure, and whether it is a member of a structure, not of a list or map.
  std::span<const Field> fields = {};
  bool is_member = false;

  std::int64_t least = std::numeric_limits<std::int64_t>::min();
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
  std::int64_t shortest = -1;
  std::int64_t longest = -1;
  /// Whether it has to be a name: [a-zA-Z0-9_.-]+
  bool is_name = false;
  /// Allowed values, in the order of messages: "SIZE, NONE".
  std::string_view values = {};
  /// For maps: whether keys are names of tables, and whether values are lists of writes.
  bool has_table_names = false;
  bool has_write_lists = false;
};

struct Field {
  std::string_view name;
  Shape shape;
  bool is_required = false;
  /// It has to be there, and its absence has a message of its own.
  bool is_demanded = false;
};

}  // namespace dynamodb
