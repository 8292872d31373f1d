#include "engine/methods/dispatch.h"

#include <algorithm>
#include <array>

#include "engine/methods/method_support.h"
#include "engine/methods/method_tables.h"
#include "engine/value/arithmetic.h"
#include "vtl/session.h"

namespace vtl {
namespace {

// How Velocity 1.7 picks a method (ClassMap, MethodMap), step by step:
//
//   1. Candidates: all rows of the name in the tables of the receiver, in their order.
//   2. A row whose parameter classes are those of the arguments, boxed, wins at once (null counts
//   as
//      Object).
//   3. The applicable ones of the rest: each argument fits its parameter.
//   4. The most specific: more parameters beat fewer; else the row whose parameters all fit into
//   the
//      other's and not the other way round. `best` is beaten or kept as rows come; those that
//      neither beat it nor are beaten are rivals, and a later row that beats the best must beat
//      them too. A rival that is left makes the call ambiguous, which is as good as unknown.
//
//   $l.remove(0)      remove(int) is exact (2), though remove(Object) would take it as well
//   $s.indexOf(null)  indexOf(String) alone is applicable (3): null fits no primitive

// More overloads of one name than any class or host has (List.of and Map.of come nearest).
constexpr std::size_t kMostCandidates = 48;

struct Candidates {
  std::array<const MethodRow*, kMostCandidates> rows;
  std::size_t count = 0;

