// An outcome as a person reads it: each step with what it printed, what was answered, what changed.
//
// Why: a pipeline is understood by watching it; the JSON of an outcome is for programs.
// Invariants: colour only repeats what words say. Control characters of templates are made visible.
// Threads: pure function.
#pragma once

#include <string>
#include <string_view>

#include "appsync/resolver.h"
#include "appsync/resolver_outcome.h"

namespace vtlsim {

struct RunTextOptions {
  bool use_color = false;
};

/// `title`: how the resolver was named on the command line.
std::string outcome_text(const appsync::Outcome& outcome, const appsync::ResolverSpec& spec,
                         std::string_view title, const RunTextOptions& options);

}  // namespace vtlsim
