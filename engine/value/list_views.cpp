#include "engine/value/list_views.h"

#include "engine/value/list_access.h"
#include "engine/value/value_walk.h"
#include "vtl/heap.h"
#include "vtl/java/exception.h"

namespace vtl {
namespace {

[[noreturn]] void raise_concurrent() {
  throw JavaException("java.util.ConcurrentModificationException");
}
[[noreturn]] void raise_no_element() {
  throw JavaException("java.util.NoSuchElementException");
}

}  // namespace

SubList::SubList(JavaType type, List& root, SubList* parent, std::uint32_t offset,
                 std::uint32_t size)
    : Collection(type, root.heap()),
      root_(&root),
      parent_(parent),
      offset_(offset),
      size_(size),
      expected_(root.modification_count()) {}

void SubList::check_modifications() const {
  if (root_->modification_count() != expected_) raise_concurrent();
}

std::uint32_t SubList::size() const {
  check_modifications();
  return size_;
}

Value SubList::element(std::uint32_t index, Heap&) const {
  check_modifications();
  return (*root_)[offset_ + index];
}

std::span<const Value> SubList::values() const {
  check_modifications();
  return root_->values().subspan(offset_, size_);
}

void SubList::set(std::uint32_t index, Value value) {
  check_modifications();
  root_->set(offset_ + index, value);
}

void SubList::insert_all(std::uint32_t index, std::span<const Value> values) {
  check_modifications();
  root_->insert_all(offset_ + index, values);
  follow(static_cast<std::int64_t>(values.size()));
}

void SubList::remove_range(std::uint32_t begin, std::uint32_t end) {
  check_modifications();
  root_->remove_range(offset_ + begin, offset_ + end);
  follow(static_cast<std::int64_t>(begin) - static_cast<std::int64_t>(end));
}

void SubList::follow(std::int64_t growth) {
  for (SubList* view = this; view != nullptr; view = view->parent_) {
    view->size_ = static_cast<std::uint32_t>(view->size_ + growth);
    view->expected_ = root_->modification_count();
  }
}

bool SubList::equals_values(const Value& other, ValueWalk& walk) const {
  if (!is_assignable(JavaType::list, other.as_object()->type())) return false;
  const auto& collection = static_cast<const Collection&>(*other.as_object());
  const std::span<const Value> own = values();
  if (collection.size() != own.size()) return false;
  Heap scratch;
  for (std::uint32_t i = 0; i < own.size(); ++i) {
    if (!walk.equal(own[i], collection.element(i, scratch))) return false;
  }
  return true;
}

std::int32_t SubList::hash_values(ValueWalk& walk) const {
  std::uint32_t hash = 1;
  for (const Value& value : values())
    hash = hash * 31 + static_cast<std::uint32_t>(walk.hash(value));
  return static_cast<std::int32_t>(hash);
}

ListCursor::ListCursor(JavaType type, Value list, std::uint32_t cursor)
    : Object(type),
      list_(list),
      cursor_(cursor),
      expected_(ListAccess(list).modification_count()) {}

void ListCursor::check_modifications() const {
  if (ListAccess(list_).modification_count() != expected_) raise_concurrent();
}

bool ListCursor::has_next() const {
  const ListAccess list(list_);
  if (list.is_view())
    return cursor_ != static_cast<const SubList&>(*list_.as_object()).known_size();
  return cursor_ != list.size();
}

Value ListCursor::next() {
  check_modifications();
  const ListAccess list(list_);
  if (cursor_ >= list.size()) raise_no_element();
  last_ = cursor_;
  return list.get(cursor_++);
}

Value ListCursor::previous() {
  if (type() == JavaType::immutable_list_itr) {
    if (cursor_ == 0) raise_no_element();
    return ListAccess(list_).get(--cursor_);
  }
  check_modifications();
  if (cursor_ == 0) raise_no_element();
  const ListAccess list(list_);
  if (cursor_ > list.size()) raise_concurrent();
  last_ = --cursor_;
  return list.get(cursor_);
}

void ListCursor::remove() {
  ListAccess list(list_);
  if (list.storage() == ListStorage::immutable)
    throw JavaException("java.lang.UnsupportedOperationException");
  if (last_ < 0) throw JavaException("java.lang.IllegalStateException");
  check_modifications();
  if (list.storage() == ListStorage::fixed)
    throw JavaException("java.lang.UnsupportedOperationException");
  const auto index = static_cast<std::uint32_t>(last_);
  list.remove_range(index, index + 1);
  cursor_ = index < cursor_ ? cursor_ - 1 : cursor_;
  last_ = -1;
  expected_ = list.modification_count();
}

void ListCursor::set(Value value) {
  ListAccess list(list_);
  if (list.storage() == ListStorage::immutable)
    throw JavaException("java.lang.UnsupportedOperationException");
  if (last_ < 0) throw JavaException("java.lang.IllegalStateException");
  check_modifications();
  list.set(static_cast<std::uint32_t>(last_), value);
}

void ListCursor::add(Value value) {
  ListAccess list(list_);
  if (list.storage() == ListStorage::immutable)
    throw JavaException("java.lang.UnsupportedOperationException");
  check_modifications();
  if (list.storage() == ListStorage::fixed)
    throw JavaException("java.lang.UnsupportedOperationException");
  list.insert_all(cursor_, {&value, 1});
  ++cursor_;
  last_ = -1;
  expected_ = list.modification_count();
}

}  // namespace vtl