  void add_named(std::span<const MethodRow> table, std::string_view name) {
    auto first = std::lower_bound(
        table.begin(), table.end(), name,
        [](const MethodRow& row, std::string_view wanted) { return row.name < wanted; });
    for (; first != table.end() && first->name == name && count < kMostCandidates; ++first)
      rows[count++] = &*first;
  }
  std::span<const MethodRow* const> all() const { return {rows.data(), count}; }
};

// Calls `visit` with each table that the receiver's methods come from.
template <class Visit>
void for_each_table(const Value& receiver, Visit visit) {
  if (receiver.is_null()) return;
  if (receiver.is_object()) {
    if (const MethodTable* own = receiver.as_object()->own_methods()) visit(*own);
  }
  for (const MethodTable* table : method_tables(java_type_of(receiver))) visit(*table);
}

}  // namespace

JavaType component_of(JavaType array) {
  switch (array) {
    case JavaType::object_array:
      return JavaType::object;
    case JavaType::string_array:
      return JavaType::string;
    case JavaType::char_array:
      return JavaType::char_;
    case JavaType::byte_array:
      return JavaType::byte_;
    case JavaType::int_array:
      return JavaType::int_;
    case JavaType::boolean_array:
      return JavaType::boolean_;
    case JavaType::char_sequence_array:
      return JavaType::char_sequence;
    case JavaType::entry_array:
      return JavaType::map_entry;
    case JavaType::big_integer_array:
      return JavaType::big_integer;
    case JavaType::big_decimal_array:
      return JavaType::big_decimal;
    default:
      return JavaType::none;
  }
}

namespace {

// Numbers in the order of widening; 0 for what is not a number.
int width_of(JavaType primitive) {
  switch (primitive) {
    case JavaType::byte_:
      return 1;
    case JavaType::short_:
      return 2;
    case JavaType::int_:
      return 3;
    case JavaType::long_:
      return 4;
    case JavaType::float_:
      return 5;
    case JavaType::double_:
      return 6;
    default:
      return 0;
  }
}

JavaType unboxed(JavaType type) {
  switch (type) {
    case JavaType::boolean_object:
      return JavaType::boolean_;
    case JavaType::character_object:
      return JavaType::char_;
    case JavaType::byte_object:
      return JavaType::byte_;
    case JavaType::short_object:
      return JavaType::short_;
    case JavaType::integer_object:
      return JavaType::int_;
    case JavaType::long_object:
      return JavaType::long_;
    case JavaType::float_object:
      return JavaType::float_;
    case JavaType::double_object:
      return JavaType::double_;
    default:
      return JavaType::none;
  }
}

bool widens(JavaType target, JavaType source) {
  return target == source || (width_of(source) != 0 && width_of(source) < width_of(target));
}

}  // namespace

bool accepts(JavaType parameter, JavaType argument) {
  if (!is_primitive(parameter)) return is_assignable(parameter, argument);
  return argument != JavaType::none && widens(parameter, unboxed(argument));
}

namespace {

bool accepts_as_element(JavaType array, JavaType argument) {
  return is_array_type(array) && accepts(component_of(array), argument);
}

bool is_applicable(const MethodRow& row, std::span<const JavaType> arguments) {
  const std::size_t parameters = row.parameter_count;
  // Velocity 1.7 does not count the arguments of a method without parameters; the call then fails.
  if (parameters == 0) return true;
  const std::size_t fixed = row.is_variadic ? parameters - 1 : parameters;
  if (arguments.size() < fixed || (!row.is_variadic && arguments.size() != parameters))
    return false;
  for (std::size_t i = 0; i < fixed; ++i) {
    if (!accepts(row.parameters[i], arguments[i])) return false;
  }
  if (!row.is_variadic) return true;
  const JavaType last = row.parameters[fixed];
  if (arguments.size() == parameters) {
    // An array in its place is the parameter itself or nothing; it is never a single element of it.
    const JavaType only = arguments[fixed];
    return accepts(last, only) || (!is_array_type(only) && accepts_as_element(last, only));
  }
  return std::all_of(arguments.begin() + static_cast<std::ptrdiff_t>(fixed), arguments.end(),
                     [last](JavaType argument) { return accepts_as_element(last, argument); });
}

// Could a value of the parameter `source` always be handed to the parameter `target`?
bool covers(JavaType target, JavaType source, bool is_last) {
  if (is_primitive(target) || is_primitive(source)) {
    if (is_primitive(target) && is_primitive(source) && widens(target, source)) return true;
  } else if (is_assignable(target, source)) {
    return true;
  }
  if (!is_last || !is_array_type(target)) return false;
  return covers(component_of(target), is_array_type(source) ? component_of(source) : source, false);
}

bool has_same_parameters(const MethodRow& left, const MethodRow& right) {
  if (left.parameter_count != right.parameter_count) return false;
  for (std::size_t i = 0; i < left.parameter_count; ++i) {
    if (boxed(left.parameters[i]) != boxed(right.parameters[i])) return false;
  }
  return true;
}

enum class Order { better, worse, undecided };

Order compare_rows(const MethodRow& left, const MethodRow& right) {
  if (left.parameter_count != right.parameter_count) {
    return left.parameter_count > right.parameter_count ? Order::better : Order::worse;
  }
  bool is_left_specific = false;
  bool is_right_specific = false;
  for (std::size_t i = 0; i < left.parameter_count; ++i) {
    const JavaType from_left = left.parameters[i];
    const JavaType from_right = right.parameters[i];
    if (from_left == from_right) continue;
    const bool is_last = i + 1U == left.parameter_count;
    is_left_specific = is_left_specific || from_right == JavaType::object ||
                       covers(from_right, from_left, is_last);
    is_right_specific = is_right_specific || from_left == JavaType::object ||
                        covers(from_left, from_right, is_last);
  }
  if (is_left_specific != is_right_specific) return is_left_specific ? Order::better : Order::worse;
  if (is_left_specific && left.is_variadic != right.is_variadic) {
    return left.is_variadic ? Order::worse : Order::better;
  }
  return Order::undecided;
}

bool is_exact(const MethodRow& row, std::span<const JavaType> arguments) {
  if (row.parameter_count != arguments.size()) return false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    // The key under which an exact match is sought names null "java.lang.Object".
    const JavaType argument = arguments[i] == JavaType::none ? JavaType::object : arguments[i];
    if (boxed(row.parameters[i]) != argument) return false;
  }
  return true;
}

Value raise_surplus_arguments(Call& call) {
  call.raise(kIllegalArgument, "wrong number of arguments");
}

// What a call with arguments to a method without parameters resolves to.
constexpr MethodRow kSurplusArguments = row("", {}, JavaType::object, raise_surplus_arguments);

Resolution most_specific(std::span<const MethodRow* const> candidates,
                         std::span<const JavaType> arguments) {
  const MethodRow* best = nullptr;
  std::array<const MethodRow*, kMostCandidates> rivals;
  std::size_t rival_count = 0;
  for (const MethodRow* row : candidates) {
    if (!is_applicable(*row, arguments)) continue;
    if (best == nullptr) {
      best = row;
      continue;
    }
    // The same signature further up is overridden.
    if (has_same_parameters(*row, *best)) continue;
    const Order order = compare_rows(*row, *best);
    if (order == Order::worse) continue;
    if (order == Order::undecided) {
      rivals[rival_count++] = row;
      continue;
    }
    // Better than the best so far: it also has to do away with those that the best one could not
    // beat.
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rival_count; ++i) {
      if (compare_rows(*row, *rivals[i]) != Order::better) rivals[kept++] = rivals[i];
    }
    rival_count = kept;
    best = row;
  }
  if (rival_count != 0) return {nullptr, true};
  if (best != nullptr && best->parameter_count == 0 && !arguments.empty())
    return {&kSurplusArguments, false};
  return {best, false};
}

}  // namespace

