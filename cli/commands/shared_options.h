// The options that several commands have: declared once, so that they mean the same everywhere.
#pragma once

#include "cli/command_line/option_parser.h"
#include "cli/evaluation_settings.h"

namespace vtlsim {

/// --profile
void declare_profile(OptionParser& parser, EvaluationSettings& settings);
/// --identity, --auth-type, --now, --seed, --decimals, --compatibility
void declare_surroundings(OptionParser& parser, EvaluationSettings& settings);
/// --compatibility: the switches of COMPATIBILITY.md
void declare_compatibility(OptionParser& parser, EvaluationSettings& settings);
/// --max-template, --max-output, --max-memory, --max-iterations, --max-steps, --timeout
void declare_limits(OptionParser& parser, EvaluationSettings& settings);
/// --timeout
void declare_timeout(OptionParser& parser, EvaluationSettings& settings);
/// --context, --set
void declare_context(OptionParser& parser, ContextSettings& settings);

}  // namespace vtlsim
