#include "appsync_utils/evaluation/context_json.h"

#include "vtl/json.h"
#include "vtl/object.h"

namespace appsync {

using vtl::Map;
using vtl::TextBuffer;
using vtl::Value;

namespace {

vtl::JsonWriteOptions write_options(const Evaluation& evaluation) {
  vtl::JsonWriteOptions options;
  options.max_depth = evaluation.session().limits().value_depth;
  return options;
}

bool is_selection_set(const Value& key) {
  return key.is_string() &&
         (key.as_string() == "selectionSetList" || key.as_string() == "selectionSetGraphQL");
}

void write_info(TextBuffer& out, const Evaluation& evaluation, const Map& info) {
  vtl::JsonWriteOptions options = write_options(evaluation);
  // The braces written here are a level of their own.
  if (options.max_depth > 0) --options.max_depth;
  out.append('{');
  bool is_first = true;
  for (std::uint32_t i = info.first(); i != Map::kEnd; i = info.next(i)) {
    const Map::Slot& slot = info.slot(i);
    if (is_selection_set(slot.key)) continue;
    if (!is_first) out.append(',');
    is_first = false;
    vtl::write_json_string(out, slot.key.is_string() ? slot.key.as_string() : std::string_view());
    out.append(':');
    vtl::write_json(out, slot.value, options);
  }
  out.append('}');
}

void write_context(TextBuffer& out, const Evaluation& evaluation, const Map& context) {
  vtl::JsonWriteOptions options = write_options(evaluation);
  if (options.max_depth > 0) --options.max_depth;
  out.append('{');
  bool is_first = true;
  for (std::uint32_t i = context.first(); i != Map::kEnd; i = context.next(i)) {
    const Map::Slot& slot = context.slot(i);
    // An alias of `arguments`, which is the serialized name.
    if (slot.key.is_string() && slot.key.as_string() == "args") continue;
    if (!is_first) out.append(',');
    is_first = false;
    vtl::write_json_string(out, slot.key.is_string() ? slot.key.as_string() : std::string_view());
    out.append(':');
    if (slot.value.is_map() && slot.value.as_map() == evaluation.info) {
      write_info(out, evaluation, *evaluation.info);
    } else {
      vtl::write_json(out, slot.value, options);
    }
  }
  out.append('}');
}

}  // namespace

void write_context_json(TextBuffer& out, const Evaluation& evaluation, const Value& value) {
  if (value.is_map()) {
    const Map* map = value.as_map();
    if (map == evaluation.info) return write_info(out, evaluation, *map);
    if (map == evaluation.context) return write_context(out, evaluation, *map);
  }
  vtl::write_json(out, value, write_options(evaluation));
}

}  // namespace appsync
