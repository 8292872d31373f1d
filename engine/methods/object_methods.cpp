#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/java/number_objects.h"
#include "vtl/java/number_text.h"
#include "vtl/java/to_string.h"
#include "vtl/session.h"

namespace vtl {
namespace {

Value equals(Call& call) {
  if (call.receiver.is_object()) call.heap().work().charge(number_words(call.receiver));
  return Value(java_equals(call.receiver, call[0]));
}
Value hash_code(Call& call) {
  if (call.receiver.is_object()) call.heap().work().charge(4 * number_words(call.receiver));
  return Value(java_hash(call.receiver));
}

Value to_string(Call& call) {
  if (call.receiver.is_string()) return call.receiver;
  TextBuffer text(call.session.limits().output_bytes);
  if (call.receiver.is_floating())
    call.heap().work().charge(double_cost(call.receiver.as_double()));
  if (call.receiver.is_object()) {
    // Digits are made by division, word by word.
    const std::uint64_t words = number_words(call.receiver);
    call.heap().work().charge(words * words);
  }
  append_string(text, call.receiver);
  call.heap().work().charge_bytes(4 * text.size());
  return make_string(call, text.view());
}

Value raise_not_owner(Call& call) {
  call.raise("java.lang.IllegalMonitorStateException", "current thread is not owner");
}

Value wait_with_timeout(Call& call) {
  if (call.integer(0) < 0) call.raise(kIllegalArgument, "timeout value is negative");
  if (call.arguments.size() > 1 && (call.integer(1) < 0 || call.integer(1) > 999999)) {
    call.raise(kIllegalArgument, "nanosecond timeout value out of range");
  }
  return raise_not_owner(call);
}

// No getClass: reflection is out of a template's reach here.
constexpr MethodRow kRows[] = {
    row("equals", {JavaType::object}, JavaType::boolean_, charged<equals>),
    row("hashCode", {}, JavaType::int_, charged<hash_code>),
    row("notify", {}, JavaType::void_, raise_not_owner),
    row("notifyAll", {}, JavaType::void_, raise_not_owner),
    row("toString", {}, JavaType::string, to_string),
    row("wait", {}, JavaType::void_, raise_not_owner),
    row("wait", {JavaType::long_}, JavaType::void_, wait_with_timeout),
    row("wait", {JavaType::long_, JavaType::int_}, JavaType::void_, wait_with_timeout),
};
static_assert(is_well_formed(kRows));

}  // namespace

constexpr MethodTable kObjectMethods{JavaType::object, kRows};

}  // namespace vtl
