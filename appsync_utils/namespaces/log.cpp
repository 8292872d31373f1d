// $util.log: lines for the log of the resolver.
#include "appsync_utils/namespaces/arguments.h"
#include "appsync_utils/namespaces/namespaces.h"
#include "appsync_utils/namespaces/rows.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/java/to_string.h"
#include "vtl/object.h"

namespace appsync {

namespace {

using vtl::Call;
using vtl::JavaType;
using vtl::MethodRow;
using vtl::Value;

bool is_array(const Value& value) {
  return value.is_list() && !vtl::is_assignable(JavaType::list, value.as_list()->type());
}

// What stands for `{}`: one array spreads, as Java hands it to Object...
std::span<const Value> surplus_arguments(const Call& call) {
  const auto surplus = call.arguments.subspan(1);
  if (surplus.size() == 1 && is_array(surplus[0])) return surplus[0].as_list()->values();
  return surplus;
}

// Each `{}` is replaced by the next argument; those that are left over stand as they are.
void fill_in(vtl::TextBuffer& text, std::string_view format, std::span<const Value> arguments) {
  for (const Value& argument : arguments) {
    const std::size_t place = format.find("{}");
    if (place == std::string_view::npos) break;
    text.append(format.substr(0, place));
    vtl::append_string(text, argument);
    format.remove_prefix(place + 2);
  }
  text.append(format);
}

/// Units (vtl/work.h) of keeping and showing a line.
constexpr std::uint64_t kUnitsOfLine = 64;

Value log_line(const Call& call, LogLevel level) {
  const bool has_format = call.row.is_variadic && call[0].is_string();
  Evaluation& evaluation = evaluation_of(call);
  vtl::TextBuffer& text = evaluation.scratch();
  if (has_format) {
    fill_in(text, call.string(0), surplus_arguments(call));
  } else {
    vtl::append_string(text, call[0]);
  }
  call.heap().work().charge(kUnitsOfLine + text.size());
  evaluation.log(level, std::string(text.view()));
  return {};
}

Value log_info(Call& call) {
  return log_line(call, LogLevel::info);
}
Value log_debug(Call& call) {
  return log_line(call, LogLevel::debug);
}
Value log_error(Call& call) {
  return log_line(call, LogLevel::error);
}

constexpr JavaType kObject = JavaType::object;
constexpr JavaType kString = JavaType::string;
constexpr JavaType kObjects = JavaType::object_array;
constexpr JavaType kVoid = JavaType::void_;
constexpr std::string_view kOne = "(Object value) : void";
constexpr std::string_view kMany = "(String format, Object... arguments) : void";

constexpr MethodRow kRows[] = {
    function("debug", {kObject}, kVoid, log_debug,
             {kOne, "Logs a value at level DEBUG.", "[$util.log.debug($ctx.args)]", "[]"},
             vtl::kRecords),
    function("debug", {kString, kObjects}, kVoid, log_debug,
             {kMany, "Logs a text at level DEBUG, with each {} replaced by an argument.",
              "[$util.log.debug(\"room {}\", 7)]", "[]"},
             vtl::kRecords),
    function("error", {kObject}, kVoid, log_error,
             {kOne, "Logs a value at level ERROR.", "[$util.log.error($ctx.args)]", "[]"},
             vtl::kRecords),
    function("error", {kString, kObjects}, kVoid, log_error,
             {kMany, "Logs a text at level ERROR, with each {} replaced by an argument.",
              "[$util.log.error(\"room {}\", 7)]", "[]"},
             vtl::kRecords),
    function("info", {kObject}, kVoid, log_info,
             {kOne, "Logs a value at level INFO.", "[$util.log.info($ctx.args)]", "[]"},
             vtl::kRecords),
    function("info", {kString, kObjects}, kVoid, log_info,
             {kMany, "Logs a text at level INFO, with each {} replaced by an argument.",
              "[$util.log.info(\"room {} of {}\", 7, $ctx.args)]", "[]"},
             vtl::kRecords),
};
static_assert(is_complete(kRows));

}  // namespace

constexpr vtl::HostNamespace kLogNamespace{
    "$util.log", "Lines for the log of the resolver.", kRows, {}, "log"};

}  // namespace appsync
