// Reads a schema with the installed library of GraphQL.
#include <cstdio>
#include <memory>

#include "gql/read_schema.h"

int main() {
  const std::shared_ptr<const vtl::Source> sources[] = {
      std::make_shared<const vtl::Source>("schema.graphql", "type Query { hello: String }")};
  const gql::SchemaReading reading = gql::read_schema(sources);
  const gql::Type* const root = reading.schema->root(gql::OperationType::query);
  if (!reading.is_valid() || root == nullptr) return 1;
  std::printf("type %.*s\n", static_cast<int>(root->name.size()), root->name.data());
  return 0;
}
