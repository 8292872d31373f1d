// What a template is compiled to, as text for people: see engine/program/dump.h.
#pragma once

#include <memory>
#include <string>
#include <variant>

#include "vtl/environment.h"
#include "vtl/source.h"
#include "vtl/syntax_error.h"

namespace vtl {

std::variant<std::string, SyntaxError> program_text(Source source,
                                                    std::shared_ptr<const Environment> environment);

}  // namespace vtl
