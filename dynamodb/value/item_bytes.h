// Items as bytes: the form in which they are stored and in which answers carry them.
//
// A value is its type in one byte and then: for S, N and B a length and the bytes; for sets a count
// and as many strings; for L a count and values; for M a count and pairs of name and value; BOOL
// has a type per flag and NULL nothing. An item is an M without the type byte. Lengths and counts
// are LEB128. It is part of the format of data folders (store/format.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dynamodb/value.h"

namespace dynamodb {

std::string item_bytes(const Item& item);
Item read_item(std::string_view bytes);
/// Only the attributes with these names.
Item read_attributes(std::string_view bytes, const std::vector<std::string>& names);
/// The attributes with these names, as an item's bytes. Names that the item has not are left out.
std::string select_attributes(std::string_view bytes, const std::vector<std::string>& names);

/// Appends the item as typed JSON.
void write_item(std::string_view bytes, std::string& out);

/// Bytes that the service counts for an item: names and values.
std::size_t item_size(std::string_view bytes);
/// Bytes that count towards the megabyte of a page.
std::size_t page_size(std::string_view bytes, std::string_view range_key);

}  // namespace dynamodb
