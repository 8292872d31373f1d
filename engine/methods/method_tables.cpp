#include "engine/methods/method_tables.h"

namespace vtl {
namespace {

using TableList = std::span<const MethodTable* const>;

constexpr const MethodTable* kOfObject[] = {&kObjectMethods};
constexpr const MethodTable* kOfString[] = {&kStringMethods, &kStringSearchMethods,
                                            &kStringRegexMethods, &kStringStaticMethods,
                                            &kObjectMethods};
constexpr const MethodTable* kOfBoolean[] = {&kBooleanMethods, &kObjectMethods};
constexpr const MethodTable* kOfCharacter[] = {&kCharacterMethods, &kCharacterClassMethods,
                                               &kObjectMethods};
constexpr const MethodTable* kOfByte[] = {&kByteMethods, &kNumberMethods, &kObjectMethods};
constexpr const MethodTable* kOfShort[] = {&kShortMethods, &kNumberMethods, &kObjectMethods};
constexpr const MethodTable* kOfInteger[] = {&kIntegerMethods, &kNumberMethods, &kObjectMethods};
constexpr const MethodTable* kOfLong[] = {&kLongMethods, &kNumberMethods, &kObjectMethods};
constexpr const MethodTable* kOfFloat[] = {&kFloatMethods, &kNumberMethods, &kObjectMethods};
constexpr const MethodTable* kOfDouble[] = {&kDoubleMethods, &kNumberMethods, &kObjectMethods};
constexpr const MethodTable* kOfBigInteger[] = {&kBigIntegerMethods, &kNumberMethods,
                                                &kObjectMethods};
constexpr const MethodTable* kOfBigDecimal[] = {&kBigDecimalMethods, &kNumberMethods,
                                                &kObjectMethods};
constexpr const MethodTable* kOfArrayList[] = {&kArrayListMethods, &kListMethods,
                                               &kCollectionMethods, &kObjectMethods};
constexpr const MethodTable* kOfList[] = {&kListMethods, &kCollectionMethods, &kObjectMethods};
constexpr const MethodTable* kOfArray[] = {&kObjectMethods, &kListMethods, &kCollectionMethods};
constexpr const MethodTable* kOfSet[] = {&kSetMethods, &kCollectionMethods, &kObjectMethods};
constexpr const MethodTable* kOfCollection[] = {&kCollectionMethods, &kObjectMethods};
constexpr const MethodTable* kOfMap[] = {&kMapMethods, &kObjectMethods};
constexpr const MethodTable* kOfEntry[] = {&kEntryMethods, &kObjectMethods};
constexpr const MethodTable* kOfIterator[] = {&kIteratorMethods, &kObjectMethods};
constexpr const MethodTable* kOfListIterator[] = {&kListIteratorMethods, &kIteratorMethods,
                                                  &kObjectMethods};
constexpr const MethodTable* kOfOptional[] = {&kOptionalMethods, &kObjectMethods};
constexpr const MethodTable* kOfStream[] = {&kStreamMethods, &kObjectStreamMethods,
                                            &kObjectMethods};
constexpr const MethodTable* kOfIntStream[] = {&kStreamMethods, &kIntStreamMethods,
                                               &kObjectMethods};

}  // namespace

TableList method_tables(JavaType type) {
  switch (type) {
    case JavaType::none:
      return {};
    case JavaType::string:
      return kOfString;
    case JavaType::boolean_object:
      return kOfBoolean;
    case JavaType::character_object:
      return kOfCharacter;
    case JavaType::byte_object:
      return kOfByte;
    case JavaType::short_object:
      return kOfShort;
    case JavaType::integer_object:
      return kOfInteger;
    case JavaType::long_object:
      return kOfLong;
    case JavaType::float_object:
      return kOfFloat;
    case JavaType::double_object:
      return kOfDouble;
    case JavaType::big_integer:
      return kOfBigInteger;
    case JavaType::big_decimal:
      return kOfBigDecimal;
    case JavaType::array_list:
      return kOfArrayList;
    case JavaType::sub_list:
    case JavaType::abstract_sub_list:
    case JavaType::immutable_sub_list:
    case JavaType::arrays_list:
    case JavaType::immutable_list:
    case JavaType::immutable_list_12:
    case JavaType::unmodifiable_list:
    case JavaType::empty_list:
    case JavaType::linked_list:
      return kOfList;
    case JavaType::object_array:
    case JavaType::string_array:
    case JavaType::char_array:
    case JavaType::byte_array:
    case JavaType::int_array:
    case JavaType::boolean_array:
    case JavaType::char_sequence_array:
    case JavaType::entry_array:
    case JavaType::big_integer_array:
    case JavaType::big_decimal_array:
      return kOfArray;
    case JavaType::linked_key_set:
    case JavaType::linked_entry_set:
    case JavaType::immutable_set:
    case JavaType::hash_set:
    case JavaType::linked_hash_set:
      return kOfSet;
    case JavaType::linked_values:
      return kOfCollection;
    case JavaType::linked_hash_map:
    case JavaType::hash_map:
    case JavaType::tree_map:
    case JavaType::immutable_map:
      return kOfMap;
    case JavaType::linked_entry:
    case JavaType::simple_entry:
    case JavaType::immutable_entry:
      return kOfEntry;
    case JavaType::list_iterator_impl:
    case JavaType::map_iterator_impl:
    case JavaType::linked_value_iterator:
    case JavaType::linked_entry_iterator:
    case JavaType::abstract_list_itr:
    case JavaType::opaque_iterator:
      return kOfIterator;
    case JavaType::list_itr_impl:
    case JavaType::sub_list_iterator:
    case JavaType::abstract_list_list_itr:
    case JavaType::immutable_list_itr:
      return kOfListIterator;
    case JavaType::optional:
      return kOfOptional;
    case JavaType::stream:
      return kOfStream;
    case JavaType::int_stream:
      return kOfIntStream;
    default:
      return kOfObject;
  }
}

}  // namespace vtl
