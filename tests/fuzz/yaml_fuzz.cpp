// Any bytes as a configuration: YAML and JSON into a tree, and the place of every character of
// every scalar.
#include <cstdlib>
#include <memory>
#include <string>

#include "documents/read.h"
#include "tests/fuzz/target.h"
#include "vtl/text/wtf8.h"

namespace {

void visit(const documents::Node& node, std::size_t depth) {
  // Trees are as deep as the limit at most; an alias is the same node once more.
  if (depth > 300) std::abort();
  if (node.is_scalar()) {
    const documents::TextPieces pieces = documents::pieces_of(node);
    for (std::size_t i = 0; i < node.text.size(); i += 7) {
      const documents::Place place = documents::place_of(pieces, i);
      if (place.source && place.span.begin > place.source->text().size()) std::abort();
    }
    return;
  }
  for (const documents::Member& member : node.children) visit(*member.value, depth + 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text(vtlsim_fuzz::text_of(data, size));
  // Files are checked before they are read as configurations.
  if (vtl::find_invalid_utf8(text)) return 0;
  documents::Limits limits;
  limits.nodes = 20'000;
  const auto source = std::make_shared<const vtl::Source>("fuzz.yml", std::move(text));
  for (const auto syntax : {documents::Syntax::json_or_yaml, documents::Syntax::json,
                            documents::Syntax::json_with_comments}) {
    const documents::Document document = documents::read_document(source, syntax, limits);
    if (document.root) visit(*document.root, 0);
  }
  return 0;
}
