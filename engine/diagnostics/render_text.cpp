#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "engine/diagnostics/visible_line.h"
#include "vtl/detail/place_finder.h"
#include "vtl/diagnostic_renderers.h"

namespace vtl {
namespace {

// How an excerpt is laid out:
//
//     --> room.vtl:3:7
//      |
//    1 | #if($a)              the lines with labels, "..." where lines are left out
//      | ---                  secondary labels are drawn first, the primary one (^^^) over them
//    2 | $x.foo($y)
//      |    ^^^ -- second     the text of the rightmost label stands behind the marks,
//      |    |                 those of the others hang below, from right to left, so that no
//      |    first             text crosses another label's bar
//
// Columns are what a terminal shows (VisibleLine), not bytes or characters. A line wider than the
// terminal is cut to a window around its label. A primary label over several lines has a bar on the
// left from where it begins to where it ends, with the middle left out when it is long.

constexpr std::uint32_t kNarrowest = 40;
/// ` | ` and an ellipsis on each side.
constexpr std::uint32_t kGutterColumns = 5;
/// The bar of a label over several lines, and a blank.
constexpr std::uint32_t kFrameColumns = 2;
/// Lines of a long multi-line label that are shown before the rest is left out.
constexpr std::uint32_t kLinesOfLongLabel = 4;
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

constexpr std::string_view kReset = "\x1b[0m";
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kFrame = "\x1b[1;34m";

std::string_view severity_color(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "\x1b[1;31m";
    case Severity::warning:
      return "\x1b[1;33m";
    case Severity::note:
      return "\x1b[1;36m";
  }
  return kBold;
}

/// A label on one line: bytes [begin, end) of that line.
struct Mark {
  std::size_t begin;
  std::size_t end;
  std::string_view text;
  bool is_primary;
};

struct Range {
  std::uint32_t first_line;
  std::uint32_t last_line;
  std::size_t begin_in_first;
  std::size_t end_in_last;
};

class TextRenderer {
 public:
  TextRenderer(std::string& out, const Diagnostic& diagnostic, const DiagnosticTextOptions& options)
      : out_(out),
        diagnostic_(diagnostic),
        options_(options),
        places_(options.places != nullptr ? *options.places : own_places_) {}

  void render() {
    head();
    if (diagnostic_.source != nullptr && diagnostic_.primary) {
      excerpt();
    } else if (diagnostic_.source != nullptr) {
      paint(kFrame, "  --> ");
      out_ += make_visible(diagnostic_.source->name()) + "\n";
    }
    for (const std::string& note : diagnostic_.notes) footnote("note", note);
    if (!diagnostic_.help.empty()) footnote("help", diagnostic_.help);
    out_ += '\n';
  }

 private:
  void paint(std::string_view color, std::string_view text) {
    if (options_.use_color) out_ += color;
    out_ += text;
    if (options_.use_color) out_ += kReset;
  }

  void head() {
    std::string kind(severity_name(diagnostic_.severity));
    if (!diagnostic_.code.empty()) kind += "[" + diagnostic_.code + "]";
    paint(severity_color(diagnostic_.severity), kind);
    paint(kBold, ": " + indented(diagnostic_.message, kind.size() + 2));
    out_ += '\n';
  }

  /// Lines after the first stand under the first.
  static std::string indented(std::string_view text, std::size_t columns) {
    std::string visible = make_visible(text, true);
    std::string result;
    for (char c : visible) {
      result += c;
      if (c == '\n') result.append(columns, ' ');
    }
    return result;
  }

  void footnote(std::string_view kind, std::string_view text) {
    paint(kFrame, std::string(digits_ + 1, ' ') + "= ");
    paint(kBold, std::string(kind) + ": ");
    out_ += indented(text, digits_ + 3 + kind.size() + 2);
    out_ += '\n';
  }

  std::size_t line_start(std::uint32_t line) const {
    return static_cast<std::size_t>(diagnostic_.source->line(line).data() -
                                    diagnostic_.source->text().data());
  }

  Range range_of(Span span) const {
    const Source& source = *diagnostic_.source;
    const auto size = static_cast<std::uint32_t>(source.text().size());
    span.begin = std::min(span.begin, size);
    span.end = std::min(std::max(span.end, span.begin), size);
    Range range{};
    range.first_line = places_.display_position(source, span.begin).line;
    range.last_line = span.end > span.begin ? places_.display_position(source, span.end - 1).line
                                            : range.first_line;
    range.begin_in_first = span.begin - line_start(range.first_line);
    // A label may end with the line end, which no line has.
    range.end_in_last = std::min<std::size_t>(span.end - line_start(range.last_line),
                                              source.line(range.last_line).size());
    return range;
  }

