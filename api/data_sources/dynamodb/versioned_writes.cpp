#include "api/data_sources/dynamodb/versioned_writes.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "api/data_sources/dynamodb/automerge.h"
#include "api/data_sources/dynamodb/delta_keys.h"
#include "api/data_sources/dynamodb/document_parts.h"
#include "api/data_sources/dynamodb/typed_values.h"
#include "dynamodb/database.h"
#include "dynamodb/plain_json.h"
#include "vtl/text/ascii.h"

namespace api {
namespace {

using dynamodb::Error;
using dynamodb::Expected;
using dynamodb::Json;

constexpr const char* kVersion = "_version";
constexpr const char* kChangedAt = "_lastChangedAt";
constexpr const char* kDeleted = "_deleted";
constexpr const char* kExpires = "_ttl";
constexpr const char* kMetadata[] = {kVersion, kChangedAt, kDeleted, kExpires};
constexpr std::string_view kWrites[] = {"PutItem", "UpdateItem", "DeleteItem"};
constexpr std::int64_t kMinute = 60;
/// Writes of others between reading an item and writing it.
constexpr int kMostTries = 10;

Json typed(const char* type, Json value) {
  Json out = Json::object();
  out.add(type, std::move(value));
  return out;
}

Json typed_number(std::int64_t number) {
  return typed("N", std::to_string(number));
}

/// An answer's item without its stored form, or null.
Json full_item(const Json& answer, const char* member) {
  const Json* item = answer.find(member);
  if (item == nullptr) return {};
  return dynamodb::read_json(dynamodb::to_text(*item)).value_or(Json());
}

std::int64_t version_of(const Json& item) {
  const Json* value = item.find(kVersion);
  const std::string* text = value == nullptr ? nullptr : value->text("N");
  std::int64_t version = 0;
  if (text != nullptr) std::from_chars(text->data(), text->data() + text->size(), version);
  return version;
}

bool is_word_letter(char letter) {
  return vtl::is_letter_or_digit(letter) || letter == '_' || letter == '#' || letter == ':' ||
         letter == '.';
}

/// Calls `visit` with each word of an expression and the place behind it, until it returns true.
template <class Visit>
void each_word(const std::string& text, const Visit& visit) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word_letter(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && is_word_letter(text[at])) ++at;
    if (visit(std::string_view(text).substr(begin, at - begin), at)) return;
  }
}

/// An update has one SET section at most, so what is set besides joins the one that is there.
std::string with_assignments(const std::string& update, const std::string& assignments) {
  std::size_t behind_set = 0;
  each_word(update, [&](std::string_view word, std::size_t end) {
    if (vtl::equal_but_for_case(word, "SET")) behind_set = end;
    return behind_set != 0;
  });
  if (behind_set == 0) return update + (update.empty() ? "SET " : " SET ") + assignments;
  return update.substr(0, behind_set) + " " + assignments + "," + update.substr(behind_set);
}

/// Whether one pair of parentheses holds the whole text: a second one would be refused.
bool is_enclosed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  if (first == std::string_view::npos || text[first] != '(' || text[last] != ')') return false;
  int depth = 0;
  for (std::size_t at = first; at < last; ++at) {
    depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
    if (depth == 0) return false;
  }
  return true;
}

// One write. It reads the item first, which tells whether the version fits, and writes on condition
// that the version has not changed since; when it has, it begins again.
class VersionedWrite {
 public:
  VersionedWrite(const Json& document, const DynamoSourceSettings& settings, const CallTables& call)
      : document_(document),
        settings_(settings),
        versioning_(*settings.versioning),
        call_(call),
        operation_(*document.text("operation")),
        now_(settings.versioning->clock()) {
    if (const Json* given = document.find(kVersion); given != nullptr && !given->is_null())
      wanted_ = document.integer(kVersion).value_or(-1);
  }

