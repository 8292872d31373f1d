#include <string>
#include <string_view>
#include <vector>

#include "testkit/diff/alignment.h"
#include "vtlsim/json_diff.h"
#include "vtlsim/visible_text.h"

namespace vtlsim {
namespace {

constexpr std::size_t kContextLines = 2;
constexpr std::size_t kMaxShownLines = 80;

std::string_view kind_words(DifferenceKind kind) {
  switch (kind) {
    case DifferenceKind::missing:
      return "is missing";
    case DifferenceKind::unexpected:
      return "is not expected";
    case DifferenceKind::changed:
      return "differs";
    case DifferenceKind::matcher_failed:
      return "";
  }
  return "";
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
    // A line feed at the very end makes an empty last line, so that its absence is a difference.
    if (text.empty()) lines.push_back(text);
  }
  return lines;
}

class TextDiffWriter {
 public:
  TextDiffWriter(std::size_t indent, std::vector<std::string_view> expected,
                 std::vector<std::string_view> actual)
      : margin_(indent, ' '), expected_(std::move(expected)), actual_(std::move(actual)) {}

  std::string write(const std::vector<AlignedRange>& ranges) {
    std::size_t shown = 0;  // lines of `actual_` before it are written or passed over
    for (const AlignedRange& range : ranges) {
      const std::size_t before =
          range.actual_begin > kContextLines ? range.actual_begin - kContextLines : 0;
      if (before > shown) line(' ', "…");
      context(std::max(before, shown), range.actual_begin);
      for (std::size_t i = 0; i < range.expected_count; ++i) {
        line('-', expected_[range.expected_begin + i]);
      }
      for (std::size_t j = 0; j < range.actual_count; ++j)
        line('+', actual_[range.actual_begin + j]);
      shown = range.actual_begin + range.actual_count;
      const std::size_t after = std::min(shown + kContextLines, next_begin(ranges, range));
      context(shown, after);
      shown = after;
    }
    if (shown < actual_.size()) line(' ', "…");
    return std::move(out_);
  }

 private:
  std::size_t next_begin(const std::vector<AlignedRange>& ranges, const AlignedRange& range) const {
    return &range == &ranges.back() ? actual_.size() : (&range + 1)->actual_begin;
  }
  void context(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) line(' ', actual_[i]);
  }
  void line(char mark, std::string_view text) {
    if (++count_ > kMaxShownLines) {
      if (count_ == kMaxShownLines + 1) out_ += margin_ + "  …\n";
      return;
    }
    out_ += margin_;
    out_ += mark;
    if (!text.empty()) out_ += ' ';
    append_visible(out_, text);
    out_ += '\n';
  }

  std::string margin_;
  std::vector<std::string_view> expected_;
  std::vector<std::string_view> actual_;
  std::size_t count_ = 0;
  std::string out_;
};

}  // namespace

std::string render_differences(const std::vector<Difference>& differences, std::size_t indent) {
  const std::string margin(indent, ' ');
  std::string out;
  for (const Difference& difference : differences) {
    out += margin;
    append_visible(out, difference.path);
    const std::string_view words = kind_words(difference.kind);
    out += ' ';
    append_visible(out, difference.note.empty() ? words : difference.note);
    out += '\n';
    if (!difference.expected.empty()) {
      out += margin + "  - ";
      append_visible(out, difference.expected);
      out += '\n';
    }
    if (!difference.actual.empty()) {
      out += margin + "  + ";
      append_visible(out, difference.actual);
      out += '\n';
    }
  }
  return out;
}

std::string diff_text(std::string_view expected, std::string_view actual, std::size_t indent) {
  if (expected == actual) return {};
  auto left = lines_of(expected);
  auto right = lines_of(actual);
  const auto ranges = align(left.size(), right.size(), 4'000'000,
                            [&](std::size_t i, std::size_t j) { return left[i] == right[j]; });
  return TextDiffWriter(indent, std::move(left), std::move(right)).write(ranges);
}

}  // namespace vtlsim
