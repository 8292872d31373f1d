// Keys as bytes whose order by memcmp is the order in which the service answers.
//
// h: the first four bytes of MD5("Outliers" + raw bytes of the hash key), by which Scan goes and
//    segments are cut;
// S, B: the bytes, each 0x00 written as 0x00 0xFF, then 0x00 0x00, so that prefixes come first;
// N: Number::key_bytes(), and 0x00 behind those of numbers that are not negative, so that none is
//    the beginning of another.
// A table's key is h, hash key, range key. An index entry's key is h, hash key and range key of the
// index, three bytes of MD5("Outliers" + raw table keys) and the table's key.
#pragma once

#include <string>
#include <string_view>

#include "dynamodb/value.h"

namespace dynamodb {

/// Appends a key attribute. Precondition: it is a scalar.
void put_key_part(const Value& value, std::string& out);
/// As put_key_part without what ends a string: the beginning of every key that begins with it.
std::string key_prefix(const Value& value);
/// h and the hash key: what all keys of a partition begin with.
std::string partition_key(const Value& hash);
std::string table_key(const Value& hash, const Value* range);
/// Three bytes by which entries with equal index keys are in order.
std::string tie_bytes(const Value& hash, const Value* range);

/// The least key above all that begin with `prefix`; empty where there is none.
std::string after_prefix(std::string prefix);

}  // namespace dynamodb
