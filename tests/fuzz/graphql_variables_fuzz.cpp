// Any JSON as variables of an operation that declares all kinds of them.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <variant>

#include "gql/execution.h"
#include "gql/prepared.h"
#include "gql/read_schema.h"
#include "vtl/detail/limit_exceeded.h"
#include "vtl/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const gql::PreparedDocument prepared = [] {
    const auto source = std::make_shared<const vtl::Source>(
        "schema",
        "type Query { a(i: Int f: Float s: String b: Boolean id: ID k: K in: In l: [[Int!]] d: "
        "AWSDate t: AWSTime dt: AWSDateTime ts: AWSTimestamp e: AWSEmail j: AWSJSON u: AWSURL p: "
        "AWSPhone ip: AWSIPAddress): Int } enum K { A B } input In { in: In n: Int! = 1 l: [In!] "
        "k: K = A j: AWSJSON }");
    return gql::PreparedDocument(
        gql::read_schema(std::span(&source, 1)).schema,
        gql::read_document(
            "query($i: Int, $f: Float, $s: String, $b: Boolean, $id: ID, $k: K, $in: In, $l: "
            "[[Int!]], $d: AWSDate, $t: AWSTime, $dt: AWSDateTime, $ts: AWSTimestamp, $e: "
            "AWSEmail, $j: AWSJSON, $u: AWSURL, $p: AWSPhone, $ip: AWSIPAddress) { a(i: $i f: $f "
            "s: $s b: $b id: $id k: $k in: $in l: $l d: $d t: $t dt: $dt ts: $ts e: $e j: $j u: "
            "$u p: $p ip: $ip) }")
            .document);
  }();
  vtl::Heap heap;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = vtl::read_json(text, heap);
  const auto* const variables = std::get_if<vtl::Value>(&read);
  if (variables == nullptr) return 0;
  const auto planned = prepared.plan(std::nullopt, *variables, heap);
  vtl::TextBuffer out;
  if (const auto* const failure = std::get_if<gql::RequestFailure>(&planned)) {
    gql::write_failure(out, *failure);
  }
  return 0;
}
