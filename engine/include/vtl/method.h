// One row for each thing that a template can call: methods of Java's classes and functions of host
// namespaces. Dispatch, arity and type checks, `vtlsim doc`, "did you mean" and the tests that run
// every example read the same rows.
//
// Rows are constant data, sorted by name inside a table; a name may have several rows (overloads).
// A body is called only when the arguments fit its parameters as Java's reflection would have it,
// so it reads them without checks; an argument may be null wherever the parameter is not a
// primitive. Nothing is converted but by unboxing and widening; a call that no row takes is null,
// not an error.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "vtl/java/exception.h"
#include "vtl/java/type.h"
#include "vtl/value.h"

namespace vtl {

class Heap;
class Session;
class TextBuffer;
struct MethodRow;

/// One invocation in progress.
struct Call {
  Session& session;
  Value receiver;
  /// As given; a variable-arity row finds its surplus arguments here too (see
  /// MethodRow::is_variadic).
  std::span<const Value> arguments;
  const MethodRow& row;

  Heap& heap() const;
  const Value& operator[](std::size_t index) const { return arguments[index]; }
  /// Returns an argument whose parameter is declared String or CharSequence; "" when null (check
  /// is_null where null matters).
  std::string_view string(std::size_t index) const {
    return arguments[index].is_string() ? arguments[index].as_string() : std::string_view();
  }
  /// Returns an argument whose parameter is an int, short, byte, long or char.
  std::int64_t integer(std::size_t index) const { return arguments[index].as_integer(); }
  /// Returns an argument whose parameter is a float or double, widened from whatever number was
  /// given.
  double floating(std::size_t index) const;
  bool boolean(std::size_t index) const { return arguments[index].as_boolean(); }

  /// Throws what Java would have thrown; unwinds to the interpreter, which words it.
  [[noreturn]] void raise(std::string_view java_class, std::string_view message) const;
  [[noreturn]] void raise(std::string_view java_class) const;
};

/// What a direct body is given besides its values; a Call holds it too.
struct CallContext {
  Session& session;
  const MethodRow& row;

  Heap& heap() const;
};

using MethodFunction = Value (*)(Call& call);
/// A body for a fixed number of arguments, which come in registers: for the small functions that
/// templates call all the time, where writing a Call costs more than the function does.
union DirectFunction {
  Value (*with_none)(CallContext context, Value receiver) = nullptr;
  Value (*with_one)(CallContext context, Value receiver, Value first);
  Value (*with_two)(CallContext context, Value receiver, Value first, Value second);
};

/// The one body of a row: a MethodFunction, or a DirectFunction (see by_value).
class MethodBody {
 public:
  constexpr MethodBody() : stored_(nullptr) {}
  constexpr MethodBody(MethodFunction function) : form_(Form::stored), stored_(function) {}
  template <class Function>
  requires std::is_convertible_v<Function, MethodFunction>
  constexpr MethodBody(Function function) : MethodBody(static_cast<MethodFunction>(function)) {}
  constexpr MethodBody(DirectFunction function, std::uint8_t argument_count)
      : form_(static_cast<Form>(static_cast<std::uint8_t>(Form::with_none) + argument_count)),
        direct_(function) {}

  constexpr bool is_absent() const { return form_ == Form::absent; }
  /// Returns whether it is a DirectFunction, which takes argument_count() arguments.
  constexpr bool is_direct() const { return form_ >= Form::with_none; }
  constexpr std::uint8_t argument_count() const {
    return static_cast<std::uint8_t>(static_cast<std::uint8_t>(form_) -
                                     static_cast<std::uint8_t>(Form::with_none));
  }
  DirectFunction direct() const { return direct_; }
  /// Calls it with what the Call holds.
  Value operator()(Call& call) const {
    if (form_ == Form::stored) [[likely]]
      return stored_(call);
    return call_direct(call);
  }
  /// Not known at compile time: some compilers cannot compare functions with null then.
  bool is_null() const { return form_ == Form::absent || stored_ == nullptr; }

 private:
  enum class Form : std::uint8_t { absent, stored, with_none, with_one, with_two };
  Value call_direct(Call& call) const;

