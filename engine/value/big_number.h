// Both of Java's big number types, for those who need either.
//
// Why: whoever stores or dispatches on numbers handles the two together. Invariants, ownership and
// thread rules: see the two headers.
#pragma once

#include "engine/value/big_decimal.h"  // IWYU pragma: export
#include "engine/value/big_integer.h"  // IWYU pragma: export