  SourceAnswer answer() {
    if (auto refused = check_metadata()) return std::move(*refused);
    if (operation_ == "UpdateItem" && !wanted_) {
      return bad_request(
          "UpdateItem on versioned data source requires the _version to be provided.");
    }
    for (int i = 0; i < kMostTries; ++i) {
      auto read = call_("GetItem", key_request(true));
      if (!read) return failed(read.error(), settings_);
      stored_ = full_item(*read, "Item");
      if (auto answer = attempt()) return std::move(*answer);
    }
    return {plain_stored(),
            SourceError{"MaxConflicts", "The item is changed by others too often."}};
  }

 private:
  static SourceAnswer bad_request(std::string message) {
    return {nullptr, SourceError{"BadRequest", std::move(message)}};
  }

  std::optional<SourceAnswer> check_metadata() const {
    const auto refusal = [](const std::string& name) {
      return bad_request("`" + name + "` is kept by the versioned data source and cannot be set.");
    };
    const auto is_metadata = [](std::string_view name) {
      return std::find(std::begin(kMetadata), std::end(kMetadata), name) != std::end(kMetadata);
    };
    if (const Json* values = document_.find("attributeValues"); values && values->as_object()) {
      for (const auto& [name, value] : *values->as_object()) {
        if (is_metadata(name)) return refusal(name);
      }
    }
    const Json* update = document_.find("update");
    const std::string* text = update == nullptr ? nullptr : update->text("expression");
    if (text == nullptr) return std::nullopt;
    const Json* names = update->find("expressionNames");
    std::optional<SourceAnswer> out;
    each_word(*text, [&](std::string_view word, std::size_t) {
      std::string name(word.substr(0, word.find('.')));
      if (const std::string* real = names == nullptr ? nullptr : names->text(name)) name = *real;
      if (is_metadata(name)) out = refusal(name);
      return out.has_value();
    });
    return out;
  }

  Json key_request(bool is_read) const {
    Json out = table_request(settings_);
    out.add("Key", typed_values(document_.find("key")));
    if (is_read) out.add("ConsistentRead", true);
    return out;
  }

  Json plain_stored() const { return stored_.is_null() ? Json() : dynamodb::plain_item(stored_); }

  /// Nothing where somebody else was quicker.
  std::optional<SourceAnswer> attempt() {
    const bool is_delete = operation_ == "DeleteItem";
    if (is_delete && stored_.is_null()) return SourceAnswer{};
    const bool fits = wanted_ ? *wanted_ == version_of(stored_) : stored_.is_null();
    if (!fits) return conflict();
    if (operation_ == "PutItem") return put(item_of(document_), true);
    return is_delete ? remove() : update();
  }

  std::optional<SourceAnswer> conflict() {
    if (versioning_.strategy == ConflictStrategy::function) {
      return SourceAnswer{
          plain_stored(),
          SourceError{"ConflictUnhandled",
                      "The conflict handler is a Lambda function, and functions are "
                      "not available here: it would have been called now"}};
    }
    const bool can_merge = versioning_.strategy == ConflictStrategy::automerge &&
                           operation_ != "DeleteItem" && !stored_.is_null();
    if (!can_merge) {
      return SourceAnswer{plain_stored(),
                          SourceError{"ConflictUnhandled", "Conflict resolver rejects mutation."}};
    }
    auto incoming = incoming_item();
    if (!incoming) return failed(incoming.error(), settings_);
    return put(merged(stored_, *incoming), false);
  }

  /// What the write would have made of the stored item, metadata left out.
  Expected<Json> incoming_item() const {
    Json item = Json::object();
    if (operation_ == "PutItem") {
      item = item_of(document_);
    } else {
      auto updated = updated_copy();
      if (!updated) return updated.error();
      for (const auto& [name, value] : *updated->as_object()) {
        const Json* before = stored_.find(name);
        if (before == nullptr || dynamodb::to_text(*before) != dynamodb::to_text(value))
          item.add(name, value);
      }
    }
    for (const char* name : kMetadata) item.remove(name);
    return item;
  }

