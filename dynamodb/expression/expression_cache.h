// Parsed expressions by text. Deployed templates send the same few dozen texts again and again.
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "dynamodb/expression/syntax.h"

namespace dynamodb {

using ParsedExpression = std::shared_ptr<const Expression>;

/// Any number of threads may ask at once. When it is full it is emptied: what is in use comes back.
class ExpressionCache {
 public:
  ParsedExpression get(std::string_view text, Language language);

 private:
  static constexpr std::size_t kMaxTexts = 1000;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  std::mutex lock_;
  std::array<std::unordered_map<std::string, ParsedExpression, Hash, std::equal_to<>>, 3> parsed_;
};

}  // namespace dynamodb
