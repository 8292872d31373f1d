// Velocity 1.7's arithmetic and comparison of numbers (MathUtils): + - * / % and == < > on any of
// Java's number classes. The interpreter computes Integer and Double itself only where the result
// is provably the same.
//
// A null result means that the #set is skipped. Throws JavaException for ArithmeticExceptions of
// BigDecimal and BigInteger only. Quirks: Integer grows to Long and BigInteger when it does not
// fit, but Long.MIN_VALUE * -1 goes unnoticed; a zero right side of / and % is null for every
// class; any comparison with NaN counts as equal; % of BigInteger is mod.
#pragma once

#include <cstdint>

#include "vtl/java/number_objects.h"

namespace vtl {

enum class Operator : std::uint8_t { add, subtract, multiply, divide, modulo };

/// Precondition: both operands are numbers (is_number). The result's class follows MathUtils.
Value calculate(Heap& heap, Operator op, const Value& left, const Value& right);
/// Velocity's == : numbers by value, same or assignable class by equals, else by their texts; null
/// only equals null. Charges for texts that are made.
bool velocity_equals(const Value& left, const Value& right, Work& work);

}  // namespace vtl
