#include "testkit/suites/context_merge.h"

#include <string_view>

#include "vtl/object.h"

namespace vtlsim {
namespace {

std::string_view other_name(std::string_view key) {
  if (key == "args") return "arguments";
  if (key == "arguments") return "args";
  return key;
}

vtl::Value merge(vtl::Heap& heap, const vtl::Value& base, const vtl::Value& over, bool is_top) {
  if (!base.is_map() || !over.is_map()) return over;
  vtl::Map* merged = heap.make_map();
  const vtl::Map& below = *base.as_map();
  for (std::uint32_t i = below.first(); i != vtl::Map::kEnd; i = below.next(i)) {
    merged->put(below.slot(i).key, below.slot(i).value);
  }
  const vtl::Map& above = *over.as_map();
  for (std::uint32_t i = above.first(); i != vtl::Map::kEnd; i = above.next(i)) {
    vtl::Value key = above.slot(i).key;
    if (is_top && !merged->contains(key)) {
      const std::string_view other = other_name(key.as_string());
      if (merged->find(other) != nullptr) key = vtl::Value(other);
    }
    const vtl::Value* present = merged->find(key);
    merged->put(key, present == nullptr ? above.slot(i).value
                                        : merge(heap, *present, above.slot(i).value, false));
  }
  return vtl::Value(merged);
}

}  // namespace

vtl::Value merge_contexts(vtl::Heap& heap, const vtl::Value& base, const vtl::Value& over) {
  return merge(heap, base, over, true);
}

}  // namespace vtlsim
