// The JSON type of suites, differences and reports: expectations are compared, changed and printed,
// which wants a tree of values, while templates work on vtl::Value. Both are read by
// vtl::read_json, so that positions and errors are the same.
//
// Objects keep the order of the document. Text is WTF-8; json_text writes a lone surrogate as its
// escape, so that what is written is UTF-8 and reads back the same. An integer beyond 64 bits
// becomes the nearest double.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "vtl/value.h"

namespace vtlsim {

using Json = nlohmann::ordered_json;

/// A value that JSON does not have (a host object) becomes the text of its toString().
Json to_json_tree(const vtl::Value& value);

/// Reads one strict JSON document (500 levels at most); returns nullopt when `text` is not one.
std::optional<Json> parse_json(std::string_view text);

/// `indent` 0: on one line, `{"a": 1, "b": [2]}`; else spaces per level. Numbers print shortest
/// (1.0 stays 1.0).
std::string json_text(const Json& value, std::uint32_t indent = 0);

/// On one line, cut to at most about `limit` bytes with `…` at the end.
std::string short_json_text(const Json& value, std::size_t limit);

}  // namespace vtlsim
