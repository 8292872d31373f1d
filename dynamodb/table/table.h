// A table's definition: its keys, its indexes, and what it asks of items and keys.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dynamodb/error.h"
#include "dynamodb/json.h"
#include "dynamodb/value.h"

namespace dynamodb {

/// `range` is empty where there is only a hash key.
struct KeySchema {
  std::string hash;
  std::string range;

  bool has_range() const { return !range.empty(); }
  bool has(std::string_view name) const { return name == hash || (has_range() && name == range); }
  std::vector<std::string> names() const;
};

struct Index {
  std::int64_t id = 0;
  std::string name;
  bool is_global = false;
  KeySchema keys;
  /// Whether it shows all attributes; otherwise `shown` are those that it does.
  bool shows_all = true;
  std::vector<std::string> shown;
};

struct StreamSettings {
  std::string view_type;
  std::string arn;
  std::string label;
  double created = 0;
};

/// `description` is what DescribeTable answers, without what is counted or depends on the time.
/// Everything else is read from it by set_description().
class Table {
 public:
  std::int64_t id = 0;
  Json description;
  /// Empty: no time to live.
  std::string ttl_attribute;
  std::optional<StreamSettings> stream;
  JsonArray tags;
  /// Milliseconds from which on it is ACTIVE.
  std::int64_t ready_at = 0;
  /// Milliseconds at which it is gone, while it is DELETING.
  std::optional<std::int64_t> gone_at;

  const std::string& name() const { return name_; }
  const KeySchema& keys() const { return keys_; }
  const std::vector<Index>& indexes() const { return indexes_; }
  const Index* find_index(std::string_view name) const;
  bool has_local_index() const;
  /// Returns the type of a key attribute. Precondition: `name` is one.
  Type type_of(std::string_view name) const;

  /// Takes a TableDescription. Indexes that were there keep their ids, new ones get the next.
  void set_description(Json description);

  /// The whole definition as text, and back.
  std::string to_text() const;
  static Table from_text(std::int64_t id, std::string_view text);

  // -- what is asked of items

  /// A key as Get, Update and Delete have it.
  Check check_key(const Map& key) const;
  /// The keys of an item that is put, and those of its indexes.
  Check check_item(const Item& item) const;
  /// Types of index keys in an updated item; `old` is the item before.
  Check check_updated_item(const Item& item, const Item& old) const;
  /// Paths that go on below key attributes.
  Check check_key_paths(const std::vector<std::string>& nested_heads) const;

  /// Precondition: the keys are there, of their types.
  std::string key_of(const Item& item) const;
  /// The entry's key, or nothing where the index has no entry of the item.
  std::optional<std::string> index_key_of(const Index& index, const Item& item) const;
  Item key_attributes(const Item& item) const;
  /// Attributes of which some index makes keys, and the table's keys.
  const std::vector<std::string>& attributes_of_keys() const { return attributes_of_keys_; }

 private:
  std::string name_;
  KeySchema keys_;
  std::vector<std::pair<std::string, Type>> types_;
  std::vector<Index> indexes_;
  std::vector<std::string> attributes_of_keys_;
  std::int64_t next_index_ = 1;
};

/// One attribute of a key, with the words for keys of requests.
Check check_key_part(const Map& key, const std::string& name, Type type, bool is_hash);

}  // namespace dynamodb
