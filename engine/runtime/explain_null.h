// Words for the commonest silent bug of this field: a reference that printed its own source text
// because it was null.
#pragma once

#include <string_view>

#include "engine/program/operands.h"
#include "engine/runtime/execution.h"

namespace vtl {

/// Adds a warning to the result, or counts one more of a reference that has been warned about.
/// Precondition: the reference is the one that was evaluated last.
void warn_of_null(Execution& run, const code::Reference& reference);

/// Returns where the operand of a `+` became null. Precondition: it is null and was evaluated last.
Execution::NullPlace null_place_of(const Execution& run, const code::Instruction& operand);
/// Warns of such an operand, which was joined as it is written: `text`.
void warn_of_null_operand(Execution& run, const code::Instruction& operand, std::string_view text,
                          const Execution::NullPlace& place);

}  // namespace vtl
