// What differs between expected and actual JSON: the few places that are wrong, with their JSON
// paths. An empty list means that the documents agree. Numbers agree by value (20 and 20.0);
// matchers ({"$match": ...}, see matcher.h) are obeyed anywhere in `expected`.
//
// One element inserted into or removed from an array is one difference; arrays beyond
// kMaxAlignedCells comparisons are compared place by place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vtlsim/json.h"

namespace vtlsim {

enum class DifferenceKind : std::uint8_t {
  missing,         // expected, not there
  unexpected,      // there, not expected
  changed,         // another value
  matcher_failed,  // a matcher does not hold
};

struct Difference {
  DifferenceKind kind = DifferenceKind::changed;
  /// As shown: `$.items[3].id`, `$["cognito:groups"]`.
  std::string path;
  /// The same as steps in the actual document (keys and decimal indexes, for vtl::locate_json); for
  /// something missing, those of what it is missing from.
  std::vector<std::string> steps;
  /// JSON on one line, cut; empty where there is none.
  std::string expected;
  std::string actual;
  /// Why a matcher does not hold ("is not a valid uuid").
  std::string note;
};

struct DiffOptions {
  /// Keys of objects that are not named in `expected` may be there, at every depth.
  bool is_subset = false;
  /// No more differences than this are looked for.
  std::size_t max_differences = 50;
};

/// Cells of the table by which two arrays are aligned.
inline constexpr std::size_t kMaxAlignedCells = 40'000;

std::vector<Difference> diff_json(const Json& expected, const Json& actual,
                                  const DiffOptions& options = {});
bool matches_json(const Json& expected, const Json& actual, const DiffOptions& options = {});

/// Returns `key` as a step of a shown path: `.id`, `["a b"]`.
std::string path_step(std::string_view key);

/// Returns lines `PATH  kind`, `- expected`, `+ actual`, each indented by `indent` blanks and ended
/// by a line feed.
std::string render_differences(const std::vector<Difference>& differences, std::size_t indent = 0);

/// Returns the lines that differ with two lines around them, marked `-` (expected), `+` (actual)
/// and blank; empty when equal.
std::string diff_text(std::string_view expected, std::string_view actual, std::size_t indent = 0);

}  // namespace vtlsim
