// Tables as Amazon DynamoDB keeps them, in memory or in a folder.
//
// A request is an operation's name and a JSON document; what comes back is the service's answer or
// its error. Any number of threads may call at once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "dynamodb/error.h"
#include "dynamodb/json.h"

namespace dynamodb {

/// What a crash of the machine may cost in a folder: the last writes (normal, off) or nothing
/// (full); `off` may also damage the file. A crash of the process costs nothing in any case.
enum class Durability { full, normal, off };

struct Options {
  /// Empty: tables live in memory.
  std::filesystem::path folder;
  Durability durability = Durability::normal;
  std::string region = "us-east-1";
  std::string account = "000000000000";
  /// Milliseconds since 1970.
  std::function<std::int64_t()> clock;
  /// For ids: a number that no one foresees.
  std::function<std::uint64_t()> random;
  /// How long tables are CREATING, UPDATING and DELETING, in milliseconds.
  std::int64_t status_delay = 0;
  /// Milliseconds between two looks for expired items.
  std::int64_t expiry_interval = 1000;
  /// The words of the summer of 2026: "1 validation error detected: " before errors of a request.
  bool current_messages = false;
};

struct Answer {
  int status = 200;
  std::string body;
};

class Database {
 public:
  /// Fails where the folder cannot be used; the message names the path.
  static Expected<Database> open(Options options);
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  /// One operation of the service ("PutItem") in process.
  Expected<Json> call(std::string_view operation, Json request);

  /// Whether a target ("DynamoDB_20120810.PutItem") names an operation.
  static bool is_target(std::string_view target);
  /// One operation of the protocol: a target and the text of a body. Precondition: is_target().
  Answer answer(std::string_view target, std::string_view body);

  /// All tables of a database in memory as bytes, and back: a test starts from what another made.
  std::string snapshot();
  Check restore(std::string_view snapshot);

 private:
  class State;
  explicit Database(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The error as the protocol writes it.
std::string error_body(const Error& error);

}  // namespace dynamodb
