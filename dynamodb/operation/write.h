// One write of one item: PutItem, UpdateItem, DeleteItem, an entry of a batch or of a transaction.
#pragma once

#include <optional>
#include <string>

#include "dynamodb/operation/request_expressions.h"

namespace dynamodb {

enum class WriteKind { put, update, remove, check };

/// `item` is the item of a put and the key of the others.
struct Write {
  WriteKind kind = WriteKind::put;
  Item item;
  /// For a put, the item as it will be stored.
  std::string bytes;
  RequestExpressions expressions;
  bool wants_item_on_failure = false;
};

/// What a write does to the store once its table, its condition and its item are known.
struct PlannedWrite {
  const Table* table = nullptr;
  std::string key;
  std::optional<StoredRow> old;
  /// Nothing: the item goes, or is not there.
  std::optional<std::string> bytes;
  /// Known where somebody asked: an expression, an index, a stream.
  Item old_item;
  Item new_item;
  bool is_change = true;
};

/// Checks of the item or key and the expressions, without the table. `name` is the member that
/// holds the item or the key.
Expected<Write> read_write(Engine& engine, const Json& request, WriteKind kind);

/// Checks against the table's definition.
Check check_write(const Table& table, const Write& write);
/// The part of it that looks at paths alone: those of an update that go on below keys.
Check check_nested_keys(const Table& table, const Write& write);

/// Reads the item, tries the condition and works out the result; changes nothing. `needs_old`:
/// whether the old item matters though neither expression nor index asks for it.
Expected<PlannedWrite> plan_write(Engine& engine, const Table& table, const Write& write,
                                  bool needs_old);

/// Writes it, with index entries and the stream's record. `identity` is the record's userIdentity,
/// or null. Precondition: a transaction is open, unless is_single_statement().
void apply_write(Engine& engine, const PlannedWrite& plan, const Json& identity = nullptr);
bool is_single_statement(const PlannedWrite& plan);

/// The values and size of an item as all writes ask for them.
Check check_item_values(const Json& json, Item& out);

Check check_item_size(std::string_view bytes);

/// The error of a failed condition.
Error condition_failed(const PlannedWrite* plan, const Write& write);

}  // namespace dynamodb
