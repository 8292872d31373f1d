// Where tables lie: SQLite, in memory or in a folder. It knows bytes and their order, no types.
//
// Failures of SQLite (a full disk, a file that somebody damaged) are thrown as StoreFailure and
// become an answer in Database::call; nothing half done stays, since every change is in a
// transaction. One thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dynamodb/database.h"

struct sqlite3;
struct sqlite3_stmt;

namespace dynamodb {

class StoreFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A prepared statement. Binding counts from 1, columns from 0.
class Statement {
 public:
  Statement(sqlite3* connection, const std::string& text);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void bind(int place, std::int64_t value);
  void bind(int place, double value);
  /// The bytes must stay until reset().
  void bind(int place, std::string_view bytes);
  /// Whether there is a row.
  bool step();
  /// One step, and ready for the next use.
  void run();
  void reset();
  std::int64_t integer(int column) const;
  std::string_view bytes(int column) const;

 private:
  sqlite3* connection_;
  sqlite3_stmt* statement_ = nullptr;
};

/// Keys from `low` on and below `high`; an empty `high` is no bound.
struct KeyRange {
  std::string low;
  std::string high;
};

struct StoredRow {
  std::int64_t row = 0;
  std::string value;
};

class Store {
 public:
  /// An empty folder is memory.
  static Expected<std::unique_ptr<Store>> open(const std::filesystem::path& folder,
                                               Durability durability);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // -- definitions

  struct Definition {
    std::int64_t table = 0;
    std::string text;
  };
  std::vector<Definition> definitions();
  std::int64_t add_table(std::string_view name);
  void set_definition(std::int64_t table, std::string_view text);
  void drop_table(std::int64_t table, const std::vector<std::int64_t>& indexes);
  void add_index(std::int64_t table, std::int64_t index);
  void drop_index(std::int64_t table, std::int64_t index);

  // -- items

  std::optional<StoredRow> get(std::int64_t table, std::string_view key);
  /// Returns the new row. Precondition: the key is not there.
  std::int64_t insert(std::int64_t table, std::string_view key, std::string_view value);
  void replace(std::int64_t table, std::int64_t row, std::string_view value);
  /// Inserts or replaces, where the row does not matter.
  void put(std::int64_t table, std::string_view key, std::string_view value);
  void erase(std::int64_t table, std::int64_t row);
  void add_entry(std::int64_t table, std::int64_t index, std::string_view key, std::int64_t row);
  void erase_entry(std::int64_t table, std::int64_t index, std::string_view key);
  std::int64_t count(std::int64_t table);
  std::int64_t count_entries(std::int64_t table, std::int64_t index);

  /// Walks over items in the order of keys.
  class Cursor {
   public:
    ~Cursor() { statement_.reset(); }
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;
    bool next() { return statement_.step(); }
    std::int64_t row() const { return statement_.integer(0); }
    /// Valid until the next step.
    std::string_view value() const { return statement_.bytes(1); }

   private:
    friend class Store;
    Cursor(Statement& statement, KeyRange range);
    Statement& statement_;
    KeyRange range_;
  };
  /// Index 0 is the table itself. One cursor per table or index and direction at a time.
  Cursor walk(std::int64_t table, std::int64_t index, KeyRange range, bool is_backwards);

  // -- streams and tokens

  struct StreamRow {
    std::int64_t number = 0;
    std::string record;
  };
  std::int64_t add_record(std::int64_t table, std::int64_t at, std::string_view record);
  std::vector<StreamRow> records(std::int64_t table, std::int64_t after, int limit);
  std::int64_t last_record(std::int64_t table);
  void drop_records(std::int64_t table);
  void drop_records_before(std::int64_t at);

  /// The fingerprint of the request that came with the token since `since`.
  std::optional<std::string> find_token(std::string_view token, std::int64_t since);
  void add_token(std::string_view token, std::string_view fingerprint, std::int64_t at);

  // -- whole databases (memory only)

  std::string serialize();
  void deserialize(std::string_view bytes);

  /// Undone when it goes out of scope without commit().
  class Transaction {
   public:
    explicit Transaction(Store& store);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

   private:
    Store& store_;
    bool is_open_ = true;
  };

 private:
  Store() = default;
  void execute(const std::string& text);
  void prepare_file(const std::filesystem::path& folder, Durability durability);
  void create_schema();
  Statement& statement(std::int64_t table, std::int64_t index, int kind);
  Statement& common(const char* text);

  sqlite3* connection_ = nullptr;
  int lock_file_ = -1;
  std::unordered_map<std::string, std::unique_ptr<Statement>> common_;
  /// By index and kind, per table.
  std::unordered_map<std::int64_t, std::unordered_map<std::int64_t, std::unique_ptr<Statement>>>
      by_table_;
};

}  // namespace dynamodb
