#include "engine/methods/method_support.h"

#include <algorithm>
#include <cmath>

#include "engine/methods/dispatch.h"
#include "engine/value/arithmetic.h"
#include "engine/value/list_views.h"
#include "vtl/java/number_objects.h"
#include "vtl/session.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

class OpaqueObject final : public Object {
 public:
  explicit OpaqueObject(JavaType type) : Object(type) {}
};

std::int32_t compare_doubles(double left, double right) {
  if (left < right) return -1;
  if (left > right) return 1;
  // Double.compare: -0.0 before 0.0, NaN after everything and equal to itself.
  const auto rank = [](double d) { return std::isnan(d) ? 2 : (std::signbit(d) ? 0 : 1); };
  return rank(left) == rank(right) ? 0 : (rank(left) < rank(right) ? -1 : 1);
}

// What compareTo of that class calls its parameter, as the text of the exception shows it.
std::string_view compared_parameter(JavaType type) {
  switch (type) {
    case JavaType::string:
      return "anotherString";
    case JavaType::boolean_object:
      return "b";
    case JavaType::byte_object:
      return "anotherByte";
    case JavaType::short_object:
      return "anotherShort";
    case JavaType::integer_object:
      return "anotherInteger";
    case JavaType::long_object:
      return "anotherLong";
    case JavaType::float_object:
      return "anotherFloat";
    case JavaType::double_object:
      return "anotherDouble";
    case JavaType::character_object:
      return "anotherCharacter";
    default:
      return "val";
  }
}

std::uint64_t element_count(const Value& value) {
  if (value.is_list()) return value.as_list()->size();
  if (value.is_map()) return value.as_map()->size();
  if (!value.is_object() || !is_assignable(JavaType::collection, value.type())) return 0;
  // What is not a List itself, and a list to Java, is a SubList; its size() refuses when it is
  // stale.
  return is_assignable(JavaType::list, value.type())
             ? static_cast<const SubList&>(*value.as_object()).known_size()
             : static_cast<const Collection&>(*value.as_object()).size();
}

}  // namespace

Heap& CallContext::heap() const {
  return session.heap();
}
Heap& Call::heap() const {
  return session.heap();
}

Value MethodBody::call_direct(Call& call) const {
  const CallContext context{call.session, call.row};
  switch (form_) {
    case Form::with_none:
      return direct_.with_none(context, call.receiver);
    case Form::with_one:
      return direct_.with_one(context, call.receiver, call[0]);
    case Form::with_two:
      return direct_.with_two(context, call.receiver, call[0], call[1]);
    default:
      return {};
  }
}

double Call::floating(std::size_t index) const {
  const Value& value = arguments[index];
  return value.is_floating() ? value.as_double() : static_cast<double>(value.as_integer());
}

void Call::raise(std::string_view java_class, std::string_view message) const {
  throw JavaException(std::string(java_class), std::string(message));
}

void Call::raise(std::string_view java_class) const {
  throw JavaException(std::string(java_class));
}

namespace {

/// Units of a power whose result is short.
constexpr std::uint64_t kUnitsOfPower = 64;

/// Reading shorter ones is part of a step.
constexpr std::size_t kLongText = 64;

// Texts are read by code points, which takes several times what moving their bytes does, and what
// is not ASCII is turned into UTF-16 and back.
std::uint64_t reading_cost(const Value& value) {
  if (!value.is_string() || value.as_string().size() <= kLongText) return 0;
  const std::string_view text = value.as_string();
  return (is_ascii(text) ? 4 : 16) * text.size() / Work::kBytesPerUnit;
}

}  // namespace

void charge_for_texts(const Call& call, std::uint64_t times) {
  std::uint64_t units = reading_cost(call.receiver);
  for (const Value& value : call.arguments) units += reading_cost(value);
  call.heap().work().charge(times * units);
}

void charge_for_numbers(const Call& call, std::uint64_t times) {
  std::uint64_t words = number_words(call.receiver);
  for (const Value& value : call.arguments) words += number_words(value);
  call.heap().work().charge(times * words * words / 4);
}

