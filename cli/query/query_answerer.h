// Answers queries over schemas and data that come with them.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "gql/prepared.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/heap.h"
#include "vtl/value.h"

namespace vtlsim {

struct QueryRequest {
  std::string_view schema;
  std::string_view query;
  std::optional<std::string_view> operation_name;
  vtl::Value variables;
  vtl::Value data;
};

class QueryAnswerer {
 public:
  /// Appends the body of the service's answer. When the schema is not valid, appends nothing and
  /// returns what is wrong.
  std::optional<std::string> answer(vtl::TextBuffer& out, const QueryRequest& request,
                                    vtl::Heap& heap);

 private:
  struct KnownSchema {
    std::shared_ptr<const gql::Schema> schema;
    std::string problem;
  };
  const KnownSchema& schema_of(std::string_view text);
  std::shared_ptr<const gql::PreparedDocument> document_of(
      const std::shared_ptr<const gql::Schema>& schema, std::string_view text);

  /// Schemas and documents seen before; emptied when there are too many.
  static constexpr std::size_t kMostKept = 64;
  std::map<std::string, KnownSchema, std::less<>> schemas_;
  std::map<std::pair<const gql::Schema*, std::string>, std::shared_ptr<const gql::PreparedDocument>>
      documents_;
};

}  // namespace vtlsim
