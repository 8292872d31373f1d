// Shows an outcome to a person: each step with what it printed, what was answered, what changed.
// Colour only repeats what words say; control characters of templates are made visible.
#pragma once

#include <string>
#include <string_view>

#include "appsync/resolver.h"
#include "appsync/resolver_outcome.h"

namespace vtlsim {

struct RunTextOptions {
  bool use_color = false;
};

/// `title` is how the command line named the resolver.
std::string outcome_text(const appsync::Outcome& outcome, const appsync::ResolverSpec& spec,
                         std::string_view title, const RunTextOptions& options);

}  // namespace vtlsim
