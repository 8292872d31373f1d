// Inline texts that are files of the project as well: what a tool copied into its output.
#pragma once

#include <string_view>

#include "project/reading/reading.h"

namespace project {

/// Names the file of equal bytes in every inline template; files below `skipped` do not count.
void find_origins(Reading& reading, std::string_view skipped);

}  // namespace project