  void gutter(std::string_view number) {
    paint(kFrame, std::string(digits_ - number.size(), ' ') + std::string(number) + " |");
  }

  void excerpt() {
    const Source& source = *diagnostic_.source;
    const Range primary = range_of(diagnostic_.primary->span);
    const bool is_multi_line = primary.last_line > primary.first_line;
    std::vector<std::pair<std::uint32_t, Mark>> marks;
    if (!is_multi_line) {
      marks.push_back(
          {primary.first_line,
           {primary.begin_in_first, primary.end_in_last, diagnostic_.primary->text, true}});
    }
    std::vector<std::uint32_t> lines = {primary.first_line};
    for (const Label& label : diagnostic_.labels) {
      const Range range = range_of(label.span);
      const std::size_t end = range.last_line > range.first_line
                                  ? source.line(range.first_line).size()
                                  : range.end_in_last;
      marks.push_back(
          {range.first_line,
           {range.begin_in_first, std::max(end, range.begin_in_first), label.text, false}});
      lines.push_back(range.first_line);
    }
    for (std::uint32_t line = primary.first_line; line <= primary.last_line; ++line) {
      if (line < primary.first_line + kLinesOfLongLabel - 1 || line == primary.last_line)
        lines.push_back(line);
    }
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    digits_ = std::to_string(lines.back()).size();

    const Position place = places_.display_position(
        source, std::min(diagnostic_.primary->span.begin,
                         static_cast<std::uint32_t>(source.text().size())));
    paint(kFrame, std::string(digits_, ' ') + "--> ");
    out_ += make_visible(source.name()) + ":" + std::to_string(place.line) + ":" +
            std::to_string(place.column) + "\n";
    gutter("");
    out_ += '\n';
    std::uint32_t previous = lines.front() - 1;
    for (std::uint32_t line : lines) {
      if (line != previous + 1) {
        paint(kFrame, "...");
        out_ += '\n';
      }
      previous = line;
      std::vector<Mark> here;
      for (const auto& [number, mark] : marks) {
        if (number == line) here.push_back(mark);
      }
      if (is_multi_line) {
        line_of_long_label(line, primary, here);
      } else {
        source_line(line, here, "");
      }
    }
    gutter("");
    out_ += '\n';
  }

  /// The part of a line that is shown.
  struct Window {
    VisibleLine line;
    std::uint32_t from;
    std::uint32_t to;
    bool has_left_cut;
    bool has_right_cut;

    /// Column on the screen, counted from the start of the shown part.
    std::uint32_t screen_column(std::size_t byte) const {
      const std::uint32_t column = std::clamp(line.column_of(byte), from, to);
      return column - from + (has_left_cut ? 1 : 0);
    }
    std::string text() const {
      std::string text = has_left_cut ? std::string(kEllipsis) : std::string();
      text += line.slice(from, to);
      if (has_right_cut) text += kEllipsis;
      return text;
    }
  };

  Window window_of(std::uint32_t number, std::size_t focus_begin, std::size_t focus_end,
                   std::size_t frame) const {
    VisibleLine line(diagnostic_.source->line(number), focus_begin, options_.tab_width);
    const auto used = static_cast<std::uint32_t>(digits_ + kGutterColumns + frame);
    const std::uint32_t room = std::max(options_.width, kNarrowest + used) - used;
    Window window{std::move(line), 0, 0, false, false};
    window.to = window.line.width();
    if (window.line.width() > room) {
      const std::uint32_t begin = window.line.column_of(focus_begin);
      const std::uint32_t end = window.line.column_of(focus_end);
      const std::uint32_t length = std::min(end - std::min(begin, end), room);
      // The label in the middle where the line is long on both sides of it.
      const std::uint32_t before = std::min((room - length) / 2, begin);
      window.from = std::min(begin - before, window.line.width() - room);
      window.to = window.from + room;
    }
    window.has_left_cut = window.from > 0 || window.line.is_cut_left();
    window.has_right_cut = window.to < window.line.width() || window.line.is_cut_right();
    return window;
  }

  void source_line(std::uint32_t number, std::vector<Mark> marks, std::string_view frame) {
    std::size_t focus_begin = 0;
    std::size_t focus_end = 0;
    for (const Mark& mark : marks) {
      if (mark.is_primary || &mark == &marks.front()) {
        focus_begin = mark.begin;
        focus_end = mark.end;
      }
    }
    const Window window =
        window_of(number, focus_begin, focus_end, frame.empty() ? 0 : kFrameColumns);
    gutter(std::to_string(number));
    write_row(frame, window.text());
    if (!marks.empty()) mark_rows(window, std::move(marks), frame);
  }

