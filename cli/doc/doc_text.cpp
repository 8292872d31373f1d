#include <algorithm>

#include "cli/doc/doc_formats.h"
#include "cli/terminal/wrapped_text.h"

namespace vtlsim {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::string_view kUnsupported = "not available offline: ";

class TextWriter {
 public:
  explicit TextWriter(const DocTextOptions& options) : options_(options) {}

  void overview(const Selection& selection) {
    std::size_t column = 0;
    for (const SpaceEntry& entry : selection.spaces) {
      column = std::max(column, entry.space->name.size());
    }
    column += kIndent;
    for (const SpaceEntry& entry : selection.spaces) {
      const std::size_t count = entry.functions.size();
      row(entry.space->name, column,
          std::string(entry.space->summary) + " " + std::to_string(count) +
              (count == 1 ? " function." : " functions."));
    }
    std::string fields = "What the resolver was called with:";
    for (const appsync::ContextField& field : selection.fields) {
      fields += ' ' + std::string(field.name) + ',';
    }
    fields.back() = '.';
    row("$ctx", column, fields);
    out_ +=
        "\nvtlsim doc time          a namespace\n"
        "vtlsim doc nowISO8601    a function\n"
        "vtlsim doc base64        a search in names and descriptions\n";
  }

  void list(const Selection& selection) {
    for (const SpaceEntry& entry : selection.spaces) {
      space_title(*entry.space);
      for (const FunctionEntry& function : entry.functions) brief(function);
    }
    fields(selection);
  }

  void details(const Selection& selection) {
    bool is_first = true;
    for (const SpaceEntry& entry : selection.spaces) {
      for (const FunctionEntry& function : entry.functions) {
        for (const vtl::MethodRow& overload : function.overloads) {
          if (!is_first) out_ += '\n';
          is_first = false;
          detail(function, overload);
        }
      }
    }
    fields(selection);
  }

  std::string take() { return std::move(out_); }

 private:
  void ink(std::string_view text, std::string_view code) {
    if (options_.use_color) out_ += code;
    out_ += text;
    if (options_.use_color) out_ += "\x1b[0m";
  }
  void strong(std::string_view text) { ink(text, "\x1b[1m"); }
  void faint(std::string_view text) { ink(text, "\x1b[2m"); }

  /// A name, and prose beside it.
  void row(std::string_view name, std::size_t column, std::string_view text) {
    const std::string prose = wrapped_text(text, options_.width, column, column);
    strong(name);
    out_ += prose.substr(std::min(name.size(), prose.size()));
  }

  void prose(std::string_view text) {
    out_ += wrapped_text(text, options_.width, kIndent, kIndent);
  }

  void space_title(const vtl::HostNamespace& space) {
    if (!out_.empty()) out_ += '\n';
    strong(space.name);
    out_ += '\n';
    prose(space.summary);
    out_ += '\n';
  }

  void signature(const FunctionEntry& function, const vtl::MethodRow& overload) {
    strong(function.full_name());
    out_ += overload.signature;
    out_ += '\n';
  }

  void brief(const FunctionEntry& function) {
    const std::string_view reason = function.unsupported_reason();
    for (const vtl::MethodRow& overload : function.overloads) {
      signature(function, overload);
      if (reason.empty()) prose(overload.summary);
    }
    if (!reason.empty()) prose(std::string(kUnsupported) + std::string(reason));
  }

  /// Text that stands as it is: an example, or what it prints.
  void block(std::string_view label, std::string_view text) {
    constexpr std::size_t kColumn = 11;
    std::string head(kIndent, ' ');
    head += label;
    head.resize(kColumn, ' ');
    while (true) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      faint(head);
      out_ += text.substr(0, end);
      out_ += '\n';
      if (end == text.size()) return;
      text.remove_prefix(end + 1);
      head.assign(kColumn, ' ');
    }
  }

  void detail(const FunctionEntry& function, const vtl::MethodRow& overload) {
    signature(function, overload);
    const std::string_view reason = function.unsupported_reason();
    if (!reason.empty()) {
      prose(std::string(kUnsupported) + std::string(reason));
      return;
    }
    prose(overload.summary);
    block("example", overload.example);
    block("prints", overload.shows);
    if ((overload.traits & (vtl::kReadsClock | vtl::kReadsRandom)) != 0) {
      block("with", "--now 2026-01-02T03:04:05.678Z --seed 1");
    }
    std::string phrases;
    for (const TraitText& trait : trait_texts(overload)) {
      phrases += (phrases.empty() ? "" : ", ") + std::string(trait.phrase);
    }
    block("traits", phrases);
  }

  void fields(const Selection& selection) {
    for (const appsync::ContextField& field : selection.fields) {
      if (!out_.empty() && selection.kind != SelectionKind::space) out_ += '\n';
      strong("$ctx." + std::string(field.name));
      out_ += '\n';
      prose(field.summary);
    }
  }

  DocTextOptions options_;
  std::string out_;
};

std::size_t function_count(const Selection& selection) {
  std::size_t count = 0;
  for (const SpaceEntry& entry : selection.spaces) count += entry.functions.size();
  return count;
}

}  // namespace

std::string doc_text(const Selection& selection, const DocTextOptions& options) {
  TextWriter writer(options);
  const bool is_single_hit =
      selection.kind == SelectionKind::found && function_count(selection) == 1;
  if (selection.kind == SelectionKind::overview) {
    writer.overview(selection);
  } else if (selection.kind == SelectionKind::functions || is_single_hit) {
    writer.details(selection);
  } else {
    writer.list(selection);
  }
  return writer.take();
}

}  // namespace vtlsim
