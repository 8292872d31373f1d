#include "appsync_utils/simulator/data_source_answers.h"

#include "appsync_utils/simulator/contract_walk.h"
#include "vtl/text/suggest.h"

namespace appsync {
namespace {

std::string describe_call(std::string_view function, std::string_view data_source,
                          std::uint32_t number) {
  std::string text = "call " + std::to_string(number) + " of ";
  if (!function.empty())
    text +=
        "function `" + std::string(function) + "` (data source `" + std::string(data_source) + "`)";
  if (function.empty()) text += "data source `" + std::string(data_source) + "`";
  return text;
}

/// What is wrong with an answer, or nothing.
std::string find_fault(const vtl::Value& answer) {
  if (!answer.is_map()) return "it is not an object with `result` or `error`";
  const vtl::Map& map = *answer.as_map();
  for (std::uint32_t i = map.first(); i != vtl::Map::kEnd; i = map.next(i)) {
    std::string_view key = map.slot(i).key.as_string();
    if (key != "result" && key != "error") return "unknown key `" + std::string(key) + "`";
  }
  const vtl::Value* error = find_member(map, "error");
  if (error == nullptr) return {};
  if (!error->is_map()) return "`error` is not an object with `message` and `type`";
  for (std::string_view key : {"message", "type"}) {
    const vtl::Value* text = find_member(*error->as_map(), key);
    if (text != nullptr && !text->is_string())
      return "`error." + std::string(key) + "` is not a string";
  }
  return {};
}

Answer make_answer(vtl::Map& given) {
  Answer answer;
  answer.given = &given;
  answer.result = given.get("result");
  if (const vtl::Value* error = find_member(given, "error")) {
    answer.has_error = true;
    answer.error_message = error->as_map()->get("message");
    answer.error_type = error->as_map()->get("type");
  }
  return answer;
}

}  // namespace

vtl::Value deep_copy(const vtl::Value& value, vtl::Heap& heap) {
  // Recursion is bounded: what is copied here came from the JSON reader, which limits depth.
  if (value.is_list()) {
    vtl::List* copy = heap.make_list(value.as_list()->size());
    for (const vtl::Value& element : value.as_list()->values())
      copy->append(deep_copy(element, heap));
    return vtl::Value(copy);
  }
  if (value.is_map()) {
    const vtl::Map& map = *value.as_map();
    vtl::Map* copy = heap.make_map(map.size());
    for (std::uint32_t i = map.first(); i != vtl::Map::kEnd; i = map.next(i)) {
      copy->append_new(map.slot(i).key, deep_copy(map.slot(i).value, heap));
    }
    return vtl::Value(copy);
  }
  return value;
}

std::variant<Answer, Failure> DataSourceAnswers::next(std::string_view function,
                                                      std::string_view data_source) {
  const vtl::Value* found = nullptr;
  std::string key;
  if (answers_.is_map()) {
    const vtl::Map& map = *answers_.as_map();
    key = function;
    if (!function.empty()) found = map.find(function);
    if (found == nullptr) {
      key = data_source;
      found = map.find(data_source);
    }
  }
  // Counted by the key that answers: functions that share the list of their data source take turns.
  std::uint32_t number = ++call_counts_[key];
  std::string call = describe_call(function, data_source, number);
  if (found == nullptr) {
    std::string message =
        "no answer for " + (function.empty()
                                ? "data source `" + std::string(data_source) + "`"
                                : "function `" + std::string(function) + "` or data source `" +
                                      std::string(data_source) + "`");
    return Failure{std::move(message), std::move(call)};
  }
  vtl::Value answer = *found;
  if (answer.is_list()) {
    const vtl::List& list = *answer.as_list();
    if (number > list.size()) {
      return Failure{"no answer for call " + std::to_string(number) + ": the list `" + key +
                         "` has " + std::to_string(list.size()),
                     std::move(call)};
    }
    answer = list[number - 1];
  }
  if (std::string fault = find_fault(answer); !fault.empty()) {
    return Failure{"the answer `" + key + "` cannot be used: " + fault, std::move(call)};
  }
  return make_answer(*deep_copy(answer, heap_).as_map());
}

}  // namespace appsync
