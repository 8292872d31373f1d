#include "engine/methods/nearest_overload.h"

#include <algorithm>
#include <vector>

#include "engine/methods/dispatch.h"

namespace vtl {
namespace {

constexpr std::size_t kMostOthers = 3;

std::string with_article(JavaType type) {
  if (type == JavaType::none) return "null";
  std::string_view name = java_type_name(type);
  name.remove_prefix(name.rfind('.') + 1);
  const bool has_vowel = std::string_view("AEIOaeio").find(name.front()) != std::string_view::npos;
  return (has_vowel ? "an " : "a ") + std::string(name);
}

/// Returns the class of the parameter that argument `index` would go to.
JavaType parameter_for(const MethodRow& row, std::size_t index) {
  const std::size_t last = row.parameter_count - 1U;
  if (row.is_variadic && index >= last) return component_of(row.parameters[last]);
  return row.parameters[index];
}

bool takes_count(const MethodRow& row, std::size_t count) {
  return row.is_variadic ? count + 1 >= row.parameter_count : count == row.parameter_count;
}

/// Places of the arguments that the row cannot take, as far as it has parameters for them.
std::vector<std::size_t> misfits(const MethodRow& row, std::span<const JavaType> arguments) {
  std::vector<std::size_t> places;
  const std::size_t count = row.is_variadic
                                ? arguments.size()
                                : std::min<std::size_t>(arguments.size(), row.parameter_count);
  for (std::size_t i = 0; i < count; ++i) {
    if (!accepts(parameter_for(row, i), arguments[i])) places.push_back(i);
  }
  return places;
}

/// Smaller is nearer: the right number of arguments first, then few misfits, then few surplus or
/// missing arguments.
std::size_t distance(const MethodRow& row, std::span<const JavaType> arguments) {
  constexpr std::size_t kWrongCount = 10'000;
  constexpr std::size_t kMisfit = 100;
  std::size_t sum = misfits(row, arguments).size() * kMisfit;
  if (!takes_count(row, arguments.size())) {
    const std::size_t wanted = row.parameter_count;
    sum += kWrongCount + std::max(wanted, arguments.size()) - std::min(wanted, arguments.size());
  }
  return sum;
}

std::string why_not(const MethodRow& row, std::span<const JavaType> arguments) {
  if (!takes_count(row, arguments.size())) {
    const std::size_t wanted = row.parameter_count;
    return "it takes " + std::to_string(wanted) + (wanted == 1 ? " argument" : " arguments") +
           ", not " + std::to_string(arguments.size());
  }
  std::string text;
  for (const std::size_t place : misfits(row, arguments)) {
    if (!text.empty()) text += ", and ";
    text += "argument " + std::to_string(place + 1) + " must be " +
            with_article(parameter_for(row, place)) + ", not " + with_article(arguments[place]);
  }
  return text;
}

}  // namespace

std::string nearest_overload_text(std::string_view name,
                                  std::span<const MethodRow* const> overloads,
                                  std::span<const JavaType> arguments) {
  const MethodRow* nearest = *std::min_element(
      overloads.begin(), overloads.end(), [&](const MethodRow* left, const MethodRow* right) {
        return distance(*left, arguments) < distance(*right, arguments);
      });
  const std::string own_name(name);
  std::string others;
  std::size_t count = 0;
  for (const MethodRow* row : overloads) {
    if (row == nearest || count++ >= kMostOthers) continue;
    others += (others.empty() ? "" : ", ") + own_name + parameter_text(*row);
  }
  const std::string reason = why_not(*nearest, arguments);
  const std::string shown = own_name + parameter_text(*nearest);
  if (reason.empty()) return "Java cannot choose between " + shown + ", " + others;
  if (overloads.size() == 1) return "there is " + shown + ": " + reason;
  return "the nearest is " + shown + ": " + reason + "; there is also " + others;
}

}  // namespace vtl
