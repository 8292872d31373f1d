// Why a reference was null.
//
// A render only notes at which step, and of which value, a reference became null
// (Execution::note_null), and which classes of arguments no row took (Miss). What that means is
// worked out here, when such a reference is printed. Evaluating anything again would repeat its
// effects.
#include "engine/runtime/explain_null.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/methods/dispatch.h"
#include "engine/methods/nearest_overload.h"
#include "engine/runtime/execution.h"
#include "engine/runtime/namespace_object.h"
#include "vtl/text/suggest.h"

namespace vtl {
namespace {

using code::Reference;
using code::Step;
using code::StepKind;

constexpr std::size_t kMostWarnings = 100;

std::string step_text(const Step& step) {
  switch (step.kind) {
    case StepKind::property:
      return "." + std::string(step.name);
    case StepKind::method:
      return "." + std::string(step.name) + "(..)";
    case StepKind::index:
      return "[..]";
  }
  return {};
}

/// `$ctx.args` of `$ctx.args.roomID`: the reference up to (not including) step `count`.
std::string prefix_text(std::string_view root, const Reference& reference, std::size_t count) {
  std::string text = "$" + std::string(root);
  for (const Step& step : reference.steps.first(count)) text += step_text(step);
  return text;
}

std::vector<std::string_view> member_names(const Value& receiver) {
  std::vector<std::string_view> names;
  if (receiver.is_map()) {
    const Map& map = *receiver.as_map();
    for (std::uint32_t i = map.first(); i != Map::kEnd && names.size() < 500; i = map.next(i)) {
      if (map.slot(i).key.is_string()) names.push_back(map.slot(i).key.as_string());
    }
  } else if (is_host(receiver)) {
    for (const HostNamespace* member : host_of(receiver)->members)
      names.push_back(member->member_name);
  }
  return names;
}

std::string kind_text(const Value& value) {
  if (is_host(value)) return std::string(host_of(value)->name);
  std::string_view name = java_type_name(java_type_of(value));
  name.remove_prefix(name.rfind('.') + 1);
  const bool has_vowel = std::string_view("AEIO").find(name.front()) != std::string_view::npos;
  return (has_vowel ? "an " : "a ") + std::string(name);
}

std::string class_list(std::span<const JavaType> classes) {
  std::string text;
  for (const JavaType type : classes) {
    const std::string_view name = java_type_name(type);
    text += text.empty() ? "(" : ", ";
    text += type == JavaType::none ? "null" : name.substr(name.rfind('.') + 1);
  }
  return text.empty() ? "()" : text + ")";
}

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& names,
                         std::string_view prefix = {}) {
  const auto near = suggest(name, names);
  if (!near) return {};
  return "did you mean `" + std::string(prefix) + std::string(*near) + "`?";
}

class Explanation {
 public:
  Explanation(Execution& run, const Reference& reference)
      : run_(run),
        reference_(reference),
        root_(program().names()[reference.slot]),
        receiver_(run.null_place().receiver) {
    warning_.span = reference.span();
    warning_.step = reference.span();
    warning_.reference = reference.wording().literal;
  }

  NullReferenceWarning explain() {
    const std::size_t number = run_.null_place().step;
    if (number == 0) {
      explain_variable();
      return std::move(warning_);
    }
    const Step& step = reference_.steps[number - 1];
    warning_.step = step.span();
    prefix_ = prefix_text(root_, reference_, number - 1);
    name_ = step.name;
    switch (step.kind) {
      case StepKind::property:
        explain_property();
        break;
      case StepKind::method:
        explain_call(step);
        break;
      case StepKind::index:
        warning_.reason = "`" + prefix_ + "` has no such element";
        break;
    }
    return std::move(warning_);
  }

 private:
  const Program& program() const { return *run_.variables().place().unit->program; }

  void explain_variable() {
    warning_.reason = "`$" + std::string(root_) + "` is not set";
    std::vector<std::string_view> names(program().names().begin(), program().names().end());
    std::erase_if(names, [&](std::string_view name) {
      const std::uint32_t variable = run_.variables().named(name);
      return name == root_ || run_.variables().global(variable).is_null();
    });
    warning_.help = did_you_mean(root_, names, "$");
  }

