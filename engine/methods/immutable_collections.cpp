#include "engine/methods/immutable_collections.h"

#include <algorithm>

#include "engine/methods/method_support.h"
#include "engine/value/map_views.h"
#include "vtl/java/to_string.h"

namespace vtl {
namespace {

void require_all(const Call& call, std::span<const Value> elements) {
  if (std::any_of(elements.begin(), elements.end(),
                  [](const Value& value) { return value.is_null(); })) {
    call.raise(kNullPointer);
  }
}

}  // namespace

Value make_immutable_list(const Call& call, std::span<const Value> elements) {
  require_all(call, elements);
  const bool is_short = elements.size() == 1 || elements.size() == 2;
  return make_list_of(call, is_short ? JavaType::immutable_list_12 : JavaType::immutable_list,
                      elements);
}

Value make_immutable_set(const Call& call, std::span<const Value> elements,
                         bool forbids_duplicates) {
  require_all(call, elements);
  Heap scratch;
  Map* seen = scratch.make_map(static_cast<std::uint32_t>(elements.size()));
  List* kept =
      call.heap().make_list(static_cast<std::uint32_t>(elements.size()), JavaType::immutable_list);
  for (const Value& element : elements) {
    if (seen->contains(element)) {
      if (forbids_duplicates)
        call.raise(kIllegalArgument, "duplicate element: " + to_std_string(element));
      continue;
    }
    seen->put(element, Value(true));
    kept->append(element);
  }
  return Value(static_cast<Object*>(call.heap().make<ImmutableSet>(*kept)));
}

}  // namespace vtl
