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

#include "vtl/heap.h"
#include "vtl/value.h"

namespace vtl {

enum class Operator : std::uint8_t { add, subtract, multiply, divide, modulo };

bool is_number(const Value& value);
/// Number.intValue(): of any number, cut as Java cuts.
std::int32_t to_int(const Value& number);
/// Both operands must be numbers (is_number); see velocity rules for the result's class.
Value calculate(Heap& heap, Operator op, const Value& left, const Value& right);
/// <0, 0, >0; both must be numbers. NaN compares equal to anything.
int compare_numbers(const Value& left, const Value& right);
/// Work that comparing them as numbers takes; 0 where one machine word is compared with another.
std::uint64_t comparison_cost(const Value& left, const Value& right);
/// Velocity's == : numbers by value, same or assignable class by equals, else by their texts; null
/// only equals null. Charges for texts that are made.
bool velocity_equals(const Value& left, const Value& right, Work& work);

}  // namespace vtl
