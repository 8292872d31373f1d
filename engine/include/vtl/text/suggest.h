// "did you mean": the nearest of a set of names. Every message that names an unknown thing asks
// here.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace vtl {

/// Returns the candidate that `name` most likely stands for: equal but for case, else within an
/// edit distance (adjacent swaps count one) of a third of its length. nullopt when nothing is near.
std::optional<std::string_view> suggest(std::string_view name,
                                        std::span<const std::string_view> candidates);

}  // namespace vtl
