#include <fcntl.h>
#include <sqlite3.h>
#include <system_error>
#include <unistd.h>

#include <sys/file.h>

#include "dynamodb/store/store.h"

namespace dynamodb {
namespace {

// The first four bytes that tell whose file it is, and the version of its layout: the schema below,
// key bytes (value/key_bytes.h) and item bytes (value/item_bytes.h).
constexpr std::int64_t kApplication = 0x76746c64;
constexpr std::int64_t kFormat = 1;

Error open_error(const std::filesystem::path& path, const std::string& what) {
  return {"InternalServerError", path.string() + ": " + what};
}

std::int64_t pragma(sqlite3* connection, const std::string& name) {
  Statement statement(connection, "PRAGMA " + name);
  statement.step();
  return statement.integer(0);
}

}  // namespace

Expected<std::unique_ptr<Store>> Store::open(const std::filesystem::path& folder,
                                             Durability durability) {
  std::unique_ptr<Store> store(new Store);
  std::filesystem::path file = ":memory:";
  if (!folder.empty()) {
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (!std::filesystem::is_directory(folder)) {
      return open_error(folder, std::filesystem::exists(folder)
                                    ? "is not a folder"
                                    : "cannot be made: " + problem.message());
    }
    const std::filesystem::path lock = folder / "lock";
    store->lock_file_ = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (store->lock_file_ < 0) {
      return open_error(lock, std::generic_category().message(errno));
    }
    if (flock(store->lock_file_, LOCK_EX | LOCK_NB) != 0) {
      return open_error(folder, "another program has these tables open");
    }
    file = folder / "tables.db";
    if (std::filesystem::is_symlink(file)) return open_error(file, "is a link");
  }
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                    (folder.empty() ? SQLITE_OPEN_MEMORY : SQLITE_OPEN_NOFOLLOW);
  if (sqlite3_open_v2(file.c_str(), &store->connection_, flags, nullptr) != SQLITE_OK) {
    return open_error(file, sqlite3_errmsg(store->connection_));
  }
  try {
    store->prepare_file(folder, durability);
  } catch (const StoreFailure& failure) {
    return open_error(file, failure.what());
  }
  return store;
}

Store::~Store() {
  by_table_.clear();
  common_.clear();
  sqlite3_close(connection_);
  if (lock_file_ >= 0) ::close(lock_file_);
}

void Store::prepare_file(const std::filesystem::path& folder, Durability durability) {
  // Without a limit of its own SQLite would sort and index in files of the system's folder.
  execute("PRAGMA temp_store=MEMORY; PRAGMA page_size=8192; PRAGMA locking_mode=EXCLUSIVE");
  if (folder.empty()) {
    execute("PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF");
  } else {
    const std::int64_t application = pragma(connection_, "application_id");
    const std::int64_t format = pragma(connection_, "user_version");
    const std::int64_t tables = pragma(connection_, "schema_version");
    if (tables != 0 && application != kApplication) {
      throw StoreFailure("is a database of another program");
    }
    if (tables != 0 && format > kFormat) {
      throw StoreFailure("was written by a newer version of this program");
    }
    execute("PRAGMA journal_mode=WAL; PRAGMA cache_size=-65536");
    constexpr const char* kLevels[] = {"FULL", "NORMAL", "OFF"};
    execute(std::string("PRAGMA synchronous=") + kLevels[static_cast<int>(durability)]);
  }
  create_schema();
}

// Per table t and index i there are besides: item_t (id, k, v) and index_t_i (k, item). A rowid
// table with a unique key writes two to four times as fast as one that is ordered by its key once
// items are larger than a quarter of a page, and needs half of the memory.
void Store::create_schema() {
  execute(
      "BEGIN IMMEDIATE;"
      "PRAGMA application_id=" +
      std::to_string(kApplication) +
      ";"
      "PRAGMA user_version=" +
      std::to_string(kFormat) +
      ";"
      "CREATE TABLE IF NOT EXISTS tables (id INTEGER PRIMARY KEY AUTOINCREMENT,"
      " name BLOB UNIQUE, definition BLOB);"
      "CREATE TABLE IF NOT EXISTS stream (number INTEGER PRIMARY KEY AUTOINCREMENT,"
      " table_id INTEGER, at INTEGER, record BLOB);"
      "CREATE INDEX IF NOT EXISTS stream_of_table ON stream (table_id, number);"
      "CREATE TABLE IF NOT EXISTS tokens (token BLOB PRIMARY KEY, request BLOB, at INTEGER)"
      " WITHOUT ROWID;"
      "COMMIT");
}

}  // namespace dynamodb
