// Whether a list holds a value, asked for every element or key of another collection.
//
// Why: copyAndRetainAll and its like look up each element of one list in a second one; of a few
// texts a scan is cheaper than a table, of many it would take quadratic time. Invariants: the list
// does not change while it is asked. Ownership: the table lives in the heap given, the elements
// where they were. Threads: as the heap, one.
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

  /// By Java's equals.
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
