#include "dynamodb/expression/syntax.h"

#include <array>

namespace dynamodb {

std::string_view function_name(Function function) {
  constexpr std::array<std::string_view, 9> kNames = {"attribute_exists",
                                                      "attribute_not_exists",
                                                      "attribute_type",
                                                      "begins_with",
                                                      "contains",
                                                      "size",
                                                      "if_not_exists",
                                                      "list_append",
                                                      ""};
  return kNames[static_cast<std::size_t>(function)];
}

std::string_view operator_text(Operator kind) {
  constexpr std::array<std::string_view, 12> kTexts = {"OR", "AND", "NOT", "=",       "<>", "<",
                                                       "<=", ">",   ">=",  "BETWEEN", "IN", ""};
  return kTexts[static_cast<std::size_t>(kind)];
}

}  // namespace dynamodb
