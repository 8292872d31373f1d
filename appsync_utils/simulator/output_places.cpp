#include "appsync_utils/simulator/output_places.h"

#include <algorithm>

namespace appsync {

namespace {

constexpr std::size_t kMostRanges = 1U << 20;

}  // namespace

void OutputPlaces::on_output(vtl::Span node, std::size_t begin, std::size_t end) {
  // A template may print millions of characters one by one; what follows is found as the rest.
  if (begin >= end || ranges_.size() >= kMostRanges) return;
  std::size_t printed = ranges_.empty() ? 0 : ranges_.back().end;
  // `#word` that is no directive prints itself without a report: it is what stands in between.
  if (printed < begin) {
    std::uint32_t last = ranges_.empty() ? 0 : ranges_.back().node.end;
    ranges_.push_back({printed, begin, {std::min(last, node.begin), node.begin}});
  }
  ranges_.push_back({begin, end, node});
}

vtl::Span OutputPlaces::narrow(const Range& range, std::size_t begin, std::size_t end,
                               std::string_view template_text, std::string_view output) const {
  // Plain text prints itself, byte for byte, so that the place inside it can be told; a reference
  // is shown whole.
  std::size_t size = range.end - range.begin;
  if (range.node.end - range.node.begin != size || range.node.end > template_text.size() ||
      template_text.substr(range.node.begin, size) != output.substr(range.begin, size)) {
    return range.node;
  }
  auto shift = [&](std::size_t offset) {
    return range.node.begin +
           static_cast<std::uint32_t>(std::clamp(offset, range.begin, range.end) - range.begin);
  };
  return {shift(begin), shift(end)};
}

vtl::Span OutputPlaces::find(std::size_t begin, std::size_t end, std::string_view template_text,
                             std::string_view output) const {
  if (ranges_.empty()) return {};
  const Range& last = ranges_.back();
  if (begin >= last.end && begin < output.size()) {
    auto size = static_cast<std::uint32_t>(template_text.size());
    return narrow({last.end, output.size(), {std::min(last.node.end, size), size}}, begin, end,
                  template_text, output);
  }
  // An error at the end of the output is about the last thing printed.
  begin = std::min(begin, last.end - 1);
  end = std::max(end, begin + 1);
  auto first = std::find_if(ranges_.begin(), ranges_.end(),
                            [&](const Range& range) { return range.end > begin; });
  vtl::Span span = narrow(*first, begin, std::min(end, first->end), template_text, output);
  for (auto next = first + 1; next != ranges_.end() && next->begin < end; ++next) {
    vtl::Span more = narrow(*next, begin, std::min(end, next->end), template_text, output);
    // A loop prints earlier parts of the template again; then the first part must do.
    if (more.begin < span.end) break;
    span.end = more.end;
  }
  return span;
}

bool find_in_document(std::string_view document, const JsonPath& path, bool is_about_key,
                      std::string_view placeholder, const vtl::JsonReadOptions& options,
                      std::size_t& begin, std::size_t& end) {
  vtl::JsonPlace place;
  if (!vtl::locate_json(document, path, place, options)) return false;
  begin = is_about_key ? place.key_begin : place.value_begin;
  end = is_about_key ? place.key_end : place.value_end;
  if (placeholder.empty()) return true;
  std::size_t found = document.substr(begin, end - begin).find(placeholder);
  if (found == std::string_view::npos) return true;  // written with escapes
  begin += found;
  end = begin + placeholder.size();
  return true;
}

}  // namespace appsync
