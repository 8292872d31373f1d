// A java.util.List of any storage: ArrayList, array, immutable list or sub list, behind one set of
// operations.
//
// Why: the methods of List are written once; where the storages differ (fixed size, immutable,
// element class, words of an exception) they ask here. Invariants: indexes given are in range; the
// value given was one of the types above. Ownership: refers to the value. Threads: as its heap.
#pragma once

#include <cstdint>
#include <span>

#include "engine/value/list_views.h"
#include "vtl/object.h"

namespace vtl {

enum class ListStorage : std::uint8_t {
  growing,  // ArrayList and its sub lists
  fixed,  // an array as a List (Velocity's ArrayListWrapper) and its sub lists: elements can be set
  immutable,  // List.of and the like
};

ListStorage list_storage(JavaType type);

class ListAccess {
 public:
  /// True for a value that ListAccess can be made of.
  static bool is_list(const Value& value);
  explicit ListAccess(const Value& value);

  ListStorage storage() const { return storage_; }
  /// Class of the list or view; of an array the array's.
  JavaType type() const;
  /// Class of the root storage.
  JavaType root_type() const { return root_->type(); }
  bool is_view() const { return view_ != nullptr; }
  SubList* view() const { return view_; }
  List& root() const { return *root_; }
  std::uint32_t offset() const { return view_ != nullptr ? view_->offset() : 0; }

  std::uint32_t size() const { return view_ != nullptr ? view_->size() : root_->size(); }
  std::span<const Value> values() const {
    return view_ != nullptr ? view_->values() : root_->values();
  }
  Value get(std::uint32_t index) const { return values()[index]; }
  /// Of an array: IllegalArgumentException when the element does not fit its class.
  void set(std::uint32_t index, Value value);
  void insert_all(std::uint32_t index, std::span<const Value> values);
  void remove_range(std::uint32_t begin, std::uint32_t end);
  std::uint32_t modification_count() const { return root_->modification_count(); }
  /// Counts a change that leaves the elements where they are (sort, trimToSize).
  void count_modification();

 private:
  List* root_;
  SubList* view_ = nullptr;
  ListStorage storage_;
};

}  // namespace vtl
