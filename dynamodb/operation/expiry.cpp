#include <cstdlib>
#include <limits>
#include <optional>
#include <vector>

#include "dynamodb/operation/engine.h"
#include "dynamodb/operation/write.h"
#include "dynamodb/value/item_bytes.h"

namespace dynamodb {
namespace {

constexpr double kFiveYears = 5.0 * 365.25 * 24 * 60 * 60;

// Seconds at which the item expires; nothing where its attribute is not a number.
std::optional<double> expiry_of(const Table& table, std::string_view bytes) {
  const Item item = read_attributes(bytes, {table.ttl_attribute});
  const Value* when = item.find(table.ttl_attribute);
  if (when == nullptr || when->type() != Type::N) return std::nullopt;
  return std::strtod(when->text().c_str(), nullptr);
}

// A table is walked through only when something in it has expired; the walk finds what comes next.
void sweep(Engine& engine, const Table& table) {
  const double now = static_cast<double>(engine.now()) / 1000;
  const auto known = engine.next_expiry().find(table.id);
  if (known != engine.next_expiry().end() && known->second >= now) return;
  double next = std::numeric_limits<double>::infinity();
  std::vector<std::string> expired;
  {
    auto cursor = engine.store().walk(table.id, 0, {}, false);
    while (cursor.next()) {
      const auto expiry = expiry_of(table, cursor.value());
      if (!expiry || *expiry <= now - kFiveYears) continue;
      if (*expiry < now) {
        expired.emplace_back(cursor.value());
      } else {
        next = std::min(next, *expiry);
      }
    }
  }
  engine.next_expiry()[table.id] = next;
  if (expired.empty()) return;
  Json identity = Json::object();
  identity.add("type", "Service");
  identity.add("principalId", "dynamodb.amazonaws.com");
  Store::Transaction transaction(engine.store());
  for (const std::string& bytes : expired) {
    Write write;
    write.kind = WriteKind::remove;
    write.item = table.key_attributes(read_item(bytes));
    auto plan = plan_write(engine, table, write, true);
    if (plan) apply_write(engine, *plan, identity);
  }
  transaction.commit();
}

}  // namespace

void note_expiry(Engine& engine, const Table& table, std::string_view bytes) {
  const auto known = engine.next_expiry().find(table.id);
  if (known == engine.next_expiry().end()) return;
  if (const auto expiry = expiry_of(table, bytes)) known->second = std::min(known->second, *expiry);
}

void sweep_expired(Engine& engine) {
  for (const auto& [name, table] : engine.tables()) {
    if (!table.ttl_attribute.empty() && !table.gone_at) sweep(engine, table);
  }
}

}  // namespace dynamodb