  // The update is tried on a copy of the item in a table of its own.
  Expected<Json> updated_copy() const {
    constexpr const char* kKey = "vtlsim-key";
    auto scratch = dynamodb::Database::open({});
    if (!scratch) return scratch.error();
    dynamodb::Database& tables = *scratch;
    const auto created = tables.call(
        "CreateTable",
        *dynamodb::read_json(
            R"({"TableName":"copy","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":)"
            R"("vtlsim-key","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":)"
            R"("vtlsim-key","AttributeType":"S"}]})"));
    if (!created) return created.error();
    Json put = Json::object(), item = stored_, key = Json::object();
    item.set(kKey, typed("S", "1"));
    key.add(kKey, typed("S", "1"));
    put.add("TableName", "copy");
    put.add("Item", std::move(item));
    if (const auto written = tables.call("PutItem", std::move(put)); !written)
      return written.error();
    Json update = Json::object();
    update.add("TableName", "copy");
    update.add("Key", std::move(key));
    update.add("ReturnValues", "ALL_NEW");
    add_expression(document_, "update", "UpdateExpression", update);
    auto answer = tables.call("UpdateItem", std::move(update));
    if (!answer) return answer.error();
    Json out = full_item(*answer, "Attributes");
    out.remove(kKey);
    return out;
  }

  // -- writes

  std::optional<SourceAnswer> put(Json item, bool has_condition) {
    const std::int64_t version = version_of(stored_) + 1;
    for (const char* name : kMetadata) item.remove(name);
    item.set(kVersion, typed_number(version));
    item.set(kChangedAt, typed_number(now_));
    Json out = table_request(settings_);
    out.add("Item", item);
    add_guard(has_condition, out);
    const auto answer = call_("PutItem", std::move(out));
    if (!answer) return not_written(answer.error());
    return written(item, version);
  }

  std::optional<SourceAnswer> update() {
    Json out = key_request(false);
    add_expression(document_, "update", "UpdateExpression", out);
    const std::string* text = out.text("UpdateExpression");
    return change(std::move(out), text == nullptr ? "" : std::string(*text), {});
  }

  std::optional<SourceAnswer> remove() {
    if (versioning_.base_minutes > 0) {
      const std::int64_t expires = now_ / 1000 + versioning_.base_minutes * kMinute;
      return change(key_request(false), {},
                    {{kDeleted, typed("BOOL", true)}, {kExpires, typed_number(expires)}});
    }
    Json out = key_request(false);
    add_guard(true, out);
    const auto answer = call_("DeleteItem", std::move(out));
    if (!answer) return not_written(answer.error());
    Json gone = stored_;
    const std::int64_t version = version_of(stored_) + 1;
    gone.set(kVersion, typed_number(version));
    gone.set(kChangedAt, typed_number(now_));
    gone.set(kDeleted, typed("BOOL", true));
    return written(gone, version);
  }

  std::optional<SourceAnswer> change(Json out, const std::string& expression,
                                     std::vector<std::pair<const char*, Json>> values) {
    const std::int64_t version = version_of(stored_) + 1;
    values.emplace_back(kVersion, typed_number(version));
    values.emplace_back(kChangedAt, typed_number(now_));
    std::string assignments;
    for (auto& [name, value] : values) {
      assignments += (assignments.empty() ? "#vs" : ", #vs") + std::string(name) + " = :vs" + name;
      placeholder(out, "ExpressionAttributeNames", "#vs" + std::string(name), name);
      placeholder(out, "ExpressionAttributeValues", ":vs" + std::string(name), std::move(value));
    }
    out.set("UpdateExpression", with_assignments(expression, assignments));
    out.add("ReturnValues", "ALL_NEW");
    add_guard(true, out);
    const auto answer = call_("UpdateItem", std::move(out));
    if (!answer) return not_written(answer.error());
    return written(full_item(*answer, "Attributes"), version);
  }

  static void placeholder(Json& request, const char* member, const std::string& name, Json value) {
    if (request.find(member) == nullptr) request.add(member, Json::object());
    request.find(member)->set(name, std::move(value));
  }

