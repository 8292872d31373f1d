// java.lang.String: the methods that take a regular expression.
#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "vtl/java/pattern_cache.h"
#include "vtl/session.h"

namespace vtl {
namespace {

JavaRegex compile(const Call& call, std::string_view message) {
  require_non_null(call, 0, message);
  return call.session.patterns().compile(call.string(0));
}

// A met limit of the regular expressions is a limit of the render.
template <Value (*Body)(Call&)>
Value limited(Call& call) {
  try {
    return Body(call);
  } catch (const RegexLimitExceeded& exceeded) {
    throw LimitExceeded{exceeded.kind()};
  }
}

constexpr std::string_view kPatternIsNull =
    "Cannot invoke \"String.isEmpty()\" because \"this.pattern\" is null";

Value matches(Call& call) {
  return Value(compile(call, kPatternIsNull).matches(call.receiver.as_string()));
}

Value replace_all(Call& call) {
  const JavaRegex regex = compile(call, kPatternIsNull);
  if (call[1].is_null()) {
    // Java looks at the replacement at the first match only.
    if (!regex.find(call.receiver.as_string())) return call.receiver;
    call.raise(kNullPointer, "Cannot invoke \"String.length()\" because \"replacement\" is null");
  }
  return make_string(call, regex.replace_all(call.receiver.as_string(), call.string(1)));
}

Value replace_first(Call& call) {
  const JavaRegex regex = compile(call, kPatternIsNull);
  require_non_null(call, 1, "replacement");
  return make_string(call, regex.replace_first(call.receiver.as_string(), call.string(1)));
}

Value split(Call& call) {
  const JavaRegex regex =
      compile(call, "Cannot invoke \"String.length()\" because \"regex\" is null");
  const auto limit = static_cast<std::int32_t>(call.arguments.size() > 1 ? call.integer(1) : 0);
  const std::vector<std::string> pieces = regex.split(call.receiver.as_string(), limit);
  List* array =
      call.heap().make_list(static_cast<std::uint32_t>(pieces.size()), JavaType::string_array);
  for (const std::string& piece : pieces) array->append(make_string(call, piece));
  return Value(array);
}

using T = JavaType;

constexpr MethodRow kRows[] = {
    row("matches", {T::string}, T::boolean_, charged<limited<matches>>),
    row("replaceAll", {T::string, T::string}, T::string, charged<limited<replace_all>>),
    row("replaceFirst", {T::string, T::string}, T::string, charged<limited<replace_first>>),
    row("split", {T::string}, T::string_array, charged<limited<split>>),
    row("split", {T::string, T::int_}, T::string_array, charged<limited<split>>),
};
static_assert(is_well_formed(kRows));

}  // namespace

constexpr MethodTable kStringRegexMethods{JavaType::string, kRows};

}  // namespace vtl
