#include "engine/value/list_access.h"

#include "vtl/java/exception.h"

namespace vtl {
namespace {

bool is_primitive_array(JavaType type) {
  return type == JavaType::char_array || type == JavaType::byte_array ||
         type == JavaType::int_array || type == JavaType::boolean_array;
}

}  // namespace

bool fits_array(JavaType array, const Value& value) {
  const JavaType type = java_type_of(value);
  switch (array) {
    case JavaType::object_array:
      return true;
    case JavaType::string_array:
      return value.is_null() || type == JavaType::string;
    case JavaType::char_array:
      return type == JavaType::character_object;
    case JavaType::byte_array:
      return type == JavaType::byte_object;
    case JavaType::int_array:
      return type == JavaType::byte_object || type == JavaType::short_object ||
             type == JavaType::integer_object || type == JavaType::character_object;
    case JavaType::boolean_array:
      return type == JavaType::boolean_object;
    case JavaType::char_sequence_array:
      return value.is_null() || is_assignable(JavaType::char_sequence, type);
    case JavaType::entry_array:
      return value.is_null() || is_assignable(JavaType::map_entry, type);
    case JavaType::big_integer_array:
      return value.is_null() || type == JavaType::big_integer;
    case JavaType::big_decimal_array:
      return value.is_null() || type == JavaType::big_decimal;
    default:
      return true;
  }
}

JavaType ListAccess::type() const {
  return view_ != nullptr ? view_->type() : root_->type();
}

void ListAccess::set(std::uint32_t index, Value value) {
  if (storage_ == ListStorage::fixed && !fits_array(root_->type(), value)) {
    throw JavaException("java.lang.IllegalArgumentException", is_primitive_array(root_->type())
                                                                  ? "argument type mismatch"
                                                                  : "array element type mismatch");
  }
  if (view_ != nullptr) {
    view_->set(index, value);
  } else {
    root_->set(index, value);
  }
}

void ListAccess::insert_all(std::uint32_t index, std::span<const Value> values) {
  if (view_ != nullptr) {
    view_->insert_all(index, values);
  } else {
    root_->insert_all(index, values);
  }
}

void ListAccess::remove_range(std::uint32_t begin, std::uint32_t end) {
  if (view_ != nullptr) {
    view_->remove_range(begin, end);
  } else {
    root_->remove_range(begin, end);
  }
}

void ListAccess::count_modification() {
  const std::uint32_t size = root_->size();
  if (view_ != nullptr) {
    view_->remove_range(view_->size(), view_->size());
  } else {
    root_->remove_range(size, size);
  }
}

}  // namespace vtl
