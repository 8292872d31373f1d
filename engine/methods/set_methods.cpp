// java.util.Set beyond Collection: the static factories.
#include "engine/methods/collection_access.h"
#include "engine/methods/immutable_collections.h"
#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"

namespace vtl {
namespace {

Value of_elements(Call& call) {
  return make_immutable_set(call, call.arguments, true);
}

Value of_array(Call& call) {
  const auto elements = array_argument(call, 0);
  if (!elements) return raise_null_pointer(call);
  return make_immutable_set(call, *elements, true);
}

Value copy_of(Call& call) {
  require_non_null(call, 0);
  if (call[0].as_object()->type() == JavaType::immutable_set) return call[0];
  return make_immutable_set(call, ElementsOf(call, call[0]).values(), false);
}

using T = JavaType;

constexpr MethodRow kRows[] = {
    row("copyOf", {T::collection}, T::set, copy_of, kStatic),
    row("of", {}, T::set, of_elements, kStatic),
    row("of", {T::object}, T::set, of_elements, kStatic),
    row("of", {T::object, T::object}, T::set, of_elements, kStatic),
    row("of", {T::object, T::object, T::object}, T::set, of_elements, kStatic),
    row("of", {T::object, T::object, T::object, T::object}, T::set, of_elements, kStatic),
    row("of", {T::object, T::object, T::object, T::object, T::object}, T::set, of_elements,
        kStatic),
    row("of", {T::object, T::object, T::object, T::object, T::object, T::object}, T::set,
        of_elements, kStatic),
    row("of", {T::object_array}, T::set, of_array, kStatic),
};
static_assert(is_well_formed(kRows));

}  // namespace

constexpr MethodTable kSetMethods{JavaType::set, kRows};

}  // namespace vtl