  Form form_ = Form::absent;
  union {
    MethodFunction stored_;
    DirectFunction direct_;
  };
};

/// What a call does beyond returning a value; combined with |.
enum MethodTrait : std::uint8_t {
  kPure = 0,
  kReturnsVoid = 1,  // prints nothing: the interpreter turns the result into ""
  kStatic = 2,
  kMutates = 4,  // changes its receiver or an argument
  kReadsClock = 8,
  kReadsRandom = 16,
  kEndsTemplate = 32,  // $util.error, $util.unauthorized
  kRecords = 64,       // logs, appended errors, response headers
};

struct MethodRow {
  std::string_view name;
  /// Java's parameter classes; unused places are JavaType::void_.
  std::array<JavaType, 6> parameters = {JavaType::void_, JavaType::void_, JavaType::void_,
                                        JavaType::void_, JavaType::void_, JavaType::void_};
  std::uint8_t parameter_count = 0;
  /// The last parameter is an array that also takes none, one or many elements of its component
  /// type.
  bool is_variadic = false;
  JavaType result = JavaType::object;
  std::uint8_t traits = kPure;
  MethodBody body;
  /// Documentation; empty for methods of Java's own classes, whose javadoc says it better.
  std::string_view signature = {};  // "(String pattern, String data) : Boolean"
  std::string_view summary = {};    // one sentence
  std::string_view example = {};    // VTL
  std::string_view shows = {};      // what the example prints
};

/// Returns whether a direct body takes as many arguments as its row has parameters, and answers a
/// value.
constexpr bool has_fitting_body(const MethodRow& row) {
  return !row.body.is_direct() || (row.body.argument_count() == row.parameter_count &&
                                   !row.is_variadic && (row.traits & kReturnsVoid) == 0);
}

namespace detail {
template <class... Values>
using DirectBody = Value(CallContext, Value, Values...);

constexpr MethodBody body_of(DirectBody<>* body) {
  return {DirectFunction{.with_none = body}, 0};
}
constexpr MethodBody body_of(DirectBody<Value>* body) {
  return {DirectFunction{.with_one = body}, 1};
}
constexpr MethodBody body_of(DirectBody<Value, Value>* body) {
  return {DirectFunction{.with_two = body}, 2};
}
}  // namespace detail

/// For a table: row("get", {...}, ..., by_value<get>).
template <auto kBody>
inline constexpr MethodBody by_value = detail::body_of(kBody);

/// Calls the part of a direct body that needs a Call: rare receivers and what raises.
template <MethodFunction kBody, class... Values>
[[gnu::noinline]] Value with_call(CallContext context, Value receiver, Values... values) {
  const Value arguments[] = {values...};
  Call call{context.session, receiver, arguments, context.row};
  return kBody(call);
}

/// Rows of one class, interface or namespace, sorted by name.
struct MethodTable {
  JavaType type = JavaType::host;
  std::span<const MethodRow> rows;
};

/// A faster way to do what a host function (or two, one inside the other) does at a place that
/// templates write all the time. engine/compile/specialise.cpp reads the list of them; a test
/// renders everything with and without.
struct Fusion {
  enum class Kind : std::uint8_t {
    discard,  // looks at no argument and prints nothing: `$util.qr(...)`
    print,    // `print` writes where the result, of one argument, would be printed
    compose,  // `compose` makes this of the argument of `inner`, the only argument here
  };

  Kind kind;
  /// A row that is the only one of its name.
  std::string_view function;
  /// Appends the String that the row would have made.
  void (*print)(Call& call, TextBuffer& out) = nullptr;
  /// A function of the same namespace with one parameter.
  std::string_view inner = {};
  /// Given what `inner` would be given: the value, or null where the long way must be taken. Throws
  /// nothing but LimitExceeded.
  Value (*compose)(Call& call) = nullptr;
};

/// A host object that a template reaches by a root name or as a member of another (`$util`,
/// `$util.time`).
struct HostNamespace {
  /// As written in a template: "$util.time".
  std::string_view name;
  std::string_view summary;
  std::span<const MethodRow> rows;
  /// Namespaces below it, reached as properties.
  std::span<const HostNamespace* const> members;
  /// Last part of the name: "time".
  std::string_view member_name;
  std::span<const Fusion> fusions = {};
};

}  // namespace vtl
