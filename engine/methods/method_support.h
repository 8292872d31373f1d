// What the tables of methods and their bodies share: writing rows, checking tables, reading awkward
// arguments, charging for work, and the exceptions that many bodies throw.
//
// row() computes parameter_count and is_variadic; is_well_formed() is for static_assert. As in
// Velocity any method whose last parameter is an array is variadic; null for it is a null array.
#pragma once

#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "vtl/heap.h"
#include "vtl/method.h"
#include "vtl/object.h"

namespace vtl {

constexpr bool is_array_type(JavaType type) {
  return (type >= JavaType::object_array && type <= JavaType::boolean_array);
}

/// One row of a table; `result` is as declared in Java.
constexpr MethodRow row(std::string_view name, std::initializer_list<JavaType> parameters,
                        JavaType result, MethodBody body, std::uint8_t traits = kPure) {
  MethodRow made{};
  made.name = name;
  for (JavaType parameter : parameters) made.parameters.at(made.parameter_count++) = parameter;
  made.is_variadic =
      made.parameter_count != 0 && is_array_type(made.parameters[made.parameter_count - 1U]);
  made.result = result;
  made.traits = traits;
  if (result == JavaType::void_) made.traits |= kReturnsVoid;
  made.body = body;
  return made;
}

/// Sorted by name, and every row complete but for its body, which g++ cannot compare with null
/// at compile time when the undefined behaviour sanitizer is on; a test looks at those.
constexpr bool is_well_formed(std::span<const MethodRow> rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const MethodRow& row = rows[i];
    if (row.name.empty() || row.result == JavaType::none) return false;
    if (!has_fitting_body(row)) return false;
    if (i != 0 && rows[i - 1].name > row.name) return false;
    for (std::size_t j = 0; j < row.parameters.size(); ++j) {
      const bool is_used =
          row.parameters[j] != JavaType::void_ && row.parameters[j] != JavaType::none;
      if (is_used != (j < row.parameter_count)) return false;
    }
    if (((row.traits & kReturnsVoid) != 0) != (row.result == JavaType::void_)) return false;
  }
  return true;
}

/// What reached the array parameter at `index`: its elements however they were given; nullopt for a
/// null array. The span lives as long as the call's arguments.
std::optional<std::span<const Value>> array_argument(const Call& call, std::size_t index);

/// Java's classes of exceptions that many bodies throw.
inline constexpr std::string_view kNullPointer = "java.lang.NullPointerException";
inline constexpr std::string_view kIllegalArgument = "java.lang.IllegalArgumentException";
inline constexpr std::string_view kIndexOutOfBounds = "java.lang.IndexOutOfBoundsException";
inline constexpr std::string_view kStringIndexOutOfBounds =
    "java.lang.StringIndexOutOfBoundsException";
inline constexpr std::string_view kArrayIndexOutOfBounds =
    "java.lang.ArrayIndexOutOfBoundsException";
inline constexpr std::string_view kUnsupportedOperation = "java.lang.UnsupportedOperationException";
inline constexpr std::string_view kNumberFormat = "java.lang.NumberFormatException";
inline constexpr std::string_view kClassCast = "java.lang.ClassCastException";
inline constexpr std::string_view kArithmetic = "java.lang.ArithmeticException";
inline constexpr std::string_view kNoSuchElement = "java.util.NoSuchElementException";
inline constexpr std::string_view kConcurrentModification =
    "java.util.ConcurrentModificationException";
inline constexpr std::string_view kIllegalState = "java.lang.IllegalStateException";

/// Charges for reading the texts that a call is given, as receiver and as arguments, `times` times.
void charge_for_texts(const Call& call, std::uint64_t times = 1);
/// Charges for the elements of the collections and maps that a call is given, `times` times.
void charge_for_elements(const Call& call, std::uint64_t times = 1);

/// For a table: a body whose work grows with its texts.
template <MethodFunction kBody, std::uint64_t kTimes = 1>
Value charged(Call& call) {
  charge_for_texts(call, kTimes);
  return kBody(call);
}
/// For a table: a body that walks over its collections, once.
template <MethodFunction kBody, std::uint64_t kTimes = 1>
Value walking(Call& call) {
  charge_for_elements(call, kTimes);
  return kBody(call);
}

/// Charges for the product that ends a power of the receiver whose exponent is the first argument.
void charge_for_power(const Call& call);
/// Charges for `times` products of the numbers that a call is given.
void charge_for_numbers(const Call& call, std::uint64_t times = 1);
/// For a table: a body that raises a large number to a power.
template <MethodFunction kBody>
Value raising(Call& call) {
  charge_for_power(call);
  return kBody(call);
}
/// For a table: a body that calculates with large numbers.
template <MethodFunction kBody, std::uint64_t kTimes = 1>
Value costly(Call& call) {
  charge_for_numbers(call, kTimes);
  return kBody(call);
}

/// NullPointerException without text when the argument is null.
void require_non_null(const Call& call, std::size_t index);
/// Throws with the virtual machine's own text ("Cannot invoke ... because ... is null").
void require_non_null(const Call& call, std::size_t index, std::string_view message);
/// Throws ClassCastException as the virtual machine words it for classes of its own library.
[[noreturn]] void raise_class_cast(const Call& call, JavaType from, JavaType to);
/// Objects.checkIndex.
void check_index(const Call& call, std::int64_t index, std::int64_t length);

/// Bodies of rows that only null fits (lambdas, comparators): NullPointerException.
Value raise_null_pointer(Call& call);
/// UnsupportedOperationException.
Value raise_unsupported(Call& call);

/// Makes a String value of `text`, copied to the heap. Lengths beyond Java's meet the heap's limit.
Value make_string(const Call& call, std::string_view text);
inline Value make_int(std::int64_t value) {
  return Value(static_cast<std::int32_t>(value));
}
/// Makes a List of the type with those elements.
Value make_list_of(const Call& call, JavaType type, std::span<const Value> values);

/// Comparable.compareTo between two values, as a Java cast to Comparable would do it:
/// ClassCastException when the classes differ or are not Comparable, NullPointerException for null.
std::int32_t compare_naturally(const Call& call, const Value& left, const Value& right);

/// Makes an object that has nothing but its class (spliterators, comparators); it prints
/// Class@hash.
Value make_opaque(const Call& call, JavaType type);

}  // namespace vtl
