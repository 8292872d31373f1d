// Resolves a call (receiver, name, arguments) to the one row that Java's reflection would call, as
// Velocity 1.7 uses it; for values and host functions alike. The answer depends only on the
// receiver's class or host table, the name and the arguments' classes, so call sites cache it by
// those.
//
// Velocity's rules (ClassMap, MethodMap): exact parameter classes win at once; then come the
// applicable rows (assignable, or unboxing and widening to a primitive; null fits every
// non-primitive); more parameters beat fewer, a more specific parameter beats a less specific one;
// undecided is "ambiguous", the same as not found. A method without parameters is applicable to any
// number of arguments: `$s.length(1)` is found and fails with an IllegalArgumentException "wrong
// number of arguments".
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vtl/method.h"
#include "vtl/value.h"

namespace vtl {

struct Resolution {
  /// nullptr: no row takes the call (unresolved; the reference is null).
  const MethodRow* row = nullptr;
  bool is_ambiguous = false;
};

Resolution find_method(const Value& receiver, std::string_view name,
                       std::span<const Value> arguments);

/// Calls the row; surplus arguments of a variadic row are handed on as they are. Throws
/// JavaException.
Value invoke(Session& session, const MethodRow& row, const Value& receiver,
             std::span<const Value> arguments);

/// Returns whether an argument of class `argument` (JavaType::none for null) may be passed to a
/// parameter of class `parameter`.
bool accepts(JavaType parameter, JavaType argument);
/// Returns the class of an array's elements.
JavaType component_of(JavaType array);

/// Returns all rows of that name on the receiver, for diagnostics ("nearest overload", "did you
/// mean").
std::vector<const MethodRow*> methods_named(const Value& receiver, std::string_view name);
/// Returns all method names on the receiver, sorted, without repeats.
std::vector<std::string_view> method_names(const Value& receiver);
/// Return a row's parameters, or the classes of arguments, for messages: `(String, int)`.
std::string parameter_text(const MethodRow& row);
std::string argument_text(std::span<const Value> arguments);

}  // namespace vtl
