// Any text as a document: parsed, validated, executed, and what it selects printed.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <variant>

#include "gql/execution.h"
#include "gql/prepared.h"
#include "gql/read_schema.h"
#include "gql/selection.h"
#include "vtl/json.h"

namespace {

constexpr const char* kSchema =
    "type Query { a(x: Int, y: [[Int!]], z: In, j: AWSJSON): A n: A! l: [A!]! s: String any: Any "
    "node: Node } type Mutation { a(z: In!): A } type A implements Node { id: ID! a: A s: String "
    "k(k: K = ONE): K d: AWSDateTime } type B implements Node { id: ID! b: Float } interface Node "
    "{ id: ID! } union Any = A | B enum K { ONE TWO } input In { a: In b: Int! = 3 c: [K] }";
constexpr const char* kData =
    R"({"a":{"id":1,"a":{"s":"x","id":null}},"n":null,"l":[{"id":"1"},{}],"s":[1],)"
    R"("any":{"__typename":"B","b":"1.5","id":2},"node":{"__typename":"A","id":3}})";

/// Asks for the selection of every field; the values are the properties.
class Curious final : public gql::Resolvers {
 public:
  explicit Curious(vtl::Heap& heap) : heap_(heap) {}
  bool has_resolver(const gql::Type&, const gql::Field&, const vtl::Value&) override {
    return true;
  }
  gql::Resolution resolve(const gql::FieldCall& call, gql::FieldAnswer& answer) override {
    if (call.source.is_map()) answer.value = call.source.as_map()->get(call.field->name);
    gql::selection_set_list(call);
    gql::selection_set_graphql(call);
    gql::cut_to_selection(call, answer.value, heap_);
    return gql::Resolution::answered;
  }

 private:
  vtl::Heap& heap_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::shared_ptr<const gql::Schema> schema = [] {
    const auto source = std::make_shared<const vtl::Source>("schema", kSchema);
    return gql::read_schema(std::span(&source, 1)).schema;
  }();
  const gql::DocumentReading reading =
      gql::read_document(std::string(reinterpret_cast<const char*>(data), size));
  if (!reading.document) return 0;
  const gql::PreparedDocument prepared(schema, reading.document);
  if (!prepared.errors().empty()) return 0;
  for (const auto& operation : reading.document->operations()) {
    vtl::Heap heap;
    const auto planned = prepared.plan(operation.name, vtl::Value(), heap);
    const auto* const good = std::get_if<gql::PlannedOperation>(&planned);
    if (good == nullptr) continue;
    Curious resolvers(heap);
    gql::ExecutionLimits limits;
    limits.fields = 10'000;
    gql::Execution execution(*good, resolvers, heap,
                             std::get<vtl::Value>(vtl::read_json(kData, heap)), limits);
    execution.start();
    vtl::TextBuffer out;
    execution.write_response(out);
  }
  return 0;
}
