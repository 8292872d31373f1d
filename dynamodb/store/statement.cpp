#include <sqlite3.h>

#include "dynamodb/store/store.h"

namespace dynamodb {
namespace {

void require(bool is_good, sqlite3* connection) {
  if (!is_good) throw StoreFailure(sqlite3_errmsg(connection));
}

}  // namespace

Statement::Statement(sqlite3* connection, const std::string& text) : connection_(connection) {
  const int result = sqlite3_prepare_v3(connection, text.data(), static_cast<int>(text.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
  require(result == SQLITE_OK, connection);
}

Statement::~Statement() {
  sqlite3_finalize(statement_);
}

void Statement::bind(int place, std::int64_t value) {
  require(sqlite3_bind_int64(statement_, place, value) == SQLITE_OK, connection_);
}

void Statement::bind(int place, double value) {
  require(sqlite3_bind_double(statement_, place, value) == SQLITE_OK, connection_);
}

void Statement::bind(int place, std::string_view bytes) {
  const char* data = bytes.data() == nullptr ? "" : bytes.data();
  const int result = sqlite3_bind_blob64(statement_, place, data, bytes.size(), SQLITE_STATIC);
  require(result == SQLITE_OK, connection_);
}

bool Statement::step() {
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  const std::string message = sqlite3_errmsg(connection_);
  reset();
  throw StoreFailure(message);
}

void Statement::run() {
  step();
  reset();
}

void Statement::reset() {
  sqlite3_reset(statement_);
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::string_view Statement::bytes(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const int size = sqlite3_column_bytes(statement_, column);
  return data == nullptr ? std::string_view()
                         : std::string_view(data, static_cast<std::size_t>(size));
}

}  // namespace dynamodb
