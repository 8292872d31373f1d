#include "appsync_utils/dynamodb/typed_value.h"

#include <cmath>

#include "vtl/detail/limit_exceeded.h"
#include "vtl/java/to_string.h"
#include "vtl/json.h"
#include "vtl/object.h"

namespace appsync {

using vtl::Heap;
using vtl::JavaType;
using vtl::Kind;
using vtl::Map;
using vtl::TextBuffer;
using vtl::Value;

namespace {

enum class Shape : std::uint8_t { null, boolean, number, text, list, map, printed };

// What an object that is neither small nor a List or Map counts as.
Shape shape_of_object(const Value& value) {
  const JavaType type = value.as_object()->type();
  if (type == JavaType::big_integer || type == JavaType::big_decimal) return Shape::number;
  if (vtl::is_assignable(JavaType::collection, type)) return Shape::list;
  return Shape::printed;
}

Shape shape_of(const Value& value) {
  switch (value.kind()) {
    case Kind::null:
      return Shape::null;
    case Kind::boolean:
      return Shape::boolean;
    case Kind::int8:
    case Kind::int16:
    case Kind::int32:
    case Kind::int64:
      return Shape::number;
    case Kind::float32:
    case Kind::float64:
      return Shape::number;
    case Kind::character:
      return Shape::printed;
    case Kind::string:
      return Shape::text;
    case Kind::list:
      return Shape::list;
    case Kind::map:
      return Shape::map;
    case Kind::object:
      return shape_of_object(value);
  }
  return Shape::printed;
}

void enter(std::uint32_t depth, const TypedValueOptions& options) {
  if (depth >= options.max_depth) throw vtl::LimitExceeded{vtl::LimitKind::value_depth};
}

// A list with its elements, also for views, which make theirs on demand.
template <class Visit>
void for_each_element(const Value& list, Heap* heap, Visit visit) {
  if (list.is_list()) {
    for (const Value& element : list.as_list()->values()) visit(element);
    return;
  }
  Heap entries;
  Heap& owner = heap != nullptr ? *heap : entries;
  const auto& collection = static_cast<const vtl::Collection&>(*list.as_object());
  for (std::uint32_t i = 0; i < collection.size(); ++i) visit(collection.element(i, owner));
}

void write_key(TextBuffer& out, const Value& key) {
  if (key.is_string()) {
    vtl::write_json_string(out, key.as_string());
  } else {
    vtl::write_json_string(out, vtl::to_std_string(key));
  }
}

}  // namespace

void write_typed_entries(TextBuffer& out, const Map& map, const TypedValueOptions& options,
                         std::uint32_t depth) {
  enter(depth, options);
  out.append('{');
  bool is_first = true;
  for (std::uint32_t i = map.first(); i != Map::kEnd; i = map.next(i)) {
    if (!is_first) out.append(',');
    is_first = false;
    write_key(out, map.slot(i).key);
    out.append(':');
    write_typed_value(out, map.slot(i).value, options, depth + 1);
  }
  out.append('}');
}

void write_typed_value(TextBuffer& out, const Value& value, const TypedValueOptions& options,
                       std::uint32_t depth) {
  switch (shape_of(value)) {
    case Shape::text:
      out.append(kTextStart);
      vtl::write_json_string(out, value.as_string());
      break;
    case Shape::number:
      out.append("{\"N\":");
      vtl::write_json(out, value);
      break;
    case Shape::boolean:
      out.append(value.as_boolean() ? "{\"BOOL\":true" : "{\"BOOL\":false");
      break;
    case Shape::null:
      if (options.null_is_null && depth == 0) {
        out.append("null");
        return;
      }
      out.append("{\"NULL\":null");
      break;
    case Shape::list: {
      enter(depth, options);
      out.append("{\"L\":[");
      bool is_first = true;
      for_each_element(value, nullptr, [&](const Value& element) {
        if (!is_first) out.append(',');
        is_first = false;
        write_typed_value(out, element, options, depth + 1);
      });
      out.append(']');
      break;
    }
    case Shape::map:
      out.append("{\"M\":");
      write_typed_entries(out, *value.as_map(), options, depth);
      break;
    case Shape::printed:
      out.append(kTextStart);
      vtl::write_json_string(out, vtl::to_std_string(value));
      break;
  }
  out.append(kTextEnd);
}

Value make_tagged(Heap& heap, std::string_view type, const Value& value) {
  const Value entry[] = {Value(type), value};
  return Value(heap.make_map_of(entry));
}

Value make_typed_entries(Heap& heap, const Map& map, const TypedValueOptions& options,
                         std::uint32_t depth) {
  enter(depth, options);
  Map* entries = heap.make_map(map.size());
  for (std::uint32_t i = map.first(); i != Map::kEnd; i = map.next(i)) {
    Map::Slot slot = map.slot(i);
    slot.value = make_typed_value(heap, slot.value, options, depth + 1);
    entries->append_copy(slot);
  }
  return Value(entries);
}

Value make_typed_value(Heap& heap, const Value& value, const TypedValueOptions& options,
                       std::uint32_t depth) {
  switch (shape_of(value)) {
    case Shape::text:
      return make_tagged(heap, "S", value);
    case Shape::number:
      return make_tagged(heap, "N", value);
    case Shape::boolean:
      return make_tagged(heap, "BOOL", value);
    case Shape::null:
      if (options.null_is_null && depth == 0) return {};
      return make_tagged(heap, "NULL", {});
    case Shape::list: {
      enter(depth, options);
      vtl::List* list = heap.make_list();
      for_each_element(value, &heap, [&](const Value& element) {
        list->append(make_typed_value(heap, element, options, depth + 1));
      });
      return make_tagged(heap, "L", Value(list));
    }
    case Shape::map:
      return make_tagged(heap, "M", make_typed_entries(heap, *value.as_map(), options, depth));
    case Shape::printed:
      break;
  }
  return make_tagged(heap, "S", heap.string(vtl::to_std_string(value)));
}

}  // namespace appsync
