// Every table of methods of Java's own classes, and which of them a class offers. Velocity 1.7
// collects candidates from the public classes and interfaces above an object; here each signature
// is in the table of the family that shares its body, and a class names its tables, so that no
// hierarchy is walked for a call.
//
// Rows are sorted by name; no two tables of one class hold the same signature. An array takes the
// methods of Object first, then those of a List made of it (ArrayListWrapper).
#pragma once

#include <span>

#include "vtl/java/type.h"
#include "vtl/method.h"

namespace vtl {

extern const MethodTable kObjectMethods;
extern const MethodTable kStringMethods;
extern const MethodTable kStringSearchMethods;
extern const MethodTable kStringRegexMethods;
extern const MethodTable kStringStaticMethods;
extern const MethodTable kBooleanMethods;
extern const MethodTable kCharacterMethods;
extern const MethodTable kCharacterClassMethods;
extern const MethodTable kNumberMethods;
extern const MethodTable kByteMethods;
extern const MethodTable kShortMethods;
extern const MethodTable kIntegerMethods;
extern const MethodTable kLongMethods;
extern const MethodTable kFloatMethods;
extern const MethodTable kDoubleMethods;
extern const MethodTable kBigIntegerMethods;
extern const MethodTable kBigDecimalMethods;
extern const MethodTable kCollectionMethods;
extern const MethodTable kListMethods;
extern const MethodTable kArrayListMethods;
extern const MethodTable kSetMethods;
extern const MethodTable kMapMethods;
extern const MethodTable kEntryMethods;
extern const MethodTable kIteratorMethods;
extern const MethodTable kListIteratorMethods;
extern const MethodTable kOptionalMethods;
extern const MethodTable kStreamMethods;
extern const MethodTable kObjectStreamMethods;
extern const MethodTable kIntStreamMethods;

/// Returns the tables of a class in the order in which Velocity meets them.
std::span<const MethodTable* const> method_tables(JavaType type);

}  // namespace vtl
