#include <array>
#include <cstddef>

#include "vtl/java/type.h"
#include "vtl/object.h"
#include "vtl/value.h"

namespace vtl {
namespace {

using T = JavaType;

constexpr std::size_t kTypes = static_cast<std::size_t>(T::count_);
constexpr std::size_t kMostSupertypes = 4;

struct TypeRow {
  JavaType type = T::none;
  std::string_view name;
  std::array<JavaType, kMostSupertypes> supertypes = {};
  std::size_t supertype_count = 0;

  constexpr TypeRow(JavaType type_in, std::string_view name_in,
                    std::initializer_list<JavaType> supertypes_in = {})
      : type(type_in), name(name_in) {
    for (JavaType supertype : supertypes_in) supertypes[supertype_count++] = supertype;
  }
};

constexpr TypeRow kRows[] = {
    {T::none, "null"},
    {T::void_, "void"},
    {T::boolean_, "boolean"},
    {T::byte_, "byte"},
    {T::short_, "short"},
    {T::char_, "char"},
    {T::int_, "int"},
    {T::long_, "long"},
    {T::float_, "float"},
    {T::double_, "double"},
    {T::object, "java.lang.Object"},
    {T::string, "java.lang.String", {T::object, T::comparable, T::char_sequence}},
    {T::boolean_object, "java.lang.Boolean", {T::object, T::comparable}},
    {T::byte_object, "java.lang.Byte", {T::number, T::comparable}},
    {T::short_object, "java.lang.Short", {T::number, T::comparable}},
    {T::character_object, "java.lang.Character", {T::object, T::comparable}},
    {T::integer_object, "java.lang.Integer", {T::number, T::comparable}},
    {T::long_object, "java.lang.Long", {T::number, T::comparable}},
    {T::float_object, "java.lang.Float", {T::number, T::comparable}},
    {T::double_object, "java.lang.Double", {T::number, T::comparable}},
    {T::number, "java.lang.Number", {T::object}},
    {T::char_sequence, "java.lang.CharSequence", {T::object}},
    {T::comparable, "java.lang.Comparable", {T::object}},
    {T::iterable, "java.lang.Iterable", {T::object}},
    {T::class_object, "java.lang.Class", {T::object}},
    {T::string_builder, "java.lang.StringBuilder", {T::object, T::comparable, T::char_sequence}},
    {T::big_integer, "java.math.BigInteger", {T::number, T::comparable}},
    {T::big_decimal, "java.math.BigDecimal", {T::number, T::comparable}},
    {T::collection, "java.util.Collection", {T::iterable}},
    {T::list, "java.util.List", {T::collection}},
    {T::set, "java.util.Set", {T::collection}},
    {T::map, "java.util.Map", {T::object}},
    {T::map_entry, "java.util.Map$Entry", {T::object}},
    {T::iterator, "java.util.Iterator", {T::object}},
    {T::list_iterator, "java.util.ListIterator", {T::iterator}},
    {T::enumeration, "java.util.Enumeration", {T::object}},
    {T::random_access, "java.util.RandomAccess", {T::object}},
    {T::sorted_map, "java.util.SortedMap", {T::map}},
    {T::deque, "java.util.Deque", {T::queue}},
    {T::queue, "java.util.Queue", {T::collection}},
    {T::abstract_collection, "java.util.AbstractCollection", {T::object, T::collection}},
    {T::abstract_list, "java.util.AbstractList", {T::abstract_collection, T::list}},
    {T::abstract_set, "java.util.AbstractSet", {T::abstract_collection, T::set}},
    {T::abstract_map, "java.util.AbstractMap", {T::object, T::map}},
    {T::array_list, "java.util.ArrayList", {T::abstract_list, T::list, T::random_access}},
    {T::sub_list, "java.util.ArrayList$SubList", {T::abstract_list, T::random_access}},
    {T::arrays_list, "java.util.Arrays$ArrayList", {T::abstract_list, T::random_access}},
    {T::immutable_list,
     "java.util.ImmutableCollections$ListN",
     {T::abstract_collection, T::list, T::random_access}},
    {T::immutable_list_12,
     "java.util.ImmutableCollections$List12",
     {T::abstract_collection, T::list, T::random_access}},
    {T::unmodifiable_list,
     "java.util.Collections$UnmodifiableRandomAccessList",
     {T::object, T::list, T::random_access}},
    {T::empty_list, "java.util.Collections$EmptyList", {T::abstract_list, T::random_access}},
    {T::linked_list, "java.util.LinkedList", {T::abstract_list, T::list, T::deque}},
    {T::hash_map, "java.util.HashMap", {T::abstract_map, T::map}},
    {T::linked_hash_map, "java.util.LinkedHashMap", {T::hash_map, T::map}},
    {T::tree_map, "java.util.TreeMap", {T::abstract_map, T::sorted_map}},
    {T::hash_set, "java.util.HashSet", {T::abstract_set, T::set}},
    {T::linked_hash_set, "java.util.LinkedHashSet", {T::hash_set, T::set}},
    {T::linked_key_set, "java.util.LinkedHashMap$LinkedKeySet", {T::abstract_set}},
    {T::linked_values, "java.util.LinkedHashMap$LinkedValues", {T::abstract_collection}},
    {T::linked_entry_set, "java.util.LinkedHashMap$LinkedEntrySet", {T::abstract_set}},
    {T::linked_entry, "java.util.LinkedHashMap$Entry", {T::object, T::map_entry}},
    {T::simple_entry, "java.util.AbstractMap$SimpleEntry", {T::object, T::map_entry}},
    {T::list_iterator_impl, "java.util.ArrayList$Itr", {T::object, T::iterator}},
    {T::list_itr_impl, "java.util.ArrayList$ListItr", {T::list_iterator_impl, T::list_iterator}},
    {T::map_iterator_impl, "java.util.LinkedHashMap$LinkedKeyIterator", {T::object, T::iterator}},
    {T::optional, "java.util.Optional", {T::object}},
    {T::locale, "java.util.Locale", {T::object}},
    {T::comparator, "java.util.Comparator", {T::object}},
    {T::object_array, "[Ljava.lang.Object;", {T::object}},
    {T::string_array, "[Ljava.lang.String;", {T::char_sequence_array}},
    {T::char_array, "[C", {T::object}},
    {T::byte_array, "[B", {T::object}},
    {T::int_array, "[I", {T::object}},
    {T::char_sequence_array, "[Ljava.lang.CharSequence;", {T::object_array}},
    {T::entry_array, "[Ljava.util.Map$Entry;", {T::object_array}},
    {T::big_integer_array, "[Ljava.math.BigInteger;", {T::object_array}},
    {T::big_decimal_array, "[Ljava.math.BigDecimal;", {T::object_array}},
    {T::boolean_array, "[Z", {T::object}},
    {T::abstract_sub_list, "java.util.AbstractList$SubList", {T::abstract_list}},
    {T::immutable_sub_list,
     "java.util.ImmutableCollections$SubList",
     {T::abstract_collection, T::list, T::random_access}},
    {T::immutable_set, "java.util.ImmutableCollections$SetN", {T::abstract_collection, T::set}},
    {T::immutable_map, "java.util.ImmutableCollections$MapN", {T::abstract_map}},
    {T::immutable_entry, "java.util.KeyValueHolder", {T::object, T::map_entry}},
    {T::linked_value_iterator,
     "java.util.LinkedHashMap$LinkedValueIterator",
     {T::object, T::iterator}},
    {T::linked_entry_iterator,
     "java.util.LinkedHashMap$LinkedEntryIterator",
     {T::object, T::iterator}},
    {T::sub_list_iterator, "java.util.ArrayList$SubList$1", {T::object, T::list_iterator}},
    {T::abstract_list_itr, "java.util.AbstractList$Itr", {T::object, T::iterator}},
    {T::abstract_list_list_itr,
     "java.util.AbstractList$ListItr",
     {T::abstract_list_itr, T::list_iterator}},
    {T::immutable_list_itr,
     "java.util.ImmutableCollections$ListItr",
     {T::object, T::list_iterator}},
    {T::stream, "java.util.stream.ReferencePipeline$Head", {T::object}},
    {T::int_stream, "java.util.stream.IntPipeline$Head", {T::object}},
    {T::spliterator, "java.util.ArrayList$ArrayListSpliterator", {T::object}},
    {T::opaque_iterator, "java.util.Collections$1", {T::object, T::iterator}},
    {T::opaque_comparator, "java.util.Map$Entry$$Lambda$1", {T::object, T::comparator}},
    {T::consumer, "java.util.function.Consumer", {T::object}},
    {T::bi_consumer, "java.util.function.BiConsumer", {T::object}},
    {T::function, "java.util.function.Function", {T::object}},
    {T::bi_function, "java.util.function.BiFunction", {T::object}},
    {T::unary_operator, "java.util.function.UnaryOperator", {T::function}},
    {T::predicate, "java.util.function.Predicate", {T::object}},
    {T::int_function, "java.util.function.IntFunction", {T::object}},
    {T::supplier, "java.util.function.Supplier", {T::object}},
    {T::runnable, "java.lang.Runnable", {T::object}},
    {T::charset, "java.nio.charset.Charset", {T::object, T::comparable}},
    {T::string_buffer, "java.lang.StringBuffer", {T::object, T::comparable, T::char_sequence}},
    {T::lookup, "java.lang.invoke.MethodHandles$Lookup", {T::object}},
    {T::math_context, "java.math.MathContext", {T::object}},
    {T::rounding_mode, "java.math.RoundingMode", {T::object, T::comparable}},
    {T::random, "java.util.Random", {T::object}},
    {T::block_reference, "org.apache.velocity.runtime.directive.Block$Reference", {T::object}},
    {T::foreach_scope, "org.apache.velocity.runtime.directive.ForeachScope", {T::abstract_map}},
    {T::host, "java.lang.Object", {T::object}},
};
static_assert(std::size(kRows) == kTypes, "every JavaType has exactly one row");

constexpr std::size_t index_of(JavaType type) {
  return static_cast<std::size_t>(type);
}

// Where the row of a type is.
constexpr auto kPlaces = [] {
  std::array<std::uint8_t, kTypes> places = {};
  std::array<bool, kTypes> is_seen = {};
  for (std::size_t i = 0; i < kTypes; ++i) {
    if (is_seen[index_of(kRows[i].type)]) throw "two rows for one JavaType";
    is_seen[index_of(kRows[i].type)] = true;
    places[index_of(kRows[i].type)] = static_cast<std::uint8_t>(i);
  }
  return places;
}();

constexpr const TypeRow& row_of(JavaType type) {
  return kRows[kPlaces[index_of(type)]];
}

struct TypeSet {
  std::array<std::uint64_t, 2> words = {};
  constexpr void add(JavaType type) {
    words[index_of(type) / 64] |= std::uint64_t{1} << (index_of(type) % 64);
  }
  constexpr bool has(JavaType type) const {
    return (words[index_of(type) / 64] >> (index_of(type) % 64) & 1U) != 0;
  }
};
static_assert(kTypes <= 128);

constexpr void add_with_supertypes(TypeSet& set, JavaType type) {
  if (set.has(type)) return;
  set.add(type);
  const TypeRow& row = row_of(type);
  for (std::size_t i = 0; i < row.supertype_count; ++i) add_with_supertypes(set, row.supertypes[i]);
}

// Every type that a type can be assigned to.
constexpr auto kTargets = [] {
  std::array<TypeSet, kTypes> targets = {};
  for (const TypeRow& row : kRows) add_with_supertypes(targets[index_of(row.type)], row.type);
  return targets;
}();

}  // namespace

std::string_view java_type_name(JavaType type) {
  return row_of(type).name;
}

bool is_assignable(JavaType target, JavaType source) {
  if (source == T::none) return !is_primitive(target);
  return kTargets[index_of(source)].has(target);
}

bool is_primitive(JavaType type) {
  return type >= T::void_ && type <= T::double_;
}

std::span<const JavaType> direct_supertypes(JavaType type) {
  const TypeRow& row = row_of(type);
  return {row.supertypes.data(), row.supertype_count};
}

JavaType boxed(JavaType primitive) {
  switch (primitive) {
    case T::boolean_:
      return T::boolean_object;
    case T::byte_:
      return T::byte_object;
    case T::short_:
      return T::short_object;
    case T::char_:
      return T::character_object;
    case T::int_:
      return T::integer_object;
    case T::long_:
      return T::long_object;
    case T::float_:
      return T::float_object;
    case T::double_:
      return T::double_object;
    default:
      return primitive;
  }
}

}  // namespace vtl
