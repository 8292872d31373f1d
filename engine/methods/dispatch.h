// From a receiver, a name and arguments to the one row that Java's reflection, as Velocity 1.7 uses
// it, would call.
//
// Why: the only place that knows overload resolution. Values' methods and host functions go through
// it alike. Invariants: the answer depends on the receiver's class (or host table), the name and
// the arguments' classes only, so a call site may cache it by those. Threads: pure functions over
// constant tables. Velocity quirk (ClassMap, MethodMap 1.7): exact parameter classes win at once;
// then the applicable rows (assignable, or unboxing and widening to a primitive; null fits every
// non-primitive); more parameters beat fewer, a more specific parameter beats a less specific one;
// undecided is "ambiguous", which is the same as not found. A method without parameters counts as
// applicable to any number of arguments: `$s.length(1)` is found and fails with an
// IllegalArgumentException "wrong number of arguments" (the row answered then does just that).
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

/// May an argument of class `argument` (JavaType::none: null) be handed to a parameter of class
/// `parameter`?
bool accepts(JavaType parameter, JavaType argument);
/// Class of an array's elements.
JavaType component_of(JavaType array);

/// All rows of that name on the receiver, for diagnostics ("nearest overload") and did-you-mean.
std::vector<const MethodRow*> methods_named(const Value& receiver, std::string_view name);
/// All method names on the receiver, sorted, without repeats.
std::vector<std::string_view> method_names(const Value& receiver);
/// `(String, int)`-like text of a row's parameters, and of argument classes, for messages.
std::string parameter_text(const MethodRow& row);
std::string argument_text(std::span<const Value> arguments);

}  // namespace vtl
