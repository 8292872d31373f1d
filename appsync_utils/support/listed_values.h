// Tells whether a list holds a value, for every element or key of another collection, as
// copyAndRetainAll asks. Few texts are scanned; many get a table, in the given heap, since a scan
// would take quadratic time. Precondition: the list does not change while it is asked.
#pragma once

#include <algorithm>
#include <span>

#include "vtl/heap.h"
#include "vtl/java/to_string.h"

namespace appsync {

class ListedValues {
 public:
  ListedValues(vtl::Heap& heap, std::span<const vtl::Value> listed)
      : work_(heap.work()), listed_(listed) {
    if (are_few_texts(listed)) return;
    table_ = heap.make_map(static_cast<std::uint32_t>(listed.size()));
    for (const vtl::Value& value : listed) table_->put(value, vtl::Value(true));
  }

  /// Compares by Java's equals.
  bool has(const vtl::Value& value) const {
    if (table_ != nullptr) return table_->contains(value);
    return vtl::find_equal(listed_, value, work_) != listed_.size();
  }

 private:
  static constexpr std::size_t kFew = 8;

  static bool are_few_texts(std::span<const vtl::Value> values) {
    return values.size() <= kFew &&
           std::all_of(values.begin(), values.end(),
                       [](const auto& value) { return value.is_string(); });
  }

  vtl::Work& work_;
  std::span<const vtl::Value> listed_;
  vtl::Map* table_ = nullptr;
};

}  // namespace appsync
