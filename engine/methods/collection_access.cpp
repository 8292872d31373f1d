#include "engine/methods/collection_access.h"

#include "engine/methods/method_support.h"
#include "engine/value/list_access.h"
#include "engine/value/map_views.h"

namespace vtl {
namespace {

// Up to this many elements a scan is as good as a hash.
constexpr std::uint32_t kFewElements = 16;

/// The work of putting one element into a large table.
constexpr std::uint64_t kUnitsPerLookup = 8;

}  // namespace

const Collection& as_collection(const Value& value) {
  return static_cast<const Collection&>(*value.as_object());
}

void ElementsOf::take(const Call& call, const Value& collection) {
  if (ListAccess::is_list(collection)) {
    values_ = ListAccess(collection).values();
    return;
  }
  copy_ = copied_elements(call, collection);
  values_ = copy_;
}

std::vector<Value> copied_elements(const Call& call, const Value& collection) {
  const Collection& source = as_collection(collection);
  std::vector<Value> elements;
  const std::uint32_t size = source.size();
  elements.reserve(size);
  for (std::uint32_t i = 0; i < size; ++i) elements.push_back(source.element(i, call.heap()));
  return elements;
}

Membership::Membership(const Call& call, const Value& collection)
    : call_(call), collection_(as_collection(collection)) {
  const JavaType type = collection_.type();
  refuses_null_ = type == JavaType::immutable_list || type == JavaType::immutable_list_12 ||
                  type == JavaType::immutable_set || type == JavaType::immutable_sub_list;
  if (type == JavaType::linked_key_set || type == JavaType::linked_entry_set) return;
  if (collection_.size() <= kFewElements) return;
  call.heap().work().charge(kUnitsPerLookup * std::uint64_t{collection_.size()});
  index_ = scratch_.make_map(collection_.size());
  for (std::uint32_t i = 0; i < collection_.size(); ++i)
    index_->put(collection_.element(i, scratch_), Value(true));
}

bool Membership::has(const Value& wanted) const {
  if (refuses_null_ && wanted.is_null()) call_.raise(kNullPointer);
  return index_ != nullptr ? index_->contains(wanted) : collection_contains(collection_, wanted);
}

}  // namespace vtl
