// Reading one page of a table or an index.
#pragma once

#include <string>

#include "dynamodb/operation/request_expressions.h"
#include "dynamodb/store/store.h"

namespace dynamodb {

struct PageRequest {
  const Table* table = nullptr;
  /// nullptr: the table itself.
  const Index* index = nullptr;
  KeyRange range;
  bool is_backwards = false;
  /// Whether items are read from the table, not as the index shows them.
  bool fetches_items = false;
};

/// Reads until `Limit` items or a megabyte; filters, projects and counts.
Json read_page(Engine& engine, const Json& request, const RequestExpressions& expressions,
               const PageRequest& page);

/// The names of a start key: those of the table, then those of the index.
std::vector<std::string> start_key_names(const Table& table, const Index* index);

/// The table's index of a request, or nullptr where it asks for the table.
Expected<const Index*> requested_index(const Table& table, const Json& request);

/// Members of an ExclusiveStartKey, with the words for it.
Check read_start_key(const Json& request, Map& out);

/// Select against the other members.
Check check_select(const Json& request);
/// A global index cannot give what it has not.
Check check_select(const Json& request, const Index* index);

/// Whether a local index has to fetch items: all were asked for, or some that it does not show.
bool needs_items(const Json& request, const Index* index, const RequestExpressions& expressions);

/// The smallest key above this one.
std::string just_after(std::string key);

}  // namespace dynamodb
