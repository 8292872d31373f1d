// One row per thing that a template can call: methods of Java's classes and functions of host
// namespaces alike.
//
// Why: dispatch, arity and type checks, `vtlsim doc`, did-you-mean and the tests that run every
// example read the same rows; a function that exists in one of them exists in all. Invariants: rows
// are constant data, sorted by name inside a table; a name may have several rows (overloads). A
// row's function is only called when the arguments fit its parameters as Java's reflection would
// have it, so the body can read them without checks; an argument may be null wherever the parameter
// is no primitive. Ownership: tables have static storage duration. Threads: constant data; a Call
// belongs to one render. Velocity quirk: no conversion but wrapper to primitive and widening; a
// call that no row takes is null, not an error.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "vtl/java_exception.h"
#include "vtl/java_type.h"
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
  /// Of a parameter declared String or CharSequence; "" when null (check is_null where null
  /// matters).
  std::string_view string(std::size_t index) const {
    return arguments[index].is_string() ? arguments[index].as_string() : std::string_view();
  }
  /// Of an int, short, byte, long or char parameter.
  std::int64_t integer(std::size_t index) const { return arguments[index].as_integer(); }
  /// Of a float or double parameter, widened from whatever number was given.
  double floating(std::size_t index) const;
  bool boolean(std::size_t index) const { return arguments[index].as_boolean(); }

  /// Throws what Java would have thrown; unwinds to the interpreter, which words it.
  [[noreturn]] void raise(std::string_view java_class, std::string_view message) const;
  [[noreturn]] void raise(std::string_view java_class) const;
};

/// What a DirectFunction is given besides values; a Call holds the same.
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
/// Appends to `out` the String that the MethodFunction of its row would have made.
using MethodPrinter = void (*)(Call& call, TextBuffer& out);

/// What the interpreter does itself instead of calling a row that is direct and noexcept.
enum class Intrinsic : std::uint8_t {
  none,
  is_null,          // whether its argument is null
  default_if_null,  // its first argument, or the second where that is null
};

/// What a row makes of the result of another one, worked out without making that result: for pairs
/// that templates write all the time, as parseJson(toJson(..)).
struct Composition {
  /// The other row's, which has one parameter; null when there is none.
  MethodFunction inner = nullptr;
  /// Given what `inner` would be given: the value, or null where the long way must be taken. Throws
  /// nothing but LimitExceeded.
  Value (*outer)(Call& call) = nullptr;
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
  kDiscards = 128,     // looks at no argument and prints nothing: need not be called
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
  /// Whether `direct` is there, for parameter_count arguments. Such a row is not void.
  bool is_direct = false;
  /// Of a direct row: its body is noexcept.
  bool is_noexcept = false;
  Intrinsic intrinsic = Intrinsic::none;
  JavaType result = JavaType::object;
  std::uint8_t traits = kPure;
  MethodFunction function = nullptr;
  /// The same once more.
  DirectFunction direct{};
  /// Of rows whose result is mostly printed at once; may be null.
  MethodPrinter print = nullptr;
  Composition composition = {};
  /// Documentation; empty for methods of Java's own classes, whose javadoc says it better.
  std::string_view signature = {};  // "(String pattern, String data) : Boolean"
  std::string_view summary = {};    // one sentence
  std::string_view example = {};    // VTL
  std::string_view shows = {};      // what the example prints
};

/// Whether a row may be called with as many arguments as it has parameters and answers a value, if
/// it is direct at all.
constexpr bool has_fitting_direct(const MethodRow& row) {
  return !row.is_direct ||
         (row.parameter_count <= 2 && !row.is_variadic && (row.traits & kReturnsVoid) == 0);
}

/// The two forms of a body that was written as a DirectFunction.
struct DirectBody {
  MethodFunction function;
  DirectFunction direct;
  bool is_noexcept = false;

  constexpr void give_to(MethodRow& row) const {
    row.function = function;
    row.direct = direct;
    row.is_direct = true;
    row.is_noexcept = is_noexcept;
  }
};

namespace detail {
template <Value (*kBody)(CallContext, Value)>
constexpr DirectBody direct_body() {
  return {[](Call& call) {
            return kBody({call.session, call.row}, call.receiver);
          },
          {.with_none = kBody}};
}
template <Value (*kBody)(CallContext, Value, Value)>
constexpr DirectBody direct_body() {
  return {[](Call& call) {
            return kBody({call.session, call.row}, call.receiver, call[0]);
          },
          {.with_one = kBody}};
}
template <Value (*kBody)(CallContext, Value, Value, Value)>
constexpr DirectBody direct_body() {
  return {[](Call& call) {
            return kBody({call.session, call.row}, call.receiver, call[0], call[1]);
          },
          {.with_two = kBody}};
}
}  // namespace detail

/// For a table: row("get", {..}, .., by_value<get>).
template <auto kBody>
inline constexpr DirectBody by_value = [] {
  DirectBody body = detail::direct_body<kBody>();
  using Type = decltype(kBody);
  body.is_noexcept = std::is_nothrow_invocable_v<Type, CallContext, Value> ||
                     std::is_nothrow_invocable_v<Type, CallContext, Value, Value> ||
                     std::is_nothrow_invocable_v<Type, CallContext, Value, Value, Value>;
  return body;
}();

/// The rest of a direct body that needs a Call: rare receivers and what raises.
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
};

}  // namespace vtl