Resolution find_method(const Value& receiver, std::string_view name,
                       std::span<const Value> arguments) {
  Candidates candidates;
  for_each_table(receiver,
                 [&](const MethodTable& table) { candidates.add_named(table.rows, name); });
  if (candidates.count == 0) return {};

  constexpr std::size_t kMostInline = 16;
  std::array<JavaType, kMostInline> few;
  std::vector<JavaType> many;
  std::span<JavaType> types = {few.data(), std::min(arguments.size(), kMostInline)};
  if (arguments.size() > kMostInline) {
    many.resize(arguments.size());
    types = many;
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) types[i] = java_type_of(arguments[i]);

  for (const MethodRow* row : candidates.all()) {
    if (is_exact(*row, types)) return {row, false};
  }
  return most_specific(candidates.all(), types);
}

Value invoke(Session& session, const MethodRow& row, const Value& receiver,
             std::span<const Value> arguments) {
  Call call{session, receiver, arguments, row};
  return row.body(call);
}

std::vector<const MethodRow*> methods_named(const Value& receiver, std::string_view name) {
  Candidates candidates;
  for_each_table(receiver,
                 [&](const MethodTable& table) { candidates.add_named(table.rows, name); });
  return {candidates.all().begin(), candidates.all().end()};
}

std::vector<std::string_view> method_names(const Value& receiver) {
  std::vector<std::string_view> names;
  for_each_table(receiver, [&](const MethodTable& table) {
    for (const MethodRow& row : table.rows) names.push_back(row.name);
  });
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

namespace {

std::string short_name(JavaType type) {
  if (is_array_type(type)) return short_name(component_of(type)) + "[]";
  std::string_view name = java_type_name(type);
  if (const std::size_t dot = name.find_last_of(".$"); dot != std::string_view::npos)
    name.remove_prefix(dot + 1);
  return std::string(name);
}

}  // namespace

std::string parameter_text(const MethodRow& row) {
  std::string text = "(";
  for (std::size_t i = 0; i < row.parameter_count; ++i) {
    if (i != 0) text += ", ";
    const bool is_repeated = row.is_variadic && i + 1U == row.parameter_count;
    text += is_repeated ? short_name(component_of(row.parameters[i])) + "..."
                        : short_name(row.parameters[i]);
  }
  return text + ")";
}

std::string argument_text(std::span<const Value> arguments) {
  std::string text = "(";
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (i != 0) text += ", ";
    text += short_name(java_type_of(arguments[i]));
  }
  return text + ")";
}

}  // namespace vtl
