// Does a literal fit a type? As graphql-java's ValidationUtil decides it, with the words for why
// not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gql/schema.h"
#include "graphql/syntax/ast.h"
#include "vtl/heap.h"

namespace gql::coercion {

class LiteralCheck {
 public:
  explicit LiteralCheck(vtl::Heap& heap) : heap_(heap) {}

  /// Variables fit everywhere; whether their types do is another rule.
  bool fits(const ast::Value& value, const TypeRef& type);
  /// After fits() said no: "argument 'a.b[0]' with value 'x' is not a valid 'Int'".
  std::string message(std::string_view argument, const ast::Value& whole) const;

 private:
  bool fits_object(const ast::Value& value, const Type& type);
  bool fits_list(const ast::Value& value, const TypeRef& item);

  vtl::Heap& heap_;
  /// Steps from the failing value outwards: ".name" or "[3]".
  std::vector<std::string> steps_;
  std::string reason_;
  /// The value that the message shows; null for the whole argument.
  const ast::Value* culprit_ = nullptr;
};

}  // namespace gql::coercion
