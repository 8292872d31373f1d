// java.util.Map.Entry.
#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "engine/value/map_views.h"

namespace vtl {
namespace {

const MapEntry& self(const Call& call) {
  return static_cast<const MapEntry&>(*call.receiver.as_object());
}

Value get_key(CallContext, Value receiver) {
  return static_cast<const MapEntry*>(receiver.as_object())->key();
}
Value get_value(CallContext, Value receiver) {
  return static_cast<const MapEntry*>(receiver.as_object())->value();
}

Value set_value(Call& call) {
  if (self(call).type() == JavaType::immutable_entry)
    call.raise(kUnsupportedOperation, "not supported");
  return static_cast<PairEntry&>(*call.receiver.as_object()).set_value(call[0]);
}

Value copy_of(Call& call) {
  require_non_null(call, 0);
  const auto& entry = static_cast<const MapEntry&>(*call[0].as_object());
  if (entry.key().is_null() || entry.value().is_null()) return raise_null_pointer(call);
  return Value(static_cast<Object*>(
      call.heap().make<PairEntry>(JavaType::immutable_entry, call.heap(),
                                  static_cast<Map*>(nullptr), entry.key(), entry.value())));
}

Value comparator(Call& call) {
  return make_opaque(call, JavaType::opaque_comparator);
}

using T = JavaType;

constexpr MethodRow kRows[] = {
    row("comparingByKey", {}, T::comparator, comparator, kStatic),
    row("comparingByKey", {T::comparator}, T::comparator, raise_null_pointer, kStatic),
    row("comparingByValue", {}, T::comparator, comparator, kStatic),
    row("comparingByValue", {T::comparator}, T::comparator, raise_null_pointer, kStatic),
    row("copyOf", {T::map_entry}, T::map_entry, copy_of, kStatic),
    row("getKey", {}, T::object, by_value<get_key>),
    row("getValue", {}, T::object, by_value<get_value>),
    row("setValue", {T::object}, T::object, set_value, kMutates),
};
static_assert(is_well_formed(kRows));

}  // namespace

constexpr MethodTable kEntryMethods{JavaType::map_entry, kRows};

}  // namespace vtl
