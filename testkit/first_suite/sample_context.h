// Makes up a context that has what templates read (first_suite.h): shapes come from reference
// paths, values are samples.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "vtlsim/json.h"

namespace vtlsim {

using ReferencePaths = std::vector<std::vector<std::string>>;

/// Returns the members of `$ctx` named in `roots` that `paths` read, with sample values:
/// `{"arguments":
/// {"id": "id"}}`.
Json sample_context(const ReferencePaths& paths, std::span<const std::string_view> roots);

/// Returns a value for what `paths` read below `$ctx.result`; an empty object when they read
/// nothing there.
Json sample_result(const ReferencePaths& paths);

}  // namespace vtlsim
