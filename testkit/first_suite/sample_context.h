// A context that has what templates read.
//
// Why: see first_suite.h; the shapes come from reference paths, the values can only be made up.
// Threads: one.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "vtlsim/json.h"

namespace vtlsim {

using ReferencePaths = std::vector<std::vector<std::string>>;

/// The members of `$ctx` named in `roots` that `paths` read, with sample values: `{"arguments":
/// {"id": "id"}}`.
Json sample_context(const ReferencePaths& paths, std::span<const std::string_view> roots);

/// A value for what `paths` read below `$ctx.result`; an empty object when they read nothing there.
Json sample_result(const ReferencePaths& paths);

}  // namespace vtlsim
