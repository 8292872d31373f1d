// From a tree to a program: lower.cpp makes general instructions, one for each construct of the
// language; specialise.cpp replaces those for which there is something faster.
#pragma once

#include <memory>

#include "engine/program/program.h"
#include "engine/syntax/unit.h"
#include "vtl/detail/program_text.h"
#include "vtl/environment.h"

namespace vtl {

/// A nested text (#evaluate, #parse) shares the variables and the macros of the text around it.
enum class TextPlace : bool { main, nested };

std::shared_ptr<const Program> compile(std::shared_ptr<const syntax::Unit> unit,
                                       std::shared_ptr<const Environment> environment,
                                       TextPlace place);

}  // namespace vtl
