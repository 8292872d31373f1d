#include "appsync_utils/namespaces/arguments.h"

#include "vtl/detail/json_scan.h"
#include "vtl/java/exception.h"
#include "vtl/json.h"
#include "vtl/object.h"
#include "vtl/session.h"

namespace appsync {

using vtl::Call;
using vtl::Heap;
using vtl::JavaType;
using vtl::Value;

namespace {

/// Most functions read a text by code points and write another one, once or twice.
constexpr std::size_t kReadings = 8;

std::string argument_name(const Call& call, std::size_t index) {
  return "argument " + std::to_string(index + 1) + " of " + std::string(call.row.name);
}

[[gnu::noinline]] Value make_escaped_json_string(const Call& call, std::string_view before,
                                                 std::string_view text, std::string_view after) {
  vtl::TextBuffer& out = evaluation_of(call).scratch();
  out.append(before);
  vtl::write_json_string(out, text);
  out.append(after);
  return make_string(call, out.view());
}

}  // namespace

Evaluation& evaluation_of(const Call& call) {
  vtl::HostState* state = call.session.host_state();
  if (state == nullptr) {
    throw vtl::JavaException("java.lang.IllegalStateException",
                             "this function needs the state of an AppSync evaluation");
  }
  return static_cast<Evaluation&>(*state);
}

void refuse_argument(const Call& call, std::size_t index, std::string_view problem) {
  throw vtl::ArgumentException(index, {"java.lang.IllegalArgumentException",
                                       argument_name(call, index) + ": " + std::string(problem)});
}

void require_argument(const Call& call, std::size_t index) {
  if (call[index].is_null()) {
    throw vtl::ArgumentException(
        index, {"java.lang.NullPointerException", argument_name(call, index) + " is null"});
  }
}

std::string_view required_string(const Call& call, std::size_t index) {
  require_argument(call, index);
  call.heap().work().charge_bytes(kReadings * call.string(index).size());
  return call.string(index);
}

std::span<const Value> required_list(const Call& call, std::size_t index) {
  require_argument(call, index);
  return elements_of(call.heap(), call[index]);
}

const vtl::Map& required_map(const Call& call, std::size_t index) {
  require_argument(call, index);
  // The class of $foreach extends AbstractMap, too.
  if (!call[index].is_map()) refuse_argument(call, index, "not a map with entries");
  call.heap().work().charge(call[index].as_map()->size());
  return *call[index].as_map();
}

std::span<const Value> elements_of(Heap& heap, const Value& list) {
  if (list.is_list()) {
    heap.work().charge(list.as_list()->size());
    return list.as_list()->values();
  }
  if (!list.is_object() || !vtl::is_assignable(JavaType::collection, list.as_object()->type()))
    return {};
  const auto& collection = static_cast<const vtl::Collection&>(*list.as_object());
  const std::uint32_t size = collection.size();
  heap.work().charge(size);
  vtl::List* copy = heap.make_list(size);
  for (std::uint32_t i = 0; i < size; ++i) copy->append(collection.element(i, heap));
  return copy->values();
}

bool is_java_list(const Value& value) {
  return !value.is_null() && vtl::is_assignable(JavaType::list, vtl::java_type_of(value));
}

Value make_string(const Call& call, std::string_view text) {
  call.heap().work().charge_bytes(kReadings * text.size());
  return call.heap().string(text);
}

Value make_json_string(const Call& call, std::string_view before, std::string_view text,
                       std::string_view after) {
  const std::size_t size = before.size() + text.size() + 2 + after.size();
  call.heap().work().charge_bytes(size);
  const bool is_allowed = size <= call.session.limits().output_bytes;
  if (!is_allowed || call.session.host_state() == nullptr) [[unlikely]]
    return make_escaped_json_string(call, before, text, after);
  // Most texts need no escape and are written where they stay.
  char* place = call.session.heap().allocate_chars(size);
  if (!vtl::quote_plain_json(text, place + before.size())) [[unlikely]] {
    call.session.heap().give_back(place);
    return make_escaped_json_string(call, before, text, after);
  }
  vtl::copy_text(place, before.data(), before.size());
  vtl::copy_text(place + size - after.size(), after.data(), after.size());
  return Value(std::string_view(place, size));
}

std::string_view describe_kind(const Value& value) {
  if (value.is_null()) return "null";
  if (value.is_map()) return "a Map";
  if (is_java_list(value)) return "a List";
  if (value.is_string()) return "a String";
  if (value.is_boolean()) return "a Boolean";
  if (vtl::is_assignable(JavaType::number, vtl::java_type_of(value))) return "a Number";
  return "an object";
}

}  // namespace appsync
