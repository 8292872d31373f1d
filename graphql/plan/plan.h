// What an operation selects, worked out: fields of one response key merged, fragments flattened for
// each object type, conditions decided.
//
// A set of fields belongs to an object type and to the selection sets that are merged in it. It is
// made when it is first needed and kept by exactly that, so that a fragment that is spread in many
// places is flattened once. A plan is for one operation and one outcome of its `@skip` and
// `@include`; threads share it.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gql/arena.h"
#include "gql/document.h"
#include "gql/schema.h"
#include "graphql/syntax/ast.h"
#include "vtl/object.h"

namespace gql::plan {

using FragmentMap = std::unordered_map<std::string_view, const ast::Fragment*>;

struct FieldSet;

enum class FieldRole : std::uint8_t { plain, type_name, schema, type };

struct PlannedField {
  std::string_view key;
  const Field* definition = nullptr;
  FieldRole role = FieldRole::plain;
  /// The selections that were merged; the first one counts for arguments and places.
  std::span<const ast::Selection* const> nodes;

  /// A set below this field, by its object type.
  struct Below {
    const Type* type;
    bool is_any;
    const FieldSet* set;
    const Below* next;
  };
  mutable std::atomic<const Below*> below{nullptr};
};

struct FieldSet {
  const Type* type = nullptr;
  std::span<const PlannedField> fields;
};

/// The outcome of the conditions: by name of the variable that `if` asks.
using Conditions = std::unordered_map<std::string_view, bool>;

class Plan {
 public:
  Plan(std::shared_ptr<const Schema> schema, std::shared_ptr<const Document> document,
       const ast::Operation& operation, const FragmentMap& fragments, Conditions conditions);

  const Schema& schema() const { return *schema_; }
  const Document& document() const { return *document_; }
  const ast::Operation& operation() const { return operation_; }
  /// Null when the schema has no root for the operation.
  const FieldSet* root() const { return root_; }
  /// Returns the fields selected below `field` where its value is an object of `type`. For an
  /// interface or union: what is selected of every object, whatever its type.
  const FieldSet& below(const PlannedField& field, const Type& type) const;
  /// Returns the fields selected below `field` of any object, as if every fragment applied.
  const FieldSet& below_any(const PlannedField& field) const;

 private:
  class Collector;
  const FieldSet& find_below(const PlannedField& field, const Type& type, bool is_any) const;
  const FieldSet* make(const Type& type, std::span<const ast::SelectionSet* const> sets,
                       bool is_any) const;
  bool is_included(std::span<const ast::Directive> directives) const;

  std::shared_ptr<const Schema> schema_;
  std::shared_ptr<const Document> document_;
  const ast::Operation& operation_;
  FragmentMap fragments_;
  Conditions conditions_;
  const FieldSet* root_ = nullptr;
  mutable std::mutex mutex_;
  mutable Arena arena_;
  mutable std::unordered_map<std::string, const FieldSet*> sets_;
};

}  // namespace gql::plan
