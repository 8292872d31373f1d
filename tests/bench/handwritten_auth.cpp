// print_auth: the checks of data/auth.vtl and the update they allow. The white space printed on the
// way is that of the template's lines: each directive leaves its indentation behind.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "tests/bench/handwritten.h"
#include "vtl/java/to_string.h"
#include "vtl/json.h"

namespace vtlsim::bench {
namespace {

using vtl::Map;
using vtl::TextBuffer;
using vtl::Value;
using Names = std::span<const std::string_view>;

constexpr std::string_view kPrimaryFields[] = {"id", "version", "tenant"};

constexpr std::string_view kEverything[] = {"*"};
constexpr std::string_view kDispatcherFields[] = {"id", "status", "assignee", "queue", "priority"};
constexpr std::string_view kDispatcherNullFields[] = {"assignee"};
constexpr std::string_view kAuditorFields[] = {"id", "auditNote"};
constexpr std::string_view kOwnerFields[] = {"id", "title", "body", "tags", "dueAt", "attachments"};
constexpr std::string_view kOwnerNullFields[] = {"dueAt", "tags"};
constexpr std::string_view kCollaboratorFields[] = {"id", "body", "tags"};
constexpr std::string_view kGroupFields[] = {"id", "status", "body"};

struct StaticRole {
  std::string_view claim;
  std::string_view entity;
  Names allowed;
  Names null_allowed;
};
constexpr StaticRole kStaticRoles[] = {
    {"cognito:groups", "Administrators", kEverything, kEverything},
    {"cognito:groups", "Dispatchers", kDispatcherFields, kDispatcherNullFields},
    {"cognito:groups", "Auditors", kAuditorFields, {}},
};

struct OwnerRole {
  std::string_view field;
  std::string_view claim;
  bool is_list;
  Names allowed;
  Names null_allowed;
};
constexpr OwnerRole kOwnerRoles[] = {
    {"owner", "sub", false, kOwnerFields, kOwnerNullFields},
    {"collaborators", "username", true, kCollaboratorFields, {}},
};

bool holds(Names names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class Authorization {
 public:
  Authorization(TextBuffer& out, const Map& ctx)
      : out_(out),
        input_(*ctx.get("arguments").as_map()->get("input").as_map()),
        claims_(*ctx.get("identity").as_map()->get("claims").as_map()),
        result_(ctx.get("result")) {
    allowed_.reserve(32);
    null_allowed_.reserve(8);
    reasons_.reserve(8);
  }

  void print() {
    out_.append('\n');
    for (const StaticRole& role : kStaticRoles) check(role);
    out_.append('\n');
    for (const OwnerRole& role : kOwnerRoles) check(role);
    out_.append('\n');
    if (!is_authorized_) check_groups();
    out_.append('\n');
    if (!is_authorized_) decide();
    out_.append('\n');
    print_update();
  }

 private:
  struct Reason {
    std::string_view kind;
    std::string_view name;
  };

  static void add_all(std::vector<std::string_view>& names, Names more) {
    names.insert(names.end(), more.begin(), more.end());
  }

  Value record_field(std::string_view name) const {
    return result_.is_map() ? result_.as_map()->get(name) : Value();
  }

  void check(const StaticRole& role) {
    out_.append("  ");
    if (is_authorized_) return;
    out_.append("    ");
    const Value groups = claims_.get(role.claim);
    if (groups.is_string()) {
      out_.append("        ");
      check_group(role, groups);
    } else {
      out_.append("    ");
      if (groups.is_list()) {
        for (const Value& group : groups.as_list()->values()) check_group(role, group);
      }
    }
    out_.append("  ");
  }

  void check_group(const StaticRole& role, const Value& group) {
    out_.append("      ");
    if (group.is_string() && group.as_string() == role.entity) {
      if (role.allowed.front() == "*") {
        is_authorized_ = true;
        out_.append("                ");
      } else {
        add_all(allowed_, role.allowed);
        add_all(null_allowed_, role.null_allowed);
        out_.append("                  \n          \n        ");
      }
      reasons_.push_back({"group:", role.entity});
      out_.append("        \n      ");
    }
    out_.append("    ");
  }

  void check(const OwnerRole& role) {
    out_.append("  ");
    if (is_authorized_) return;
    const Value owner = record_field(role.field);
    const Value claim = claims_.get(role.claim);
    bool is_matched = false;
    out_.append("    ");
    if (role.is_list) {
      out_.append("      ");
      if (owner.is_list()) {
        for (const Value& one : owner.as_list()->values()) {
          out_.append("        ");
          if (vtl::java_equals(one, claim)) {
            is_matched = true;
            out_.append("        ");
          }
          out_.append("      ");
        }
      }
      out_.append("    ");
    } else if (!owner.is_null() && vtl::java_equals(owner, claim)) {
      is_matched = true;
      out_.append("    ");
    }
    out_.append("    ");
    if (is_matched) {
      add_all(allowed_, role.allowed);
      add_all(null_allowed_, role.null_allowed);
      reasons_.push_back({"owner:", role.field});
      out_.append("      \n      \n      \n    ");
    }
    out_.append("  ");
  }

  bool shares_group() const {
    const Value of_record = record_field("groups");
    const Value mine = claims_.get("cognito:groups");
    if (!of_record.is_list() || !mine.is_list()) return false;
    for (const Value& group : of_record.as_list()->values()) {
      for (const Value& other : mine.as_list()->values()) {
        if (vtl::java_equals(group, other)) return true;
      }
    }
    return false;
  }

  void check_groups() {
    out_.append("  ");
    if (!shares_group()) return;
    add_all(allowed_, kGroupFields);
    reasons_.push_back({"shared-group", {}});
    out_.append("    \n    \n  ");
  }

  void decide() {
    out_.append("  ");
    for (std::uint32_t i = input_.first(); i != Map::kEnd; i = input_.next(i)) {
      const Map::Slot& slot = input_.slot(i);
      const std::string_view field = slot.key.as_string();
      out_.append("    ");
      if (slot.value.is_null()) {
        out_.append("      ");
        if (!holds(null_allowed_, field)) {
          denied_.emplace_back(field, "null is not allowed");
          out_.append("        \n      ");
        }
        out_.append("    ");
      } else if (!holds(allowed_, field) && !holds(kPrimaryFields, field)) {
        denied_.emplace_back(field, "not in the allowed fields");
        out_.append("      \n    ");
      }
      out_.append("  ");
    }
    out_.append("  ");
    if (denied_.empty() && !allowed_.empty()) {
      is_authorized_ = true;
      out_.append("  ");
    }
  }

  /// Calls `visit(index, name, value)` for what the update sets or removes.
  template <class Visit>
  void for_each_attribute(const Visit& visit) const {
    std::uint32_t index = 0;
    for (std::uint32_t i = input_.first(); i != Map::kEnd; i = input_.next(i)) {
      const Map::Slot& slot = input_.slot(i);
      if (holds(kPrimaryFields, slot.key.as_string())) continue;
      visit(index, slot.key.as_string(), slot.value);
      ++index;
    }
  }

  void print_number(std::uint32_t number) {
    char digits[10];
    const char* end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out_.append(std::string_view(digits, static_cast<std::size_t>(end - digits)));
  }

  /// The value as DynamoDB types it.
  void print_typed(const Value& value) {
    if (value.is_null()) {
      out_.append("{\"NULL\":null}");
    } else if (value.is_string()) {
      out_.append("{\"S\":");
      vtl::write_json_string(out_, value.as_string());
      out_.append('}');
    } else if (value.is_boolean()) {
      out_.append(value.as_boolean() ? "{\"BOOL\":true}" : "{\"BOOL\":false}");
    } else if (value.is_list()) {
      out_.append("{\"L\":[");
      bool is_first = true;
      for (const Value& item : value.as_list()->values()) {
        if (!is_first) out_.append(',');
        is_first = false;
        print_typed(item);
      }
      out_.append("]}");
    } else if (value.is_map()) {
      print_typed_map(*value.as_map());
    } else {
      out_.append("{\"N\":");
      vtl::write_json(out_, value);
      out_.append('}');
    }
  }

  void print_typed_map(const Map& map) {
    out_.append("{\"M\":{");
    bool is_first = true;
    for (std::uint32_t i = map.first(); i != Map::kEnd; i = map.next(i)) {
      if (!is_first) out_.append(',');
      is_first = false;
      vtl::write_json_string(out_, map.slot(i).key.as_string());
      out_.append(':');
      print_typed(map.slot(i).value);
    }
    out_.append("}}");
  }

  void print_spaces_of_update() {
    std::uint32_t sets = 0;
    std::uint32_t removes = 0;
    for_each_attribute([&](std::uint32_t, std::string_view, const Value& value) {
      if (value.is_null()) {
        ++removes;
        out_.append("  \n      \n  ");
      } else {
        ++sets;
        out_.append("  \n      \n    \n  ");
      }
    });
    for (std::uint32_t i = 0; i < sets + removes; ++i) out_.append("    ");
  }

  void print_expression() {
    bool is_first = true;
    for_each_attribute([&](std::uint32_t index, std::string_view, const Value& value) {
      if (value.is_null()) return;
      out_.append(is_first ? "SET #f" : ", #f");
      is_first = false;
      print_number(index);
      out_.append(" = :v");
      print_number(index);
    });
    const bool has_sets = !is_first;
    is_first = true;
    for_each_attribute([&](std::uint32_t index, std::string_view, const Value& value) {
      if (!value.is_null()) return;
      if (is_first) {
        out_.append(has_sets ? " REMOVE #f" : "REMOVE #f");
      } else {
        out_.append(", #f");
      }
      is_first = false;
      print_number(index);
    });
  }

  void print_denied() {
    out_.append('{');
    bool is_first = true;
    for (const auto& [field, reason] : denied_) {
      if (!is_first) out_.append(',');
      is_first = false;
      vtl::write_json_string(out_, field);
      out_.append(":\"");
      out_.append(reason);
      out_.append('"');
    }
    out_.append('}');
  }

  void print_reasons() {
    out_.append('[');
    bool is_first = true;
    for (const Reason& reason : reasons_) {
      out_.append(is_first ? "\"" : ",\"");
      is_first = false;
      out_.append(reason.kind);
      out_.append(reason.name);
      out_.append('"');
    }
    out_.append(']');
  }

  void print_names() {
    bool is_first = true;
    for_each_attribute([&](std::uint32_t index, std::string_view name, const Value&) {
      out_.append(is_first ? "\"#f" : ",\"#f");
      is_first = false;
      print_number(index);
      out_.append("\":");
      vtl::write_json_string(out_, name);
    });
  }

  void print_values() {
    bool is_first = true;
    for_each_attribute([&](std::uint32_t index, std::string_view, const Value& value) {
      if (value.is_null()) return;
      out_.append(is_first ? "\":v" : ",\":v");
      is_first = false;
      print_number(index);
      out_.append("\":");
      print_typed(value);
    });
  }

  void print_update() {
    print_spaces_of_update();
    out_.append(
        "{\n"
        "  \"version\": \"2018-05-29\",\n"
        "  \"operation\": \"UpdateItem\",\n"
        "  \"key\": {\n"
        "    \"id\": ");
    print_typed(input_.get("id"));
    out_.append("\n  },\n  \"authorized\": ");
    out_.append(is_authorized_ ? "true" : "false");
    out_.append(",\n  \"denied\": ");
    print_denied();
    out_.append(",\n  \"reasons\": ");
    print_reasons();
    out_.append(",\n  \"update\": {\n    \"expression\": \"");
    print_expression();
    out_.append("\",\n    \"expressionNames\": {");
    print_names();
    out_.append("},\n    \"expressionValues\": {");
    print_values();
    out_.append(
        "}\n"
        "  },\n"
        "  \"condition\": {\n"
        "    \"expression\": \"attribute_exists(id) AND version = :version\",\n"
        "    \"expressionValues\": { \":version\": ");
    print_typed(input_.get("version"));
    out_.append(" }\n  }\n}\n");
  }

  TextBuffer& out_;
  const Map& input_;
  const Map& claims_;
  Value result_;
  bool is_authorized_ = false;
  std::vector<std::string_view> allowed_;
  std::vector<std::string_view> null_allowed_;
  std::vector<Reason> reasons_;
  std::vector<std::pair<std::string_view, std::string_view>> denied_;
};

}  // namespace

void print_auth(TextBuffer& out, const Map& ctx) {
  Authorization(out, ctx).print();
}

}  // namespace vtlsim::bench
