// java.lang.Boolean.
#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "engine/methods/optional_object.h"
#include "vtl/java/text.h"

namespace vtl {
namespace {

Value boolean_value(Call& call) {
  return call.receiver;
}
Value same_argument(Call& call) {
  return call[0];
}

Value compare_to(Call& call) {
  require_non_null(call, 0, "Cannot read field \"value\" because \"b\" is null");
  return make_int(compare_naturally(call, call.receiver, call[0]));
}
Value compare(Call& call) {
  return make_int(compare_naturally(call, call[0], call[1]));
}

Value logical_and(Call& call) {
  return Value(call.boolean(0) && call.boolean(1));
}
Value logical_or(Call& call) {
  return Value(call.boolean(0) || call.boolean(1));
}
Value logical_xor(Call& call) {
  return Value(call.boolean(0) != call.boolean(1));
}
Value hash_code_of(Call& call) {
  return make_int(call.boolean(0) ? 1231 : 1237);
}
Value parse_boolean(Call& call) {
  return Value(java_equals_ignore_case(call.string(0), "true"));
}

Value to_string_of(Call& call) {
  return Value(call.boolean(0) ? std::string_view("true") : std::string_view("false"));
}

// System properties are not part of a template's world.
Value get_boolean(Call&) {
  return Value(false);
}

Value describe_constable(Call& call) {
  const bool is_true = call.receiver.as_boolean();
  return make_optional(
      call,
      Value(is_true ? std::string_view(
                          "DynamicConstantDesc[ConstantBootstraps::getStaticFinal(TRUE/ClassDesc["
                          "Boolean])Boolean]")
                    : std::string_view(
                          "DynamicConstantDesc[ConstantBootstraps::getStaticFinal(FALSE/ClassDesc["
                          "Boolean])Boolean]")));
}

using T = JavaType;

constexpr MethodRow kRows[] = {
    row("booleanValue", {}, T::boolean_, boolean_value),
    row("compare", {T::boolean_, T::boolean_}, T::int_, compare, kStatic),
    row("compareTo", {T::boolean_object}, T::int_, compare_to),
    row("compareTo", {T::object}, T::int_, compare_to),
    row("describeConstable", {}, T::optional, describe_constable),
    row("getBoolean", {T::string}, T::boolean_, get_boolean, kStatic),
    row("hashCode", {T::boolean_}, T::int_, hash_code_of, kStatic),
    row("logicalAnd", {T::boolean_, T::boolean_}, T::boolean_, logical_and, kStatic),
    row("logicalOr", {T::boolean_, T::boolean_}, T::boolean_, logical_or, kStatic),
    row("logicalXor", {T::boolean_, T::boolean_}, T::boolean_, logical_xor, kStatic),
    row("parseBoolean", {T::string}, T::boolean_, charged<parse_boolean>, kStatic),
    row("toString", {T::boolean_}, T::string, to_string_of, kStatic),
    row("valueOf", {T::boolean_}, T::boolean_object, same_argument, kStatic),
    row("valueOf", {T::string}, T::boolean_object, charged<parse_boolean>, kStatic),
};
static_assert(is_well_formed(kRows));

}  // namespace

constexpr MethodTable kBooleanMethods{JavaType::boolean_object, kRows};

}  // namespace vtl
