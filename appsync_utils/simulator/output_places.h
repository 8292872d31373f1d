// Which part of a template printed which part of its output.
//
// Why: "your request is wrong at $[key]" helps half as much as the line of the template that
// printed it.
// Invariants: ranges are recorded in the order of output, so that they are sorted.
// Ownership: belongs to one render.
// Threads: one.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "appsync/request_contract.h"
#include "vtl/json.h"
#include "vtl/observer.h"
#include "vtl/source.h"

namespace appsync {

class OutputPlaces final : public vtl::ExecutionObserver {
 public:
  void on_output(vtl::Span node, std::size_t begin, std::size_t end) override;
  void clear() { ranges_.clear(); }

  /// The part of the template behind output bytes [begin, end): the text or references that printed
  /// them, from the first to the last where that is in order. `template_text` is what was rendered.
  vtl::Span find(std::size_t begin, std::size_t end, std::string_view template_text,
                 std::string_view output) const;

 private:
  struct Range {
    std::size_t begin;
    std::size_t end;
    vtl::Span node;
  };
  vtl::Span narrow(const Range& range, std::size_t begin, std::size_t end,
                   std::string_view template_text, std::string_view output) const;

  std::vector<Range> ranges_;
};

/// Output bytes of the element at `path` (of its key if `is_about_key`; of `placeholder` inside it
/// if that is there); false when the document has no such place.
bool find_in_document(std::string_view document, const JsonPath& path, bool is_about_key,
                      std::string_view placeholder, const vtl::JsonReadOptions& options,
                      std::size_t& begin, std::size_t& end);

}  // namespace appsync
