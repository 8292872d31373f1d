// What Velocity 1.7 says of a fault, byte for byte: machines, and people who know the service, want
// its own words.
#pragma once

#include <string>
#include <string_view>

#include "engine/syntax/syntax_fault.h"
#include "engine/syntax/token.h"

namespace vtl::syntax {

/// The whole message, the list of expected tokens included. `template_name` stands before places;
/// see ParseOptions::is_evaluate.
std::string velocity_message(const SyntaxFault& fault, const TokenList& list,
                             std::string_view template_name, bool is_evaluate);

/// The message about an argument up to its place: "Invalid arg #0 in directive #foreach".
std::string argument_complaint(const SyntaxFault& fault, const TokenList& list);

}  // namespace vtl::syntax
