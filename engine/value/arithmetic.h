// Numbers as Velocity 1.7's expressions see them: + - * / % and comparisons.
//
// Why: one place for the type rules of MathUtils; the interpreter has inline fast paths for Integer
// and Double only where they are provably the same. Invariants: a null Value result means "null" in
// Velocity's sense (the #set is skipped). Throws JavaException only for BigDecimal/BigInteger
// ArithmeticExceptions. Threads: pure functions over a heap. Velocity quirks: Integer grows to Long
// and BigInteger when it does not fit; Long.MIN_VALUE * -1 is not noticed; a zero right side of /
// and % is null for every class; any comparison with NaN counts as equal; BigInteger % is mod.
#pragma once

#include <cstdint>

#include "vtl/java/number_objects.h"

namespace vtl {

enum class Operator : std::uint8_t { add, subtract, multiply, divide, modulo };

/// Both operands must be numbers (is_number); see velocity rules for the result's class.
Value calculate(Heap& heap, Operator op, const Value& left, const Value& right);
/// Velocity's == : numbers by value, same or assignable class by equals, else by their texts; null
/// only equals null. Charges for texts that are made.
bool velocity_equals(const Value& left, const Value& right, Work& work);

}  // namespace vtl
