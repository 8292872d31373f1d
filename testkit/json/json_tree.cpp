#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <variant>

#include <nlohmann/json.hpp>

#include "vtl/detail/text_buffer.h"
#include "vtl/heap.h"
#include "vtl/json.h"
#include "vtl/object.h"
#include "vtlsim/json.h"

namespace vtlsim {
namespace {

// The reader stops at 500 levels; values made by templates may be deeper or cyclic.
constexpr std::uint32_t kMaxDepth = 600;

Json from_text(std::string_view text) {
  if (text.starts_with('"')) {
    vtl::Heap heap;
    auto read = vtl::read_json(text, heap);
    if (const auto* value = std::get_if<vtl::Value>(&read); value && value->is_string()) {
      return Json(std::string(value->as_string()));
    }
  }
  // A number beyond 64 bits, or a BigDecimal.
  const std::string digits(text);
  char* end = nullptr;
  const double number = std::strtod(digits.c_str(), &end);
  if (!digits.empty() && *end == '\0') return Json(number);
  return Json(digits);
}

Json convert(const vtl::Value& value, std::uint32_t depth) {
  switch (value.kind()) {
    case vtl::Kind::null:
      return Json(nullptr);
    case vtl::Kind::boolean:
      return Json(value.as_boolean());
    case vtl::Kind::int8:
    case vtl::Kind::int16:
    case vtl::Kind::int32:
    case vtl::Kind::int64:
      return Json(value.as_integer());
    case vtl::Kind::float64:
      return Json(value.as_double());
    case vtl::Kind::string:
      return Json(std::string(value.as_string()));
    case vtl::Kind::list: {
      Json array = Json::array();
      if (depth >= kMaxDepth) return array;
      for (const vtl::Value& element : value.as_list()->values()) {
        array.push_back(convert(element, depth + 1));
      }
      return array;
    }
    case vtl::Kind::map: {
      Json object = Json::object();
      if (depth >= kMaxDepth) return object;
      // The underlying vector of pairs: keys of a read document are unique, and looking each up
      // again would make a large object quadratic.
      auto& members = object.get_ref<Json::object_t&>();
      const vtl::Map& map = *value.as_map();
      for (std::uint32_t i = map.first(); i != vtl::Map::kEnd; i = map.next(i)) {
        const vtl::Map::Slot& slot = map.slot(i);
        std::string key =
            slot.key.is_string() ? std::string(slot.key.as_string()) : vtl::to_json(slot.key);
        members.push_back({std::move(key), convert(slot.value, depth + 1)});
      }
      return object;
    }
    case vtl::Kind::float32:
    case vtl::Kind::character:
    case vtl::Kind::object:
      return from_text(vtl::to_json(value));
  }
  return Json(nullptr);
}

}  // namespace

Json to_json_tree(const vtl::Value& value) {
  return convert(value, 0);
}

std::optional<Json> parse_json(std::string_view text) {
  vtl::Heap heap;
  vtl::JsonReadOptions options;
  options.borrow_text = true;
  auto read = vtl::read_json(text, heap, options);
  const auto* value = std::get_if<vtl::Value>(&read);
  if (value == nullptr) return std::nullopt;
  return to_json_tree(*value);
}

}  // namespace vtlsim
