// What a string of a document means.
#pragma once

#include <string_view>

#include "gql/arena.h"

namespace gql::syntax {

/// The characters of `"..."`; the image itself where it has no escape.
std::string_view read_string(std::string_view image, Arena& arena);
/// The characters of `"""..."""`, its common indentation removed.
std::string_view read_block_string(std::string_view image, Arena& arena);

}  // namespace gql::syntax
