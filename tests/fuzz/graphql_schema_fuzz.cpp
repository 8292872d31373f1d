// Any text as a schema, alone and put together with another; a schema is then introspected.
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <variant>

#include "gql/execution.h"
#include "gql/prepared.h"
#include "gql/read_schema.h"

namespace {

class NoResolvers final : public gql::Resolvers {
 public:
  bool has_resolver(const gql::Type&, const gql::Field&, const vtl::Value&) override {
    return false;
  }
  gql::Resolution resolve(const gql::FieldCall&, gql::FieldAnswer&) override {
    return gql::Resolution::answered;
  }
};

void introspect(const std::shared_ptr<const gql::Schema>& schema) {
  static const auto document =
      gql::read_document(
          "{ __schema { types { kind name description fields(includeDeprecated: true) { name args "
          "{ name defaultValue type { name } } type { kind ofType { name } } deprecationReason } "
          "inputFields { name defaultValue } interfaces { name } possibleTypes { name } "
          "enumValues { name } } directives { name locations args { defaultValue } } } }")
          .document;
  const gql::PreparedDocument prepared(schema, document);
  if (!prepared.errors().empty()) return;
  vtl::Heap heap;
  const auto planned = prepared.plan(std::nullopt, vtl::Value(), heap);
  const auto* const good = std::get_if<gql::PlannedOperation>(&planned);
  if (good == nullptr) return;
  NoResolvers resolvers;
  gql::Execution execution(*good, resolvers, heap);
  execution.start();
  vtl::TextBuffer out;
  execution.write_response(out);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::array sources = {std::make_shared<const vtl::Source>("a", text),
                              std::make_shared<const vtl::Source>("b", "type Query { q: Int }")};
  const gql::SchemaReading alone = gql::read_schema(std::span(sources).first(1));
  if (alone.is_valid()) introspect(alone.schema);
  const gql::SchemaReading both = gql::read_schema(sources);
  if (both.is_valid()) introspect(both.schema);
  return 0;
}
