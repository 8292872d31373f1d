// What was thrown, in words: for the last barriers, which turn an internal error inside of one
// test, suite or template into its failure and go on with the others.
#pragma once

#include <string>

namespace vtlsim {

/// Precondition: called inside of a handler.
std::string words_of_current_exception();

}  // namespace vtlsim
