// Fields of one response key must be able to be merged into one.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "gql/schema.h"
#include "graphql/syntax/ast.h"
#include "graphql/validation/work.h"

namespace gql::validation {

/// Fragments by name; of two with one name the last counts.
using FragmentMap = std::unordered_map<std::string_view, const ast::Fragment*>;

struct FieldConflict {
  std::string reason;
  /// The fields of the pair, then those of conflicts below them.
  std::vector<const ast::Selection*> fields;
};

// graphql-java compares every pair of fields of a key, and for two fields with selections every
// pair of what both select, and so on. Texts and order of its messages follow from that, so
// exactly that is done (`exact`) - but only where `may_conflict` found that there is a conflict at
// all. That question has an answer in one walk: merge the selections of all fields of a key at once
// and ask whether the fields of each key have one shape and, where their parents can be the same
// object, one name, one type and equal arguments. Being alike carries over (a to b, b to c), so
// every field is compared with one other instead of all.
class OverlappingFields {
 public:
  OverlappingFields(const Schema& schema, const FragmentMap& fragments, Work& work)
      : schema_(schema), fragments_(fragments), work_(work) {}

  /// Conflicts within one selection set, whose object has the type `output` (null when unknown).
  /// Sets must be given from the inside out: a pair is reported once.
  std::vector<FieldConflict> check(const ast::SelectionSet& set, const TypeRef* output);

 private:
  struct FieldUse {
    const ast::Selection* field;
    const TypeRef* type;    // null when unknown
    const TypeRef* parent;  // null when unknown
  };
  struct Group {
    std::string_view key;
    std::vector<FieldUse> uses;
  };
  struct Scope {
    std::vector<Group> groups;
    std::unordered_map<std::string_view, std::size_t> index;
    std::unordered_set<std::string_view> visited;
  };
  struct TypedSet {
    const ast::SelectionSet* set;
    const TypeRef* parent;
  };

  void collect(Scope& scope, const ast::SelectionSet& set, const TypeRef* parent);
  const TypeRef* type_of(std::string_view field, const TypeRef* parent) const;

  bool may_conflict(std::vector<TypedSet> sets);
  bool may_conflict(const std::vector<FieldUse>& uses);
  bool are_unlike(const FieldUse& a, const FieldUse& b);
  bool may_conflict_below(const std::vector<FieldUse>& uses);

  std::vector<FieldConflict> exact(const Scope& scope);
  bool find_conflict(std::string_view key, const FieldUse& a, const FieldUse& b,
                     FieldConflict& conflict);
  bool have_same_arguments(const ast::Selection& a, const ast::Selection& b);

  const Schema& schema_;
  const FragmentMap& fragments_;
  Work& work_;
  std::unordered_set<std::uint64_t> compared_;
  /// Merged sets that are known to have no conflict: their numbers in order, as bytes.
  std::unordered_set<std::string> harmless_;
};

}  // namespace gql::validation