  void explain_property() {
    const bool has_key =
        receiver_.is_map() && receiver_.as_map()->contains(Value(std::string_view(name_)));
    if (has_key) {
      warning_.reason = "`" + prefix_ + "` is set, `." + name_ + "` is null in it";
      return;
    }
    warning_.reason = "`" + prefix_ + "` is set, `." + name_ + "` is not";
    warning_.help = did_you_mean(name_, member_names(receiver_));
    if (warning_.help.empty() && !methods_named(receiver_, name_).empty()) {
      warning_.help =
          "`" + name_ + "` is a method of " + kind_text(receiver_) + ": write `." + name_ + "()`";
    }
  }

  void explain_call(const Step& step) {
    const auto overloads = methods_named(receiver_, name_);
    if (overloads.empty()) {
      warning_.reason = kind_text(receiver_) + " has no method `" + name_ + "`";
      warning_.help = did_you_mean(name_, method_names(receiver_));
      return;
    }
    if (const MethodRow* const row = run_.sites().of(step).row; row != nullptr) {
      warning_.reason = "`" + prefix_ + "." + name_ + "(...)` returned null";
      if ((row->traits & kMutates) != 0)
        warning_.help = run_.program().environment().profile.advice.unwanted_result;
      return;
    }
    warning_.reason = "no `" + name_ + "` of " + kind_text(receiver_) + " takes ";
    const Miss& miss = run_.sites().last_miss();
    if (miss.step != &step || miss.count > Miss::kMostTypes) {
      warning_.reason += std::to_string(step.arguments.size()) + " arguments";
      return;
    }
    const std::vector<JavaType> classes(miss.types.begin(), miss.types.begin() + miss.count);
    warning_.reason += class_list(classes);
    warning_.help = nearest_overload_text(name_, overloads, classes);
  }

  Execution& run_;
  const Reference& reference_;
  std::string_view root_;
  Value receiver_;
  std::string prefix_;
  std::string name_;
  NullReferenceWarning warning_;
};

/// The reference in parentheses or without them; null for what is calculated.
const Reference* reference_in(const code::Instruction& operand) {
  const code::Instruction* inner = &operand;
  while (inner->op == code::Opcode::group) inner = code::as<code::Unary>(*inner).operand;
  return code::is_reference(inner->op) ? &code::as<Reference>(*inner) : nullptr;
}

/// Counts one more of what has a warning; true also where no more warnings are kept.
bool is_warned(Execution& run, const code::Instruction& instruction) {
  auto& warned = run.extras().warned;
  auto& warnings = run.result().warnings;
  if (const auto found = warned.find(&instruction); found != warned.end()) {
    ++warnings[found->second].count;
    return true;
  }
  if (warnings.size() >= kMostWarnings) return true;
  warned.emplace(&instruction, warnings.size());
  return false;
}

}  // namespace

void warn_of_null(Execution& run, const Reference& reference) {
  if (is_warned(run, reference)) return;
  run.result().warnings.push_back(Explanation(run, reference).explain());
}

Execution::NullPlace null_place_of(const Execution& run, const code::Instruction& operand) {
  const Reference* const reference = reference_in(operand);
  if (reference == nullptr || reference->steps.empty()) return {};
  return run.null_place();
}

void warn_of_null_operand(Execution& run, const code::Instruction& operand, std::string_view text,
                          const Execution::NullPlace& place) {
  if (const Reference* const reference = reference_in(operand); reference != nullptr) {
    if (reference->op == code::Opcode::fixed) return;
    run.set_null_place(place);
    return warn_of_null(run, *reference);
  }
  if (is_warned(run, operand)) return;
  NullReferenceWarning warning;
  warning.span = operand.span();
  warning.step = operand.span();
  warning.reference = text;
  warning.reason =
      operand.op == code::Opcode::range
          ? "a bound of the range is not a number"
          : "the calculation has no result: an operand is not a number, or zero divides";
  run.result().warnings.push_back(std::move(warning));
}

}  // namespace vtl
