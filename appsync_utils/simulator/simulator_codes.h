// Codes of the diagnostics that a run of a resolver gives, for `vtlsim explain`: one for each way
// in which a printed document can be wrong.
#pragma once

#include <string_view>

namespace appsync {

inline constexpr std::string_view kNoDocument = "APS101";
inline constexpr std::string_view kRequestRefused = "APS102";
inline constexpr std::string_view kBlankOutput = "APS103";
inline constexpr std::string_view kTooLarge = "APS104";
inline constexpr std::string_view kSourceWouldRefuse = "APS105";

}  // namespace appsync
