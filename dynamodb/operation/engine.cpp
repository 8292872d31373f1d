#include "dynamodb/operation/engine.h"

#include <vector>

namespace dynamodb {

Engine::Engine(Options options, std::unique_ptr<Store> store)
    : options_(std::move(options)), store_(std::move(store)) {
  load();
}

void Engine::load() {
  tables_.clear();
  next_expiry_.clear();
  for (const Store::Definition& row : store_->definitions()) {
    Table table = Table::from_text(row.table, row.text);
    const std::string name = table.name();
    tables_.emplace(name, std::move(table));
  }
}

Expected<const Table*> Engine::item_table(std::string_view name) const {
  const auto place = tables_.find(name);
  if (place == tables_.end() || place->second.gone_at || status(place->second) == "CREATING") {
    return Error{"ResourceNotFoundException", "Requested resource not found"};
  }
  return &place->second;
}

Expected<Table*> Engine::table(std::string_view name) {
  const auto place = tables_.find(name);
  if (place == tables_.end()) {
    return Error{"ResourceNotFoundException",
                 "Requested resource not found: Table: " + std::string(name) + " not found"};
  }
  return &place->second;
}

std::string_view Engine::status(const Table& table) const {
  if (table.gone_at) return "DELETING";
  if (now() >= table.ready_at) return "ACTIVE";
  const std::string* status = table.description.text("TableStatus");
  return status != nullptr && *status == "UPDATING" ? "UPDATING" : "CREATING";
}

void Engine::save(const Table& table) {
  store_->set_definition(table.id, table.to_text());
}

void Engine::drop(const std::string& name) {
  const Table& table = tables_.at(name);
  std::vector<std::int64_t> indexes;
  for (const Index& index : table.indexes()) indexes.push_back(index.id);
  Store::Transaction transaction(*store_);
  store_->drop_table(table.id, indexes);
  transaction.commit();
  tables_.erase(name);
}

std::string Engine::arn_of(std::string_view table) const {
  return "arn:aws:dynamodb:" + options_.region + ":" + options_.account + ":table/" +
         std::string(table);
}

void Engine::tidy() {
  const std::int64_t at = now();
  if (at >= tidied_at_ && at < tidied_at_ + options_.expiry_interval) return;
  tidied_at_ = at;
  std::vector<std::string> gone;
  for (const auto& [name, table] : tables_) {
    if (table.gone_at && at >= *table.gone_at) gone.push_back(name);
  }
  for (const std::string& name : gone) drop(name);
  constexpr std::int64_t kMinute = 60 * 1000, kDay = 24 * 60 * kMinute;
  if (at < trimmed_at_ || at >= trimmed_at_ + kMinute) {
    trimmed_at_ = at;
    store_->drop_records_before(at - kDay);
  }
  sweep_expired(*this);
}

}  // namespace dynamodb
