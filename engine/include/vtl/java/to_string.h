// Java's toString() of every value, and Java's equals and hashCode: what a reference prints, what
// `"a" + $x` joins and what `==` compares across types. A container that holds itself prints "(this
// Collection)" or "(this Map)"; Double.toString is JDK 17's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "vtl/detail/text_buffer.h"
#include "vtl/detail/work.h"
#include "vtl/limits.h"
#include "vtl/value.h"

namespace vtl {

/// String.valueOf semantics: null prints "null". Objects nested too deep are LimitExceeded
/// (value_walk.h counts).
void append_string(TextBuffer& out, const Value& value);
/// Throws LimitExceeded for a longer text.
std::string to_std_string(const Value& value, std::size_t most_bytes = Limits().output_bytes);

/// Java's Objects.equals: Integer 1 and Long 1 differ, lists and maps compare deep. Cyclic or huge
/// containers are LimitExceeded (value_walk.h counts).
bool java_equals(const Value& left, const Value& right);
/// Returns the index of the first of `values` that java_equals `wanted`, or their number when there
/// is none. Charges for all of them.
std::size_t find_equal(std::span<const Value> values, const Value& wanted, Work& work);
/// Charges for comparing `wanted` with each of them.
void charge_for_equal_sizes(std::span<const Value> values, const Value& wanted, Work& work);
/// Java's hashCode (0 for null).
std::int32_t java_hash(const Value& value);
/// Fast non-Java hash for map slots: equal values (java_equals) have equal hashes. Without the
/// secret nobody can choose texts or numbers whose hashes collide.
std::uint32_t slot_hash(const Value& value, std::uint64_t secret);
std::uint32_t slot_hash(std::string_view text, std::uint64_t secret);

}  // namespace vtl
