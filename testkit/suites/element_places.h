// Finds where the elements of a JSON array are in a text, in one pass: every test has a line and
// column for editors and CI. Precondition: `text` is a document that vtl::read_json took with
// comments and trailing commas allowed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vtlsim {

struct ElementPlace {
  std::size_t offset = 0;
  /// The byte offset behind its last byte.
  std::size_t end = 0;
  std::uint32_t line = 1;
  /// Counts characters.
  std::uint32_t column = 1;
};

/// Returns the places in the array whose `[` is at `begin`. Lines are counted on from `from`, a
/// place before it.
std::vector<ElementPlace> element_places(std::string_view text, std::size_t begin,
                                         const ElementPlace& from = {});

}  // namespace vtlsim
