#include "dynamodb/expression/expression_cache.h"

namespace dynamodb {

ParsedExpression ExpressionCache::get(std::string_view text, Language language) {
  auto& parsed = parsed_[static_cast<std::size_t>(language)];
  {
    const std::lock_guard guard(lock_);
    const auto place = parsed.find(text);
    if (place != parsed.end()) return place->second;
  }
  auto made = std::make_shared<const Expression>(parse_expression(text, language));
  if (text.size() > kMaxExpressionBytes) return made;
  const std::lock_guard guard(lock_);
  if (parsed.size() >= kMaxTexts) parsed.clear();
  parsed.emplace(text, made);
  return made;
}

}  // namespace dynamodb
