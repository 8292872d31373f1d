// A program as text: what `vtlsim explain --program` prints and golden tests hold.
#pragma once

#include <string>

#include "engine/program/program.h"

namespace vtl {

std::string dump(const Program& program);

}  // namespace vtl
