// Constants of a Unit that need memory of their own.
//
// Why: a literal larger than a Long is a BigInteger, an Object; constants live as long as the Unit, not as a session.
// Ownership: the caller's arena owns the object; its digits live there too, so nothing needs destroying.
// Threads: as the arena.
#pragma once

#include <memory_resource>
#include <string_view>

#include "vtl/value.h"

namespace vtl {

/// `digits`: optional '-', then decimal digits. The result is a java.math.BigInteger living in `arena`.
Value make_big_integer_constant(std::string_view digits, std::pmr::memory_resource& arena);

}  // namespace vtl
