// Where the elements of a JSON array stand in a text.
//
// Why: every test has a line and column for editors and CI; looking each up on its own would read
// the file once per test. Invariants: `text` is a document that vtl::read_json took with comments
// and trailing commas allowed. Threads: pure function.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vtlsim {

struct ElementPlace {
  std::size_t offset = 0;
  /// Behind its last byte.
  std::size_t end = 0;
  std::uint32_t line = 1;
  /// In characters.
  std::uint32_t column = 1;
};

/// Of the array whose `[` is at `begin`. Lines are counted on from `from`, a place before it.
std::vector<ElementPlace> element_places(std::string_view text, std::size_t begin,
                                         const ElementPlace& from = {});

}  // namespace vtlsim
