// Makes a query of OpenSearch's Query DSL from AppSync's filter objects, for
// $util.transform.toElasticsearchQueryDSL. The result is one JSON object in the given heap; an
// empty filter matches everything.
//
// By the documented example, conditions are joined by AND as bool.must, a single one is not
// wrapped; `ne` is a must_not that holds one object and not a list.
#pragma once

#include <cstdint>

#include "vtl/heap.h"
#include "vtl/object.h"

namespace appsync {

struct ElasticsearchOptions {
  std::uint32_t max_depth = 500;
  /// Compatibility::elasticsearch_uses_keyword.
  bool uses_keyword = false;
};

/// Throws JavaException (IllegalArgumentException) for an unknown operator or a value of the wrong
/// kind, LimitExceeded value_depth.
vtl::Value make_elasticsearch_query(vtl::Heap& heap, const vtl::Map& filter,
                                    const ElasticsearchOptions& options);

}  // namespace appsync
