// Directives by the names that stand in a text.
#pragma once

#include <string_view>

#include "vtl/environment.h"

namespace vtl::syntax {

/// Is `#name(` the beginning of a block in this profile? `#@anything(` always is.
bool opens_block(std::string_view name, const Profile& profile);

/// The name a directive token stands for: the image without its first character, braces stripped.
std::string_view directive_name(std::string_view image);

/// Does a token of that image name the directive?
bool names(std::string_view image, Directive directive);

/// What a directive of another language is called here: `for` is foreach. nullptr for other words.
const DirectiveRow* find_foreign_directive(std::string_view word);

}  // namespace vtl::syntax