void charge_for_power(const Call& call) {
  // No number has more words; larger ones are refused without work.
  constexpr std::int64_t kMostWords = kMaxNumberBits / 64;
  const auto words = static_cast<std::int64_t>(number_words(call.receiver));
  const std::int64_t exponent = std::clamp<std::int64_t>(call.integer(0), 1, kMostWords);
  const auto result = static_cast<std::uint64_t>(std::min(words * exponent, kMostWords));
  call.heap().work().charge(kUnitsOfPower + result * result);
}

void charge_for_elements(const Call& call, std::uint64_t times) {
  std::uint64_t elements = element_count(call.receiver);
  for (const Value& value : call.arguments) elements += element_count(value);
  call.heap().work().charge(times * elements);
}

std::optional<std::span<const Value>> array_argument(const Call& call, std::size_t index) {
  const std::span<const Value> given =
      call.arguments.subspan(std::min(index, call.arguments.size()));
  if (given.size() != 1) return given;
  if (given[0].is_null()) return std::nullopt;
  // An array is handed on as it is; an array of something else is one element.
  if (given[0].is_list() && is_array_type(given[0].as_list()->type()) &&
      is_assignable(call.row.parameters[index], given[0].as_list()->type())) {
    return given[0].as_list()->values();
  }
  return given;
}

void require_non_null(const Call& call, std::size_t index) {
  if (call[index].is_null()) call.raise(kNullPointer);
}

void require_non_null(const Call& call, std::size_t index, std::string_view message) {
  if (call[index].is_null()) call.raise(kNullPointer, message);
}

void raise_class_cast(const Call& call, JavaType from, JavaType to) {
  const std::string source(java_type_name(from));
  const std::string target(java_type_name(to));
  call.raise(kClassCast, "class " + source + " cannot be cast to class " + target + " (" + source +
                             " and " + target + " are in module java.base of loader 'bootstrap')");
}

void check_index(const Call& call, std::int64_t index, std::int64_t length) {
  if (index >= 0 && index < length) return;
  call.raise(kIndexOutOfBounds, "Index " + std::to_string(index) + " out of bounds for length " +
                                    std::to_string(length));
}

Value raise_null_pointer(Call& call) {
  call.raise(kNullPointer);
}

Value raise_unsupported(Call& call) {
  call.raise(kUnsupportedOperation);
}

Value make_string(const Call& call, std::string_view text) {
  if (text.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    throw LimitExceeded{LimitKind::heap_bytes};
  }
  return call.heap().string(text);
}

Value make_list_of(const Call& call, JavaType type, std::span<const Value> values) {
  List* list = call.heap().make_list(static_cast<std::uint32_t>(values.size()), type);
  for (const Value& value : values) list->append(value);
  return Value(list);
}

std::int32_t compare_naturally(const Call& call, const Value& left, const Value& right) {
  const JavaType left_type = java_type_of(left);
  if (left.is_null()) call.raise(kNullPointer);
  if (!is_assignable(JavaType::comparable, left_type))
    raise_class_cast(call, left_type, JavaType::comparable);
  const JavaType right_type = java_type_of(right);
  if (right.is_null()) {
    call.raise(kNullPointer,
               "Cannot read field \"" + std::string(left.is_object() ? "signum" : "value") +
                   "\" because \"" + std::string(compared_parameter(left_type)) + "\" is null");
  }
  if (left_type != right_type) raise_class_cast(call, right_type, left_type);
  switch (left.kind()) {
    case Kind::string:
      call.heap().work().charge(1 +
                                2 * std::min(left.as_string().size(), right.as_string().size()) /
                                    Work::kBytesPerUnit);
      return java_compare(left.as_string(), right.as_string());
    case Kind::boolean:
      return left.as_boolean() == right.as_boolean() ? 0 : (left.as_boolean() ? 1 : -1);
    case Kind::float32:
    case Kind::float64:
      return compare_doubles(left.as_double(), right.as_double());
    case Kind::int8:
    case Kind::int16:
    case Kind::character:
      return static_cast<std::int32_t>(left.as_integer() - right.as_integer());
    case Kind::int32:
    case Kind::int64:
      return left.as_integer() == right.as_integer()
                 ? 0
                 : (left.as_integer() < right.as_integer() ? -1 : 1);
    default:
      call.heap().work().charge(comparison_cost(left, right));
      return compare_numbers(left, right);
  }
}

Value make_opaque(const Call& call, JavaType type) {
  return Value(static_cast<Object*>(call.heap().make<OpaqueObject>(type)));
}

}  // namespace vtl
