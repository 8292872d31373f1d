// What operations work on: the tables' definitions, the store below them, expressions that were
// parsed, and the clock.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "dynamodb/database.h"
#include "dynamodb/expression/expression_cache.h"
#include "dynamodb/store/store.h"
#include "dynamodb/table/table.h"

namespace dynamodb {

class Engine {
 public:
  Engine(Options options, std::unique_ptr<Store> store);

  const Options& options() const { return options_; }
  ExpressionCache& expressions() { return expressions_; }
  std::int64_t now() const { return options_.clock(); }

  /// While it lives, nobody else sees or changes tables. Expired items go, and tables whose
  /// deletion has ended, before an operation begins.
  class Guard {
   public:
    explicit Guard(Engine& engine) : lock_(engine.mutex_) { engine.tidy(); }

   private:
    std::lock_guard<std::mutex> lock_;
  };

  // Everything below is for who has a Guard.

  Store& store() { return *store_; }
  std::map<std::string, Table, std::less<>>& tables() { return tables_; }
  /// For operations on items: a table that is there and not on its way.
  Expected<const Table*> item_table(std::string_view name) const;
  /// For operations on tables: whatever its status.
  Expected<Table*> table(std::string_view name);
  /// "CREATING", "ACTIVE" and so on.
  std::string_view status(const Table& table) const;

  void save(const Table& table);
  /// Takes it out of the store and forgets it.
  void drop(const std::string& name);

  /// Seconds at which the next item of a table with time to live expires, as far as is known; a
  /// table that is not there has to be looked through.
  std::map<std::int64_t, double>& next_expiry() { return next_expiry_; }

  std::string arn_of(std::string_view table) const;
  /// Reads all definitions anew.
  void load();

 private:
  void tidy();

  Options options_;
  std::unique_ptr<Store> store_;
  ExpressionCache expressions_;
  std::mutex mutex_;
  std::map<std::string, Table, std::less<>> tables_;
  std::map<std::int64_t, double> next_expiry_;
  std::int64_t tidied_at_ = 0;
  std::int64_t trimmed_at_ = 0;
};

/// Notes when an item that was written expires (expiry.cpp).
void note_expiry(Engine& engine, const Table& table, std::string_view bytes);
/// Deletes the items whose time has come, with records in streams (expiry.cpp).
void sweep_expired(Engine& engine);

}  // namespace dynamodb
