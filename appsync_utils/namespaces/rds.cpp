// $util.rds: results of the RDS Data API as rows of columns.
#include "appsync_utils/evaluation/context_json.h"
#include "appsync_utils/namespaces/arguments.h"
#include "appsync_utils/namespaces/namespaces.h"
#include "appsync_utils/namespaces/rows.h"
#include "vtl/json.h"
#include "vtl/object.h"
#include "vtl/session.h"

namespace appsync {

namespace {

using vtl::Call;
using vtl::Heap;
using vtl::JavaType;
using vtl::Map;
using vtl::MethodRow;
using vtl::Value;

// The list that an arrayValue stands for: {"stringValues": [..]}, {"arrayValues": [ {..}, .. ]}.
// Documents were read with a depth limit, so the recursion ends.
Value array_of(Heap& heap, const Value& array) {
  if (!array.is_map() || array.as_map()->size() == 0) return array;
  const Map& map = *array.as_map();
  const Map::Slot& slot = map.slot(map.first());
  if (!slot.key.is_string() || slot.key.as_string() != "arrayValues") return slot.value;
  vtl::List* nested = heap.make_list();
  for (const Value& element : elements_of(heap, slot.value)) {
    nested->append(array_of(heap, element));
  }
  return Value(nested);
}

struct Cell {
  bool is_null = false;
  Value value;
};

// {"stringValue": "x"}, {"isNull": true}, ...
Cell cell_of(Heap& heap, const Value& field) {
  if (!field.is_map()) return {false, field};
  const Map& map = *field.as_map();
  for (std::uint32_t i = map.first(); i != Map::kEnd; i = map.next(i)) {
    const Map::Slot& slot = map.slot(i);
    if (!slot.key.is_string()) continue;
    if (slot.key.as_string() == "isNull") {
      if (slot.value.is_boolean() && slot.value.as_boolean()) return {true, {}};
      continue;
    }
    if (slot.key.as_string() == "arrayValue") return {false, array_of(heap, slot.value)};
    return {false, slot.value};
  }
  return {true, {}};
}

// Label, else name; columns without either are numbered.
Value column_name(Heap& heap, std::span<const Value> columns, std::size_t index) {
  if (index < columns.size() && columns[index].is_map()) {
    const Map& column = *columns[index].as_map();
    for (const std::string_view key : {"label", "name"}) {
      const Value name = column.get(key);
      if (name.is_string() && !name.as_string().empty()) return name;
    }
  }
  return heap.string(std::to_string(index));
}

Value row_of(Heap& heap, const Value& record, std::span<const Value> columns,
             bool keeps_null_cells) {
  Map* row = heap.make_map();
  std::size_t index = 0;
  for (const Value& field : elements_of(heap, record)) {
    const Cell cell = cell_of(heap, field);
    if (!cell.is_null || keeps_null_cells) row->put(column_name(heap, columns, index), cell.value);
    ++index;
  }
  return Value(row);
}

Value rows_of(Heap& heap, const Value& statement, bool keeps_null_cells) {
  vtl::List* rows = heap.make_list();
  const Value records = statement.is_map() ? statement.as_map()->get("records") : Value();
  if (!is_java_list(records)) {
    // Recorded from AWS: a statement without records has one empty row.
    rows->append(Value(heap.make_map(0)));
    return Value(rows);
  }
  const auto columns = elements_of(heap, statement.as_map()->get("columnMetadata"));
  for (const Value& record : elements_of(heap, records)) {
    rows->append(row_of(heap, record, columns, keeps_null_cells));
  }
  return Value(rows);
}

// A list of rows per statement; null when the text is no result of the Data API.
Value to_rows(const Call& call) {
  if (call[0].is_null()) return {};
  Heap& heap = call.heap();
  heap.work().charge(call.string(0).size());
  vtl::JsonReadOptions options;
  options.borrow_text = true;
  options.max_depth = call.session.limits().value_depth;
  options.big_decimals = evaluation_of(call).compatibility().decimals_are_big;
  const auto result = vtl::read_json(call.string(0), heap, options);
  const Value* document = std::get_if<Value>(&result);
  if (document == nullptr || !document->is_map()) return {};
  const Value statements = document->as_map()->get("sqlStatementResults");
  if (!is_java_list(statements)) return {};
  const bool keeps_null_cells = evaluation_of(call).compatibility().rds_null_cells_are_kept;
  vtl::List* list = heap.make_list();
  for (const Value& statement : elements_of(heap, statements)) {
    list->append(rows_of(heap, statement, keeps_null_cells));
  }
  return Value(list);
}

Value to_json_object(Call& call) {
  return to_rows(call);
}

Value to_json_string(Call& call) {
  const Value rows = to_rows(call);
  Evaluation& evaluation = evaluation_of(call);
  vtl::TextBuffer& out = evaluation.scratch();
  write_context_json(out, evaluation, rows);
  return make_string(call, out.view());
}

constexpr JavaType kString = JavaType::string;
#define EXAMPLE_RESULT                                                      \
  "'{\"sqlStatementResults\":[{\"records\":[[{\"stringValue\":\"Mark\"}]]," \
  "\"columnMetadata\":[{\"label\":\"author\"}]}]}'"

constexpr MethodRow kRows[] = {
    function("toJsonObject", {kString}, JavaType::object, to_json_object,
             {"(String result) : Object",
              "The rows of each statement of a result, as a list of lists of maps.",
              "$util.rds.toJsonObject(" EXAMPLE_RESULT ")[0][0].author", "Mark"}),
    function("toJsonString", {kString}, kString, to_json_string,
             {"(String result) : String", "The rows of each statement of a result, as JSON.",
              "$util.rds.toJsonString(" EXAMPLE_RESULT ")", "[[{\"author\":\"Mark\"}]]"}),
};
#undef EXAMPLE_RESULT
static_assert(is_complete(kRows));

}  // namespace

constexpr vtl::HostNamespace kRdsNamespace{
    "$util.rds", "Results of the RDS Data API as rows of columns.", kRows, {}, "rds"};

}  // namespace appsync