  /// The document's condition, and that the item is still the one that was read.
  void add_guard(bool has_condition, Json& request) const {
    std::string condition;
    if (has_condition) {
      add_expression(document_, "condition", "ConditionExpression", request);
      if (const std::string* text = request.text("ConditionExpression"))
        condition = (is_enclosed(*text) ? *text : "(" + *text + ")") + " AND ";
    }
    placeholder(request, "ExpressionAttributeNames", "#vs_version", kVersion);
    const bool has_version = !stored_.is_null() && stored_.find(kVersion) != nullptr;
    if (has_version) {
      condition += "#vs_version = :vs_read";
      placeholder(request, "ExpressionAttributeValues", ":vs_read",
                  typed_number(version_of(stored_)));
    } else {
      condition += "attribute_not_exists(#vs_version)";
    }
    request.set("ConditionExpression", condition);
  }

  std::optional<SourceAnswer> not_written(const Error& error) {
    if (!is_failed_condition(error)) return failed(error, settings_);
    auto read = call_("GetItem", key_request(true));
    if (!read) return failed(read.error(), settings_);
    const Json found = full_item(*read, "Item");
    const bool is_same_version =
        found.is_null() == stored_.is_null() && version_of(found) == version_of(stored_);
    if (!is_same_version) return std::nullopt;
    return after_failed_condition(document_, settings_, error, plain_stored());
  }

  // -- the delta table

  SourceAnswer written(const Json& item, std::int64_t version) {
    Json plain = plain_stored_form(item);
    if (versioning_.delta_table.empty()) return {std::move(plain), std::nullopt};
    Json out = Json::object();
    out.add("TableName", versioning_.delta_table);
    out.add("Item", delta_item(item, version));
    const auto answer = call_("PutItem", std::move(out));
    if (answer) return {std::move(plain), std::nullopt};
    return {std::move(plain), SourceError{"DeltaSyncWriteError", answer.error().message}};
  }

  Json delta_item(Json item, std::int64_t version) const {
    std::vector<std::string> parts;
    const Json key = typed_values(document_.find("key"));
    for (const auto& [name, value] : *key.as_object()) {
      const Json plain = dynamodb::plain_value(value);
      parts.push_back(plain.as_string() != nullptr ? *plain.as_string() : dynamodb::to_text(plain));
    }
    const auto joined = [&](std::size_t from, const char* between) {
      std::string out;
      for (std::size_t i = from; i < parts.size(); ++i)
        out += (i == from ? "" : between) + parts[i];
      return out;
    };
    const std::string day = versioning_.data_source + ":" + day_of(now_);
    const std::string begin = time_of(now_) + ":", end = ":" + std::to_string(version);
    const std::string* partition = document_.text("customPartitionKey");
    const bool is_custom = partition != nullptr;
    item.set("ds_pk", typed("S", is_custom ? day + ":" + *partition : day));
    item.set("ds_sk", typed("S", begin + joined(is_custom && parts.size() > 1 ? 1 : 0, ":") + end));
    if (document_.flag("populateIndexFields")) {
      item.set("gsi_ds_pk", typed("S", day));
      item.set("gsi_ds_sk", typed("S", begin + joined(0, "#") + end));
    }
    item.set(kExpires, typed_number(now_ / 1000 + versioning_.delta_minutes * kMinute));
    return item;
  }

  const Json& document_;
  const DynamoSourceSettings& settings_;
  const Versioning& versioning_;
  const CallTables& call_;
  std::string operation_;
  std::int64_t now_;
  /// The version that the document gives.
  std::optional<std::int64_t> wanted_;
  /// Typed; null where there is no item.
  Json stored_;
};

}  // namespace

bool is_versioned_write(std::string_view operation) {
  return std::find(std::begin(kWrites), std::end(kWrites), operation) != std::end(kWrites);
}

SourceAnswer write_versioned(const Json& document, const DynamoSourceSettings& settings,
                             const CallTables& call) {
  return VersionedWrite(document, settings, call).answer();
}

}  // namespace api