  void write_row(std::string_view frame, std::string_view text) {
    if (!frame.empty()) {
      out_ += ' ';
      paint(severity_color(diagnostic_.severity), frame);
    }
    if (!text.empty()) {
      out_ += ' ';
      out_ += text;
    }
    out_ += '\n';
  }

  std::string_view color_of(const Mark& mark) const {
    return mark.is_primary ? severity_color(diagnostic_.severity) : kFrame;
  }

  void mark_rows(const Window& window, std::vector<Mark> marks, std::string_view frame) {
    std::string row;
    for (const bool is_primary : {false, true}) {  // the primary label covers the others
      for (const Mark& mark : marks) {
        if (mark.is_primary != is_primary) continue;
        const std::uint32_t begin = window.screen_column(mark.begin);
        const std::uint32_t end = std::max(window.screen_column(mark.end), begin + 1);
        if (row.size() < end) row.resize(end, ' ');
        std::fill(row.begin() + begin, row.begin() + end, is_primary ? '^' : '-');
      }
    }
    std::erase_if(marks, [](const Mark& mark) { return mark.text.empty(); });
    std::sort(marks.begin(), marks.end(),
              [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
    gutter("");
    if (!frame.empty()) {
      out_ += ' ';
      paint(severity_color(diagnostic_.severity), frame);
    }
    out_ += ' ';
    paint_marks(row);
    if (!marks.empty()) {
      out_ += ' ';
      paint(color_of(marks.back()), make_visible(marks.back().text));
      marks.pop_back();
    }
    out_ += '\n';
    // The texts of the labels further left hang below, the rightmost first.
    while (!marks.empty()) {
      for (const bool is_text_row : {false, true}) {
        gutter("");
        out_ += frame.empty() ? std::string(" ") : std::string(frame.size() + 2, ' ');
        std::uint32_t column = 0;
        for (std::size_t i = 0; i < marks.size(); ++i) {
          const std::uint32_t wanted = window.screen_column(marks[i].begin);
          if (wanted < column) continue;
          out_.append(wanted - column, ' ');
          column = wanted + 1;
          const bool is_last = i + 1 == marks.size();
          paint(color_of(marks[i]),
                is_text_row && is_last ? make_visible(marks[i].text) : std::string("|"));
        }
        out_ += '\n';
      }
      marks.pop_back();
    }
  }

  void paint_marks(std::string_view row) {
    while (!row.empty()) {
      const std::size_t length = std::min(row.find_first_not_of(row.front()), row.size());
      const std::string_view part = row.substr(0, length);
      if (part.front() == ' ') {
        out_ += part;
      } else {
        paint(part.front() == '^' ? severity_color(diagnostic_.severity) : kFrame, part);
      }
      row.remove_prefix(length);
    }
  }

  /// A label over several lines: a bar on their left, from where it begins to where it ends.
  void line_of_long_label(std::uint32_t number, const Range& range,
                          const std::vector<Mark>& marks) {
    const std::string_view text = diagnostic_.source->line(number);
    const std::string_view color = severity_color(diagnostic_.severity);
    if (number < range.first_line || number > range.last_line) {
      source_line(number, marks, " ");
      return;
    }
    if (number == range.first_line) {
      const bool starts_line = text.find_first_not_of(" \t") == range.begin_in_first;
      source_line(number, marks, starts_line ? "/" : " ");
      if (starts_line) return;
      const Window window = window_of(number, 0, 0, kFrameColumns);
      gutter("");
      out_ += "  ";
      paint(color, std::string(window.screen_column(range.begin_in_first) + 1, '_') + "^");
      out_ += '\n';
      return;
    }
    source_line(number, marks, "|");
    if (number != range.last_line) return;
    const Window window = window_of(number, 0, 0, kFrameColumns);
    const std::uint32_t end = std::max<std::uint32_t>(window.screen_column(range.end_in_last), 1);
    gutter("");
    out_ += ' ';
    paint(color, "|" + std::string(end, '_') + "^");
    if (!diagnostic_.primary->text.empty()) {
      out_ += ' ';
      paint(color, make_visible(diagnostic_.primary->text));
    }
    out_ += '\n';
  }

  std::string& out_;
  const Diagnostic& diagnostic_;
  const DiagnosticTextOptions& options_;
  PlaceFinder own_places_;
  PlaceFinder& places_;
  std::size_t digits_ = 1;
};

}  // namespace

void append_diagnostic_text(std::string& out, const Diagnostic& diagnostic,
                            const DiagnosticTextOptions& options) {
  TextRenderer(out, diagnostic, options).render();
}

}  // namespace vtl
