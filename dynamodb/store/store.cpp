#include "dynamodb/store/store.h"

#include <cstring>
#include <sqlite3.h>

// Each DynamoDB table is a table of SQLite, `item_N (id, k, v)`: k is the key as bytes whose order
// is DynamoDB's order of keys (value/key_bytes.h), v the item's bytes. Each index is `index_N_M (k,
// item)`: k is the index's key followed by the table's, which makes it unique, and `item` the row
// it is about. So Query and Scan are range walks over a B-tree, and the store needs to know no
// types:
//
//   Query pk = "a" AND sk BETWEEN "b" AND "c"     ->  WHERE k >= bytes(a, b) AND k < bytes(a, c) +
//   1
//
// A walk over an index joins the item by its row; CROSS JOIN keeps SQLite from turning the join
// round. Statements are prepared once per table, index and kind.

namespace dynamodb {
namespace {

// What is prepared per table; those from kEntries on belong to an index.
enum Kind { kGet, kInsert, kReplace, kPut, kErase, kCount, kWalk, kKinds = 12 };
enum EntryKind { kAddEntry, kEraseEntry, kCountEntries, kWalkEntries };

std::string item_table(std::int64_t table) {
  return "item_" + std::to_string(table);
}

std::string index_table(std::int64_t table, std::int64_t index) {
  return "index_" + std::to_string(table) + "_" + std::to_string(index);
}

// Walks come in four: with an upper bound (+1) and backwards (+2).
std::string walk_text(std::int64_t table, std::int64_t index, int variant) {
  const std::string items = item_table(table);
  std::string text = index == 0 ? "SELECT t.id, t.v FROM " + items + " AS t WHERE t.k >= ?1"
                                : "SELECT t.id, t.v FROM " + index_table(table, index) +
                                      " AS i CROSS JOIN " + items +
                                      " AS t ON t.id = i.item WHERE i.k >= ?1";
  const std::string key = index == 0 ? "t.k" : "i.k";
  if ((variant & 1) != 0) text += " AND " + key + " < ?2";
  return text + " ORDER BY " + key + ((variant & 2) != 0 ? " DESC" : "");
}

std::string text_of(std::int64_t table, std::int64_t index, int kind) {
  const std::string items = item_table(table);
  if (index == 0) {
    switch (kind) {
      case kGet:
        return "SELECT id, v FROM " + items + " WHERE k = ?1";
      case kInsert:
        return "INSERT INTO " + items + " (k, v) VALUES (?1, ?2)";
      case kReplace:
        return "UPDATE " + items + " SET v = ?2 WHERE id = ?1";
      case kPut:
        return "INSERT INTO " + items +
               " (k, v) VALUES (?1, ?2) ON CONFLICT (k) DO UPDATE SET v = excluded.v";
      case kErase:
        return "DELETE FROM " + items + " WHERE id = ?1";
      case kCount:
        return "SELECT count(*) FROM " + items;
      default:
        return walk_text(table, index, kind - kWalk);
    }
  }
  const std::string entries = index_table(table, index);
  switch (kind) {
    case kAddEntry:
      return "INSERT OR REPLACE INTO " + entries + " (k, item) VALUES (?1, ?2)";
    case kEraseEntry:
      return "DELETE FROM " + entries + " WHERE k = ?1";
    case kCountEntries:
      return "SELECT count(*) FROM " + entries;
    default:
      return walk_text(table, index, kind - kWalkEntries);
  }
}

}  // namespace

void Store::execute(const std::string& text) {
  char* message = nullptr;
  if (sqlite3_exec(connection_, text.c_str(), nullptr, nullptr, &message) == SQLITE_OK) return;
  const std::string what = message == nullptr ? "unknown failure" : message;
  sqlite3_free(message);
  throw StoreFailure(what);
}

Statement& Store::statement(std::int64_t table, std::int64_t index, int kind) {
  auto& place = by_table_[table][index * kKinds + kind];
  if (place == nullptr) {
    place = std::make_unique<Statement>(connection_, text_of(table, index, kind));
  }
  return *place;
}

Statement& Store::common(const char* text) {
  auto& place = common_[text];
  if (place == nullptr) place = std::make_unique<Statement>(connection_, text);
  return *place;
}

// -- definitions

std::vector<Store::Definition> Store::definitions() {
  Statement statement(connection_, "SELECT id, definition FROM tables ORDER BY id");
  std::vector<Definition> out;
  while (statement.step()) out.push_back({statement.integer(0), std::string(statement.bytes(1))});
  return out;
}

std::int64_t Store::add_table(std::string_view name) {
  Statement& insert = common("INSERT INTO tables (name) VALUES (?1)");
  insert.bind(1, name);
  insert.run();
  const std::int64_t table = sqlite3_last_insert_rowid(connection_);
  execute("CREATE TABLE " + item_table(table) +
          " (id INTEGER PRIMARY KEY, k BLOB NOT NULL UNIQUE, v BLOB NOT NULL)");
  return table;
}

void Store::set_definition(std::int64_t table, std::string_view text) {
  Statement& update = common("UPDATE tables SET definition = ?2 WHERE id = ?1");
  update.bind(1, table);
  update.bind(2, text);
  update.run();
}

void Store::drop_table(std::int64_t table, const std::vector<std::int64_t>& indexes) {
  by_table_.erase(table);
  for (const std::int64_t index : indexes) execute("DROP TABLE " + index_table(table, index));
  execute("DROP TABLE " + item_table(table));
  Statement& erase = common("DELETE FROM tables WHERE id = ?1");
  erase.bind(1, table);
  erase.run();
  drop_records(table);
}

void Store::add_index(std::int64_t table, std::int64_t index) {
  execute("CREATE TABLE " + index_table(table, index) +
          " (k BLOB PRIMARY KEY, item INTEGER NOT NULL) WITHOUT ROWID");
}

void Store::drop_index(std::int64_t table, std::int64_t index) {
  by_table_.erase(table);
  execute("DROP TABLE " + index_table(table, index));
}

// -- items

std::optional<StoredRow> Store::get(std::int64_t table, std::string_view key) {
  Statement& select = statement(table, 0, kGet);
  select.bind(1, key);
  if (!select.step()) {
    select.reset();
    return std::nullopt;
  }
  StoredRow row{select.integer(0), std::string(select.bytes(1))};
  select.reset();
  return row;
}

std::int64_t Store::insert(std::int64_t table, std::string_view key, std::string_view value) {
  Statement& insert = statement(table, 0, kInsert);
  insert.bind(1, key);
  insert.bind(2, value);
  insert.run();
  return sqlite3_last_insert_rowid(connection_);
}

void Store::replace(std::int64_t table, std::int64_t row, std::string_view value) {
  Statement& update = statement(table, 0, kReplace);
  update.bind(1, row);
  update.bind(2, value);
  update.run();
}

void Store::put(std::int64_t table, std::string_view key, std::string_view value) {
  Statement& put = statement(table, 0, kPut);
  put.bind(1, key);
  put.bind(2, value);
  put.run();
}

void Store::erase(std::int64_t table, std::int64_t row) {
  Statement& erase = statement(table, 0, kErase);
  erase.bind(1, row);
  erase.run();
}

void Store::add_entry(std::int64_t table, std::int64_t index, std::string_view key,
                      std::int64_t row) {
  Statement& insert = statement(table, index, kAddEntry);
  insert.bind(1, key);
  insert.bind(2, row);
  insert.run();
}

void Store::erase_entry(std::int64_t table, std::int64_t index, std::string_view key) {
  Statement& erase = statement(table, index, kEraseEntry);
  erase.bind(1, key);
  erase.run();
}

std::int64_t Store::count(std::int64_t table) {
  Statement& select = statement(table, 0, kCount);
  select.step();
  const std::int64_t count = select.integer(0);
  select.reset();
  return count;
}

std::int64_t Store::count_entries(std::int64_t table, std::int64_t index) {
  Statement& select = statement(table, index, kCountEntries);
  select.step();
  const std::int64_t count = select.integer(0);
  select.reset();
  return count;
}

Store::Cursor::Cursor(Statement& statement, KeyRange range)
    : statement_(statement), range_(std::move(range)) {
  statement_.bind(1, std::string_view(range_.low));
  if (!range_.high.empty()) statement_.bind(2, std::string_view(range_.high));
}

Store::Cursor Store::walk(std::int64_t table, std::int64_t index, KeyRange range,
                          bool is_backwards) {
  const int variant = (range.high.empty() ? 0 : 1) + (is_backwards ? 2 : 0);
  const int first = index == 0 ? static_cast<int>(kWalk) : static_cast<int>(kWalkEntries);
  return Cursor(statement(table, index, first + variant), std::move(range));
}

// -- streams and tokens

std::int64_t Store::add_record(std::int64_t table, std::int64_t at, std::string_view record) {
  Statement& insert = common("INSERT INTO stream (table_id, at, record) VALUES (?1, ?2, ?3)");
  insert.bind(1, table);
  insert.bind(2, at);
  insert.bind(3, record);
  insert.run();
  return sqlite3_last_insert_rowid(connection_);
}

std::vector<Store::StreamRow> Store::records(std::int64_t table, std::int64_t after, int limit) {
  Statement& select = common(
      "SELECT number, record FROM stream WHERE table_id = ?1 AND number > ?2 ORDER BY number"
      " LIMIT ?3");
  select.bind(1, table);
  select.bind(2, after);
  select.bind(3, static_cast<std::int64_t>(limit));
  std::vector<StreamRow> out;
  while (select.step()) out.push_back({select.integer(0), std::string(select.bytes(1))});
  select.reset();
  return out;
}

std::int64_t Store::last_record(std::int64_t table) {
  Statement& select = common("SELECT max(number) FROM stream WHERE table_id = ?1");
  select.bind(1, table);
  select.step();
  const std::int64_t last = select.integer(0);
  select.reset();
  return last;
}

void Store::drop_records(std::int64_t table) {
  Statement& erase = common("DELETE FROM stream WHERE table_id = ?1");
  erase.bind(1, table);
  erase.run();
}

void Store::drop_records_before(std::int64_t at) {
  Statement& erase = common("DELETE FROM stream WHERE at < ?1");
  erase.bind(1, at);
  erase.run();
}

std::optional<std::string> Store::find_token(std::string_view token, std::int64_t since) {
  Statement& erase = common("DELETE FROM tokens WHERE at < ?1");
  erase.bind(1, since);
  erase.run();
  Statement& select = common("SELECT request FROM tokens WHERE token = ?1");
  select.bind(1, token);
  std::optional<std::string> found;
  if (select.step()) found = std::string(select.bytes(0));
  select.reset();
  return found;
}

void Store::add_token(std::string_view token, std::string_view fingerprint, std::int64_t at) {
  Statement& insert = common("INSERT INTO tokens (token, request, at) VALUES (?1, ?2, ?3)");
  insert.bind(1, token);
  insert.bind(2, fingerprint);
  insert.bind(3, at);
  insert.run();
}

// -- whole databases

std::string Store::serialize() {
  sqlite3_int64 size = 0;
  unsigned char* bytes = sqlite3_serialize(connection_, "main", &size, 0);
  if (bytes == nullptr) throw StoreFailure("there is not enough memory for a copy of the tables");
  std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  sqlite3_free(bytes);
  return out;
}

void Store::deserialize(std::string_view bytes) {
  by_table_.clear();
  common_.clear();
  auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(bytes.size()));
  if (copy == nullptr) throw StoreFailure("there is not enough memory for a copy of the tables");
  std::memcpy(copy, bytes.data(), bytes.size());
  const auto size = static_cast<sqlite3_int64>(bytes.size());
  const int result =
      sqlite3_deserialize(connection_, "main", copy, size, size,
                          SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
  if (result != SQLITE_OK) throw StoreFailure(sqlite3_errmsg(connection_));
}

Store::Transaction::Transaction(Store& store) : store_(store) {
  store_.common("BEGIN IMMEDIATE").run();
}

Store::Transaction::~Transaction() {
  if (!is_open_) return;
  // Where the failure has ended the transaction already there is nothing to undo.
  if (sqlite3_get_autocommit(store_.connection_) != 0) return;
  try {
    store_.common("ROLLBACK").run();
  } catch (const StoreFailure&) {
    // The connection stays as it is; the next use reports the failure.
  }
}

void Store::Transaction::commit() {
  store_.common("COMMIT").run();
  is_open_ = false;
}

}  // namespace dynamodb
