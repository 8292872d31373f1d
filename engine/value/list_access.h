// A java.util.List of any storage (ArrayList, array, immutable list, sub list) behind one set of
// operations, so that the methods of List are written once; where the storages differ (fixed size,
// immutable, element class, words of an exception) they ask here.
//
// Refers to the value. Precondition: indexes are in range.
#pragma once

#include <cstdint>
#include <span>

#include "engine/value/list_views.h"
#include "vtl/object.h"

namespace vtl {

enum class ListStorage : std::uint8_t {
  growing,  // ArrayList and its sub lists
  fixed,  // an array as a List (Velocity's ArrayListWrapper) and its sub lists: elements can be set
  immutable,  // List.of, copyOf, toList
};

constexpr ListStorage list_storage(JavaType type) {
  switch (type) {
    case JavaType::array_list:
    case JavaType::linked_list:
      return ListStorage::growing;
    case JavaType::immutable_list:
    case JavaType::immutable_list_12:
    case JavaType::unmodifiable_list:
    case JavaType::empty_list:
      return ListStorage::immutable;
    default:
      return ListStorage::fixed;
  }
}

class ListAccess {
 public:
  /// Returns whether a ListAccess can be made of the value.
  static bool is_list(const Value& value) {
    return value.is_list() || (value.is_object() && is_sub_list(value.as_object()->type()));
  }
  explicit ListAccess(const Value& value)
      : view_(value.is_list() ? nullptr : static_cast<SubList*>(value.as_object())),
        root_(view_ != nullptr ? &view_->root() : value.as_list()),
        storage_(list_storage(root_->type())) {}

  ListStorage storage() const { return storage_; }
  /// Class of the list, view or array.
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
  /// Throws IllegalArgumentException when the element does not fit the class of an array.
  void set(std::uint32_t index, Value value);
  void insert_all(std::uint32_t index, std::span<const Value> values);
  void remove_range(std::uint32_t begin, std::uint32_t end);
  std::uint32_t modification_count() const { return root_->modification_count(); }
  /// Counts a change that leaves the elements where they are (sort, trimToSize).
  void count_modification();

 private:
  static constexpr bool is_sub_list(JavaType type) {
    return type == JavaType::sub_list || type == JavaType::abstract_sub_list ||
           type == JavaType::immutable_sub_list;
  }

  SubList* view_;  // nullptr: the List itself
  List* root_;
  ListStorage storage_;
};

/// Returns whether an array of that class may hold `value`.
bool fits_array(JavaType array, const Value& value);

}  // namespace vtl
