// Live views of lists and the iterators over them: `$l.subList(0, 2)` and `$l.iterator()` see and
// make changes of the list they came from, as in Java. They live in the list's heap.
//
// A view knows the modification count it was made at; using it after the list changed in another
// way throws ConcurrentModificationException (a JavaException). Quirk: hasNext() of an ArrayList's
// iterator compares sizes with != and notices no change; only next() does.
#pragma once

#include <cstdint>
#include <span>

#include "vtl/object.h"

namespace vtl {

class SubList final : public Collection {
 public:
  /// A view of `root`, or of `parent` which is a view of `root`. `offset` counts from the root's
  /// start.
  SubList(JavaType type, List& root, SubList* parent, std::uint32_t offset, std::uint32_t size);

  /// These throw ConcurrentModificationException after a change from outside.
  std::uint32_t size() const override;
  Value element(std::uint32_t index, Heap& heap) const override;
  /// What hasNext() of its iterators goes by: Java does not look for changes there.
  std::uint32_t known_size() const { return size_; }
  std::span<const Value> values() const;
  void set(std::uint32_t index, Value value);
  void insert_all(std::uint32_t index, std::span<const Value> values);
  void remove_range(std::uint32_t begin, std::uint32_t end);

  std::uint32_t modification_count() const override { return expected_; }
  List& root() const { return *root_; }
  std::uint32_t offset() const { return offset_; }

 private:
  bool equals_values(const Value& other, ValueWalk& walk) const override;
  std::int32_t hash_values(ValueWalk& walk) const override;
  void check_modifications() const;
  // After a change made through this view: tells the views around it.
  void follow(std::int64_t growth);

  List* root_;
  SubList* parent_;
  std::uint32_t offset_;
  std::uint32_t size_;
  std::uint32_t expected_;
};

/// Iterator and ListIterator over a List or SubList; type() tells which of them, and whose.
class ListCursor final : public Object {
 public:
  ListCursor(JavaType type, Value list, std::uint32_t cursor);

  bool has_next() const;
  /// NoSuchElementException, ConcurrentModificationException.
  Value next();
  bool has_previous() const { return cursor_ > 0; }
  Value previous();
  std::uint32_t next_index() const { return cursor_; }
  /// IllegalStateException without an element to work on; UnsupportedOperationException where the
  /// list forbids it.
  void remove();
  void set(Value value);
  void add(Value value);

 private:
  void check_modifications() const;

  Value list_;
  std::uint32_t cursor_;
  std::int64_t last_ = -1;
  std::uint32_t expected_;
};

}  // namespace vtl
