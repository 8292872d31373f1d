// The layouts that editors and programs read.
#include <algorithm>
#include <string>
#include <string_view>

#include "engine/diagnostics/visible_line.h"
#include "vtl/detail/place_finder.h"
#include "vtl/diagnostic_renderers.h"
#include "vtl/json.h"
#include "vtl/text/wtf8.h"

namespace vtl {
namespace {

struct Place {
  Position begin;
  Position end;
};

Place place_of(const Source& source, Span span, PlaceFinder& places) {
  const auto size = static_cast<std::uint32_t>(source.text().size());
  span.begin = std::min(span.begin, size);
  span.end = std::min(std::max(span.begin, span.end), size);
  return {places.display_position(source, span.begin), places.display_position(source, span.end)};
}

class JsonObject {
 public:
  JsonObject(TextBuffer& out, PlaceFinder& places) : out_(out), places_(places) {
    out_.append('{');
  }
  void key(std::string_view name) {
    if (!is_first_) out_.append(',');
    is_first_ = false;
    write_json_string(out_, name);
    out_.append(':');
  }
  void text(std::string_view name, std::string_view value) {
    key(name);
    write_json_string(out_, to_valid_utf8(value));
  }
  void text_if_any(std::string_view name, std::string_view value) {
    if (!value.empty()) text(name, value);
  }
  void number(std::string_view name, std::uint32_t value) {
    key(name);
    out_.append(std::to_string(value));
  }
  void place(const Source& source, Span span) {
    const Place found = place_of(source, span, places_);
    number("line", found.begin.line);
    number("column", found.begin.column);
    number("endLine", found.end.line);
    number("endColumn", found.end.column);
  }
  void close() { out_.append('}'); }

 private:
  TextBuffer& out_;
  PlaceFinder& places_;
  bool is_first_ = true;
};

}  // namespace

void append_diagnostic_unix(std::string& out, const Diagnostic& diagnostic, PlaceFinder* places) {
  PlaceFinder own;
  if (diagnostic.source != nullptr) {
    const Span span = diagnostic.primary ? diagnostic.primary->span : Span{};
    const Position at = place_of(*diagnostic.source, span, places != nullptr ? *places : own).begin;
    out += make_visible(diagnostic.source->name()) + ":" + std::to_string(at.line) + ":" +
           std::to_string(at.column) + ": ";
  }
  out += severity_name(diagnostic.severity);
  out += ": " + make_visible(diagnostic.message);
  if (diagnostic.primary && !diagnostic.primary->text.empty())
    out += ": " + make_visible(diagnostic.primary->text);
  if (!diagnostic.code.empty()) out += " [" + diagnostic.code + "]";
  out += '\n';
}

void append_diagnostic_json(std::string& out, const Diagnostic& diagnostic, PlaceFinder* places) {
  PlaceFinder own;
  PlaceFinder& finder = places != nullptr ? *places : own;
  TextBuffer buffer;
  JsonObject object(buffer, finder);
  object.text("severity", severity_name(diagnostic.severity));
  object.text_if_any("code", diagnostic.code);
  object.text("message", diagnostic.message);
  if (diagnostic.source != nullptr) {
    object.text("file", diagnostic.source->name());
    if (diagnostic.primary) {
      object.place(*diagnostic.source, diagnostic.primary->span);
      object.text_if_any("label", diagnostic.primary->text);
    }
    if (!diagnostic.labels.empty()) {
      object.key("labels");
      buffer.append('[');
      for (const Label& label : diagnostic.labels) {
        if (&label != &diagnostic.labels.front()) buffer.append(',');
        JsonObject entry(buffer, finder);
        entry.place(*diagnostic.source, label.span);
        entry.text("text", label.text);
        entry.close();
      }
      buffer.append(']');
    }
  }
  if (!diagnostic.notes.empty()) {
    object.key("notes");
    buffer.append('[');
    for (const std::string& note : diagnostic.notes) {
      if (&note != &diagnostic.notes.front()) buffer.append(',');
      write_json_string(buffer, to_valid_utf8(note));
    }
    buffer.append(']');
  }
  object.text_if_any("help", diagnostic.help);
  if (diagnostic.fix && diagnostic.source != nullptr) {
    object.key("fix");
    JsonObject fix(buffer, finder);
    fix.place(*diagnostic.source, diagnostic.fix->span);
    fix.text("replacement", diagnostic.fix->replacement);
    fix.close();
  }
  object.close();
  out += buffer.view();
}

}  // namespace vtl
