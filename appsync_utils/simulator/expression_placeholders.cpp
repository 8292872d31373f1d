#include "appsync_utils/simulator/expression_placeholders.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "appsync_utils/simulator/contract_walk.h"
#include "vtl/text/ascii.h"

namespace appsync {
namespace {

bool is_name_character(char c) {
  return vtl::is_letter_or_digit(c) || c == '_';
}

/// Calls `found` with each `#name` and `:value` of an expression.
template <class Found>
void for_each_placeholder(std::string_view expression, Found found) {
  for (std::size_t i = 0; i < expression.size(); ++i) {
    if (expression[i] != '#' && expression[i] != ':') continue;
    std::size_t end = i + 1;
    while (end < expression.size() && is_name_character(expression[end])) ++end;
    if (end > i + 1) found(expression.substr(i, end - i));
    i = end - 1;
  }
}

struct Definition {
  std::string_view placeholder;
  const vtl::Value* value;
  const ExpressionBlock* block;
  std::string_view field;
};

void collect(const ExpressionBlock& block, std::string_view field, std::vector<Definition>& into) {
  const vtl::Value* map = find_member(*block.object, field);
  if (map == nullptr) return;
  const vtl::Map& entries = *map->as_map();
  for (std::uint32_t i = entries.first(); i != vtl::Map::kEnd; i = entries.next(i)) {
    into.push_back({entries.slot(i).key.as_string(), &entries.slot(i).value, &block, field});
  }
}

JsonPath path_of(const Definition& definition) {
  JsonPath path = definition.block->path;
  path.emplace_back(definition.field);
  path.emplace_back(definition.placeholder);
  return path;
}

std::optional<ContractError> find_conflict(const std::vector<Definition>& definitions) {
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    const Definition& later = definitions[i];
    auto earlier =
        std::find_if(definitions.begin(), definitions.begin() + static_cast<std::ptrdiff_t>(i),
                     [&](const Definition& d) { return d.placeholder == later.placeholder; });
    if (earlier == definitions.begin() + static_cast<std::ptrdiff_t>(i)) continue;
    bool is_name = later.field == "expressionNames";
    if (is_name && earlier->value->as_string() == later.value->as_string()) continue;
    JsonPath path = path_of(later);
    std::string text = path_text(path);
    return ContractError{"Duplicate expression " + std::string(is_name ? "name" : "value") + " '" +
                             std::string(later.placeholder) + "' at '" + text +
                             "', already defined at '" + path_text(path_of(*earlier)) + "'.",
                         std::move(path), true};
  }
  return std::nullopt;
}

}  // namespace

std::optional<ContractError> check_placeholders(std::span<const ExpressionBlock> blocks,
                                                std::vector<ContractWarning>& warnings) {
  std::vector<Definition> definitions;
  for (const ExpressionBlock& block : blocks) {
    collect(block, "expressionNames", definitions);
    collect(block, "expressionValues", definitions);
  }
  if (auto conflict = find_conflict(definitions)) return conflict;

  std::vector<std::string_view> used;
  for (const ExpressionBlock& block : blocks) {
    std::vector<std::string_view> reported;
    for_each_placeholder(block.object->get("expression").as_string(), [&](std::string_view name) {
      used.push_back(name);
      bool is_defined = std::any_of(definitions.begin(), definitions.end(),
                                    [&](const Definition& d) { return d.placeholder == name; });
      if (is_defined || std::find(reported.begin(), reported.end(), name) != reported.end()) return;
      reported.push_back(name);
      JsonPath path = block.path;
      path.emplace_back("expression");
      std::string_view field = name.front() == '#' ? "expressionNames" : "expressionValues";
      std::string message = "'" + std::string(name) + "' is used in '" + path_text(path) +
                            "' but not defined in any " + std::string(field) + " of the operation";
      warnings.push_back({std::move(message), std::move(path), false, std::string(name)});
    });
  }
  for (const Definition& definition : definitions) {
    if (std::find(used.begin(), used.end(), definition.placeholder) != used.end()) continue;
    JsonPath path = path_of(definition);
    std::string message = "'" + std::string(definition.placeholder) + "' is defined in '" +
                          path_text({path.begin(), path.end() - 1}) + "' but no expression uses it";
    warnings.push_back({std::move(message), std::move(path), true, {}});
  }
  return std::nullopt;
}

}  // namespace appsync
