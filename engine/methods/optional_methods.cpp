// java.util.Optional.
#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "engine/methods/optional_object.h"
#include "engine/methods/stream_object.h"
#include "engine/value/value_walk.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/java/to_string.h"

namespace vtl {
namespace {

const OptionalObject& self(const Call& call) {
  return static_cast<const OptionalObject&>(*call.receiver.as_object());
}

Value empty(Call& call) {
  return make_optional(call, Value());
}
Value of_nullable(Call& call) {
  return make_optional(call, call[0]);
}
Value of(Call& call) {
  require_non_null(call, 0);
  return make_optional(call, call[0]);
}
Value is_present(Call& call) {
  return Value(!self(call).value().is_null());
}
Value is_empty(Call& call) {
  return Value(self(call).value().is_null());
}

Value get(Call& call) {
  if (self(call).value().is_null()) call.raise(kNoSuchElement, "No value present");
  return self(call).value();
}

Value or_else(Call& call) {
  return self(call).value().is_null() ? call[0] : self(call).value();
}
Value or_else_throw(Call& call) {
  if (!self(call).value().is_null()) return self(call).value();
  call.raise(
      kNullPointer,
      "Cannot invoke \"java.util.function.Supplier.get()\" because \"exceptionSupplier\" is null");
}

Value or_else_get(Call& call) {
  if (!self(call).value().is_null()) return self(call).value();
  call.raise(kNullPointer,
             "Cannot invoke \"java.util.function.Supplier.get()\" because \"supplier\" is null");
}
Value if_present(Call& call) {
  if (self(call).value().is_null()) return {};
  call.raise(
      kNullPointer,
      "Cannot invoke \"java.util.function.Consumer.accept(Object)\" because \"action\" is null");
}

Value if_present_or_else(Call& call) {
  if (!self(call).value().is_null()) return if_present(call);
  call.raise(kNullPointer,
             "Cannot invoke \"java.lang.Runnable.run()\" because \"emptyAction\" is null");
}

Value stream(Call& call) {
  const Value& value = self(call).value();
  return make_stream(call, JavaType::stream, {&value, value.is_null() ? 0U : 1U});
}

using T = JavaType;

constexpr MethodRow kRows[] = {
    row("empty", {}, T::optional, empty, kStatic),
    row("filter", {T::predicate}, T::optional, raise_null_pointer),
    row("flatMap", {T::function}, T::optional, raise_null_pointer),
    row("get", {}, T::object, get),
    row("ifPresent", {T::consumer}, T::void_, if_present),
    row("ifPresentOrElse", {T::consumer, T::runnable}, T::void_, if_present_or_else),
    row("isEmpty", {}, T::boolean_, is_empty),
    row("isPresent", {}, T::boolean_, is_present),
    row("map", {T::function}, T::optional, raise_null_pointer),
    row("of", {T::object}, T::optional, of, kStatic),
    row("ofNullable", {T::object}, T::optional, of_nullable, kStatic),
    row("or", {T::supplier}, T::optional, raise_null_pointer),
    row("orElse", {T::object}, T::object, or_else),
    row("orElseGet", {T::supplier}, T::object, or_else_get),
    row("orElseThrow", {}, T::object, get),
    row("orElseThrow", {T::supplier}, T::object, or_else_throw),
    row("stream", {}, T::stream, stream),
};
static_assert(is_well_formed(kRows));

}  // namespace

constexpr MethodTable kOptionalMethods{JavaType::optional, kRows};

void OptionalObject::append_values(TextBuffer& out) const {
  if (value_.is_null()) {
    out.append("Optional.empty");
    return;
  }
  out.append("Optional[");
  append_string(out, value_);
  out.append(']');
}

bool OptionalObject::equals_values(const Value& other, ValueWalk& walk) const {
  return other.is_object() && other.as_object()->type() == JavaType::optional &&
         walk.equal(value_, static_cast<const OptionalObject&>(*other.as_object()).value_);
}

std::int32_t OptionalObject::hash_values(ValueWalk& walk) const {
  return walk.hash(value_);
}

Value make_optional(const Call& call, Value value) {
  return Value(static_cast<Object*>(call.heap().make<OptionalObject>(call.heap(), value)));
}

}  // namespace vtl
