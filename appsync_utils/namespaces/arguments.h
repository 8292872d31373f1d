// Reads the arguments of a host function, and refuses those that cannot be used. Dispatch has
// checked the classes, but null fits every class and a List may be a view.
//
// What is returned needs no further check and lives as long as the call's heap. Throws Java
// exceptions, NullPointerException for null and IllegalArgumentException for the rest, with the
// number of the argument (from 1) and the name of the function; the argument is shown with a mark
// under it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "appsync/evaluation.h"
#include "appsync_utils/support/java_result.h"
#include "vtl/heap.h"
#include "vtl/java/exception.h"
#include "vtl/method.h"

namespace appsync {

/// Returns the host state of the call's session. Throws IllegalStateException when there is none.
Evaluation& evaluation_of(const vtl::Call& call);

/// Throws IllegalArgumentException "argument 2 of matches: <problem>".
[[noreturn]] void refuse_argument(const vtl::Call& call, std::size_t index,
                                  std::string_view problem);

/// Throws NullPointerException "argument 1 of urlEncode is null" when it is.
void require_argument(const vtl::Call& call, std::size_t index);

/// Returns a String argument and charges the evaluation for reading it.
std::string_view required_string(const vtl::Call& call, std::size_t index);

/// Returns the elements of a List argument, whatever kind of list it is, and charges for them.
std::span<const vtl::Value> required_list(const vtl::Call& call, std::size_t index);

/// Returns a Map argument and charges for walking over it.
const vtl::Map& required_map(const vtl::Call& call, std::size_t index);

/// Returns the elements of any java.util.List or array; none for other values.
std::span<const vtl::Value> elements_of(vtl::Heap& heap, const vtl::Value& list);
/// Returns whether a value is a java.util.List.
bool is_java_list(const vtl::Value& value);

/// Makes a String value with a copy of the text, and charges for it.
vtl::Value make_string(const vtl::Call& call, std::string_view text);
/// Makes a String value: `before`, the JSON of the String `text`, and `after`.
vtl::Value make_json_string(const vtl::Call& call, std::string_view before, std::string_view text,
                            std::string_view after);
/// Returns what is in a result, or throws its exception with argument `index` to blame.
template <class T>
const T& result_or_blame(const JavaResult<T>& result, std::size_t index) {
  if (!result) throw vtl::ArgumentException(index, result.error());
  return *result;
}

/// Returns what `body` returns; a Java exception that it throws has argument `index` to blame.
template <class Body>
auto blaming(std::size_t index, Body body) {
  try {
    return body();
  } catch (const vtl::JavaException& exception) {
    throw vtl::ArgumentException(index, exception);
  }
}

/// Returns the kind of a value for messages: "a Map", "null".
std::string_view describe_kind(const vtl::Value& value);

}  // namespace appsync
