// $util.list: copies of lists, filtered or sorted.
#include <algorithm>
#include <bit>
#include <vector>

#include "appsync_utils/namespaces/arguments.h"
#include "appsync_utils/namespaces/namespaces.h"
#include "appsync_utils/namespaces/rows.h"
#include "appsync_utils/support/listed_values.h"
#include "vtl/java/number_objects.h"
#include "vtl/object.h"
#include "vtl/text/wtf8.h"

namespace appsync {

namespace {

using vtl::Call;
using vtl::JavaType;
using vtl::MethodRow;
using vtl::Value;

// Documented: larger lists are not supported.
constexpr std::size_t kMaxSortedElements = 1000;

// Elements of the first list that are (or are not) in the second, by Java's equals.
Value copy_filtered(const Call& call, bool keeps_listed) {
  const auto elements = required_list(call, 0);
  const ListedValues wanted(call.heap(), required_list(call, 1));
  vtl::List* copy = call.heap().make_list(static_cast<std::uint32_t>(elements.size()));
  for (const Value& element : elements) {
    if (wanted.has(element) == keeps_listed) copy->append(element);
  }
  return Value(copy);
}

Value copy_and_retain_all(Call& call) {
  return copy_filtered(call, true);
}
Value copy_and_remove_all(Call& call) {
  return copy_filtered(call, false);
}

bool is_sortable(const Value& value) {
  return value.is_string() || value.is_boolean() || vtl::is_number(value);
}

// Both of one class that is_sortable.
int compare(vtl::Work& work, const Value& left, const Value& right) {
  if (left.is_string()) {
    work.charge(4 + 2 * std::min(left.as_string().size(), right.as_string().size()) /
                        vtl::Work::kBytesPerUnit);
    return vtl::java_compare(left.as_string(), right.as_string());
  }
  work.charge(vtl::comparison_cost(left, right));
  if (left.is_boolean()) return int{left.as_boolean()} - int{right.as_boolean()};
  return vtl::compare_numbers(left, right);
}

struct Sorted {
  Value element;
  Value key;
};

// What each element is sorted by; false when they are not all of one class that has an order.
bool find_keys(std::vector<Sorted>& entries, std::string_view property) {
  for (Sorted& entry : entries) {
    entry.key = entry.element.is_map() ? entry.element.as_map()->get(property) : entry.element;
    const Sorted& first = entries.front();
    if (!is_sortable(entry.key) || entry.element.is_map() != first.element.is_map()) return false;
    if (vtl::java_type_of(entry.key) != vtl::java_type_of(first.key)) return false;
  }
  return true;
}

Value sort_list(Call& call) {
  const auto elements = required_list(call, 0);
  if (elements.size() > kMaxSortedElements) {
    refuse_argument(call, 0,
                    "lists of at most 1000 elements can be sorted, this one has " +
                        std::to_string(elements.size()));
  }
  const bool is_descending = !call[1].is_null() && call[1].as_boolean();
  std::vector<Sorted> entries;
  entries.reserve(elements.size());
  for (const Value& element : elements) entries.push_back({element, {}});
  if (!find_keys(entries, call.string(2))) return call[0];
  // NaN is equal to everything for Velocity, which orders nothing; Java sorts it last.
  vtl::Work& work = call.heap().work();
  work.charge(entries.size() * std::bit_width(entries.size()));
  const auto is_before = [is_descending, &work](const Sorted& left, const Sorted& right) {
    const bool left_nan = left.key.is_floating() && left.key.as_double() != left.key.as_double();
    const bool right_nan =
        right.key.is_floating() && right.key.as_double() != right.key.as_double();
    if (left_nan || right_nan)
      return is_descending ? left_nan && !right_nan : !left_nan && right_nan;
    const int order = compare(work, left.key, right.key);
    return is_descending ? order > 0 : order < 0;
  };
  std::stable_sort(entries.begin(), entries.end(), is_before);
  vtl::List* sorted = call.heap().make_list(static_cast<std::uint32_t>(entries.size()));
  for (const Sorted& entry : entries) sorted->append(entry.element);
  return Value(sorted);
}

constexpr JavaType kList = JavaType::list;

constexpr MethodRow kRows[] = {
    function("copyAndRemoveAll", {kList, kList}, kList, copy_and_remove_all,
             {"(List list, List removed) : List",
              "A copy of the list without the elements of the second one.",
              "$util.list.copyAndRemoveAll([1, 2, 3], [2])", "[1, 3]"}),
    function("copyAndRetainAll", {kList, kList}, kList, copy_and_retain_all,
             {"(List list, List retained) : List",
              "A copy of the list with just those elements that the second one has.",
              "$util.list.copyAndRetainAll([1, 2, 3], [2, 3])", "[2, 3]"}),
    function("sortList", {kList, JavaType::boolean_object, JavaType::string}, kList, sort_list,
             {"(List list, Boolean descending, String property) : List",
              "The list sorted, maps by a property; a list of several classes comes back as it is.",
              "$util.list.sortList([3, 1, 2], false, \"\")", "[1, 2, 3]"}),
};
static_assert(is_complete(kRows));

}  // namespace

constexpr vtl::HostNamespace kListNamespace{
    "$util.list", "Copies of lists, filtered or sorted.", kRows, {}, "list"};

}  // namespace appsync
