// The engine's front door: compile a text once, render it any number of times. Template::compile,
// Session, Template::render and RenderResult tell the whole story; nothing throws across this
// header.
//
// A Template is a cheap copy (shared, immutable): compile and render may run on any number of
// threads at once, each render with a Session of its own. RenderResult::text is a view into the
// session's output buffer and dies with the next render of that session; values die with
// Session::reset().
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "vtl/environment.h"
#include "vtl/observer.h"
#include "vtl/session.h"
#include "vtl/source.h"
#include "vtl/syntax_error.h"
#include "vtl/value.h"

namespace vtl {

/// Which rule ended a render. Codes as printed: VTL1xx evaluation, VTL2xx value, VTL3xx limits.
enum class RenderErrorKind : std::uint8_t {
  method_exception,         // VTL101: Invocation of method ... threw exception ...
  index_exception,          // VTL102: Error invoking method 'get(java.lang.Integer)' in ..
  set_exception,            // VTL103: #set of an index or property failed
  macro_overflow,           // VTL104
  invalid_macro_argument,   // VTL105
  resource_not_found,       // VTL106: #parse, #include
  nested_syntax,            // VTL107: #evaluate or #parse of a text that is not a template
  concurrent_modification,  // VTL108
  directive_argument,       // VTL109: #break($x), for example
  internal_java,            // VTL110: an exception of the JVM itself (arithmetic, null pointer)
  internal,                 // VTL199: a defect of this program
  host,   // the host ended the template ($util.error): code and data are the host's
  limit,  // VTL301..VTL312
};

struct RenderError {
  RenderErrorKind kind = RenderErrorKind::method_exception;
  /// "VTL101", "VTL303"...
  std::string code;
  /// Velocity's (or the service's) own words, whole.
  std::string message;
  /// Simple name of the Java exception class.
  std::string java_class;
  Position position;
  Span span;
  /// The argument that was to blame, where it is known; else empty.
  Span argument_span;
  std::string help;
};

/// A reference printed its own source text because it was null.
struct NullReferenceWarning {
  Span span;              // the whole reference
  Span step;              // the part at which it became null
  std::string reference;  // source text
  std::string reason;     // "`$ctx.args` is set, `.roomID` is not"
  std::string help;       // "did you mean `roomId`?" or empty
  std::uint32_t count = 1;
};

struct RenderResult {
  /// What was printed; with an error, up to there.
  std::string_view text;
  std::optional<RenderError> error;
  /// Set when #return ended the template; null Value for a bare #return.
  std::optional<Value> return_value;
  Span return_span;
  std::vector<NullReferenceWarning> warnings;
};

struct Binding {
  std::string_view name;
  Value value;
};

/// Finds the text of a named resource for #parse and #include; nullopt when there is none.
using ResourceLoader = std::function<std::optional<std::string>(std::string_view name)>;

struct RenderOptions {
  /// Root variables; hosts of the Environment come on top.
  std::span<const Binding> variables;
  /// Names not bound above are looked up here (the context of profile `velocity`); may be null.
  Map* variable_map = nullptr;
  ExecutionObserver* observer = nullptr;
  const ResourceLoader* resources = nullptr;
  bool collect_warnings = true;
};

class Program;

class Template {
 public:
  static std::variant<Template, SyntaxError> compile(
      Source source, std::shared_ptr<const Environment> environment);

  RenderResult render(Session& session, const RenderOptions& options = {}) const;
  const Source& source() const;
  const Environment& environment() const;
  /// Returns the bytes of memory that it takes, for caches.
  std::size_t held_bytes() const;
  /// Returns what the template reads, one path per reference (`{"ctx", "args", "roomId"}`, "[]" for
  /// an element of a list), in order of first use without repeats. Loop variables and plain `#set`
  /// aliases are followed to what they stand for.
  std::vector<std::vector<std::string>> reference_paths() const;

 private:
  explicit Template(std::shared_ptr<const Program> program) : program_(std::move(program)) {}
  std::shared_ptr<const Program> program_;
};

}  // namespace vtl
