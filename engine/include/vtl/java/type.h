// The Java classes and interfaces that a template can meet, and how they relate: overload
// resolution, `==` across types and the texts of errors speak of Java classes. A value knows its
// class by number, so that a call site compares classes in one instruction.
//
// Each number has exactly one row in java_types.cpp (name, direct supertypes); their order means
// nothing. Velocity's ClassMap collects public methods of public classes and public interfaces
// only, so a view of java.util offers what its public interfaces offer.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace vtl {

enum class JavaType : std::uint8_t {
  none,  // null: fits every non-primitive parameter
  // primitives, as parameters and results
  void_,
  boolean_,
  byte_,
  short_,
  char_,
  int_,
  long_,
  float_,
  double_,
  // java.lang
  object,
  string,
  boolean_object,
  byte_object,
  short_object,
  character_object,
  integer_object,
  long_object,
  float_object,
  double_object,
  number,
  char_sequence,
  comparable,
  iterable,
  class_object,
  string_builder,
  // java.math
  big_integer,
  big_decimal,
  // java.util: interfaces
  collection,
  list,
  set,
  map,
  map_entry,
  iterator,
  list_iterator,
  enumeration,
  random_access,
  sorted_map,
  deque,
  queue,
  // java.util: abstract and concrete classes, views
  abstract_collection,
  abstract_list,
  abstract_set,
  abstract_map,
  array_list,
  sub_list,
  arrays_list,
  immutable_list,
  immutable_list_12,
  unmodifiable_list,
  empty_list,
  linked_list,
  hash_map,
  linked_hash_map,
  tree_map,
  hash_set,
  linked_hash_set,
  linked_key_set,
  linked_values,
  linked_entry_set,
  linked_entry,
  simple_entry,
  list_iterator_impl,
  list_itr_impl,
  map_iterator_impl,
  optional,
  locale,
  comparator,
  // arrays
  object_array,
  string_array,
  char_array,
  byte_array,
  int_array,
  char_sequence_array,
  entry_array,
  big_integer_array,
  big_decimal_array,
  boolean_array,
  // more views and constants of java.util
  abstract_sub_list,
  immutable_sub_list,
  immutable_set,
  immutable_map,
  immutable_entry,
  linked_value_iterator,
  linked_entry_iterator,
  sub_list_iterator,
  abstract_list_itr,
  abstract_list_list_itr,
  immutable_list_itr,
  // objects that a template can only hold and print
  stream,
  int_stream,
  spliterator,
  opaque_iterator,
  opaque_comparator,
  // parameters that only null fits
  consumer,
  bi_consumer,
  function,
  bi_function,
  unary_operator,
  predicate,
  int_function,
  supplier,
  runnable,
  charset,
  string_buffer,
  lookup,
  math_context,
  rounding_mode,
  random,
  // Velocity's own
  block_reference,
  foreach_scope,
  // whatever the host registers
  host,
  count_,
};

/// Returns the fully qualified Java name ("java.util.ArrayList", "[Ljava.lang.String;", "int").
std::string_view java_type_name(JavaType type);
/// Java's Class.isAssignableFrom(target, source) for reference types; none is assignable to every
/// reference type.
bool is_assignable(JavaType target, JavaType source);
bool is_primitive(JavaType type);
/// Returns superclass and interfaces, direct ones only, superclass first.
std::span<const JavaType> direct_supertypes(JavaType type);
/// Returns java.lang.Integer for int and so on; the type itself for others.
JavaType boxed(JavaType primitive);

}  // namespace vtl
