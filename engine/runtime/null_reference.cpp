// Words for the commonest silent bug of this field: a reference that printed its own source text
// because it was null.
#include <algorithm>
#include <optional>

#include "engine/methods/dispatch.h"
#include "engine/methods/nearest_overload.h"
#include "engine/runtime/interpreter.h"
#include "engine/runtime/namespace_object.h"
#include "vtl/suggest.h"

namespace vtl {
namespace {

constexpr std::size_t kMostWarnings = 100;

std::string step_text(const syntax::Step& step) {
  switch (step.kind) {
    case syntax::StepKind::property:
      return "." + std::string(step.name);
    case syntax::StepKind::method:
      return "." + std::string(step.name) + "(..)";
    case syntax::StepKind::index:
      return "[..]";
  }
  return {};
}

/// `$ctx.args` of `$ctx.args.roomID`: the reference up to (not including) step `count`.
std::string prefix_text(std::string_view root, std::span<const syntax::Step> steps,
                        std::size_t count) {
  std::string text = "$" + std::string(root);
  for (const syntax::Step& step : steps.first(count)) text += step_text(step);
  return text;
}

std::vector<std::string_view> member_names(const Value& receiver) {
  std::vector<std::string_view> names;
  if (receiver.is_map()) {
    const Map& map = *receiver.as_map();
    for (std::uint32_t i = map.first(); i != Map::kEnd && names.size() < 500; i = map.next(i)) {
      if (map.slot(i).key.is_string()) names.push_back(map.slot(i).key.as_string());
    }
  } else if (receiver.is_object() && receiver.as_object()->type() == JavaType::host) {
    for (const HostNamespace* member :
         static_cast<const NamespaceObject*>(receiver.as_object())->host().members) {
      names.push_back(member->member_name);
    }
  }
  return names;
}

std::string kind_text(const Value& value) {
  if (value.is_object() && value.as_object()->type() == JavaType::host) {
    return std::string(static_cast<const NamespaceObject*>(value.as_object())->host().name);
  }
  std::string_view name = java_type_name(java_type_of(value));
  name.remove_prefix(name.rfind('.') + 1);
  const bool has_vowel = std::string_view("AEIO").find(name.front()) != std::string_view::npos;
  return (has_vowel ? "an " : "a ") + std::string(name);
}

/// The argument classes in the key of a call site.
std::vector<JavaType> classes_of(std::uint64_t site_key) {
  std::vector<JavaType> classes;
  const std::uint64_t count = (site_key >> 56) & 0x7F;
  for (std::uint64_t i = 0; i < count; ++i) {
    classes.push_back(static_cast<JavaType>((site_key >> (8 + 8 * i)) & 0xFF));
  }
  return classes;
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

}  // namespace

namespace {

/// The reference in parentheses or without them; null for what is calculated.
const syntax::Reference* reference_in(const syntax::Node& operand) {
  const syntax::Node* node = &operand;
  while (node->kind == syntax::NodeKind::parenthesized)
    node = static_cast<const syntax::Unary*>(node)->operand;
  return node->kind == syntax::NodeKind::reference ? static_cast<const syntax::Reference*>(node)
                                                   : nullptr;
}

}  // namespace

NullNote Interpreter::null_note_of(const syntax::Node& operand) {
  const syntax::Reference* reference = reference_in(operand);
  if (reference == nullptr || reference->steps.empty()) return {};
  // Where it is known beforehand what is called, nobody asks which null it was.
  if (reference->has_host_row) note_null_host_call(*reference, get_variable(reference->slot));
  return {null_step_, null_receiver_};
}

void Interpreter::note_null_operand(const syntax::Node& operand, std::string_view text,
                                    const NullNote& note) {
  if (const syntax::Reference* reference = reference_in(operand); reference != nullptr) {
    if (reference->form == syntax::ReferenceForm::fixed) return;
    null_step_ = note.step;
    null_receiver_ = note.receiver;
    note_null_reference(*reference);
    return;
  }
  NullReferenceWarning warning;
  warning.span = operand.span();
  warning.step = operand.span();
  warning.reference = text;
  warning.reason =
      operand.kind == syntax::NodeKind::range
          ? "a bound of the range is not a number"
          : "the calculation has no result: an operand is not a number, or zero divides";
  add_warning(operand, std::move(warning));
}

bool Interpreter::is_warned(const syntax::Node& node) {
  auto& warned = extras().warned;
  if (const auto found = warned.find(&node); found != warned.end()) {
    ++result_.warnings[found->second].count;
    return true;
  }
  return result_.warnings.size() >= kMostWarnings;
}

void Interpreter::add_warning(const syntax::Node& node, NullReferenceWarning warning) {
  if (is_warned(node)) return;
  extras().warned.emplace(&node, result_.warnings.size());
  result_.warnings.push_back(std::move(warning));
}

void Interpreter::note_null_reference(const syntax::Reference& reference) {
  if (is_warned(reference)) return;
  auto& warned = extras().warned;
  warned.emplace(&reference, result_.warnings.size());
  NullReferenceWarning warning;
  warning.span = reference.span();
  warning.step = reference.span();
  warning.reference = reference.wording().literal;
  const std::string_view root = place_.unit->unit->slots[reference.slot];
  if (null_step_ == 0) {
    warning.reason = "`$" + std::string(root) + "` is not set";
    std::vector<std::string_view> names(place_.unit->unit->slots.begin(),
                                        place_.unit->unit->slots.end());
    std::erase_if(names, [&](std::string_view name) {
      const std::uint32_t variable = variable_named(name);
      return name == root || variables_[variable].is_null();
    });
    if (const auto near = suggest(root, names))
      warning.help = "did you mean `$" + std::string(*near) + "`?";
    result_.warnings.push_back(std::move(warning));
    return;
  }
  const syntax::Step& step = reference.steps[null_step_ - 1];
  const std::string prefix = prefix_text(root, reference.steps, null_step_ - 1);
  warning.step = step.span();
  const std::string name(step.name);
  switch (step.kind) {
    case syntax::StepKind::property: {
      const bool has_key = null_receiver_.is_map() &&
                           null_receiver_.as_map()->contains(Value(std::string_view(name)));
      warning.reason = has_key ? "`" + prefix + "` is set, `." + name + "` is null in it"
                               : "`" + prefix + "` is set, `." + name + "` is not";
      if (has_key) break;
      std::vector<std::string_view> names = member_names(null_receiver_);
      if (const auto near = suggest(name, names)) {
        warning.help = "did you mean `" + std::string(*near) + "`?";
      } else if (!methods_named(null_receiver_, name).empty()) {
        warning.help = "`" + name + "` is a method of " + kind_text(null_receiver_) + ": write `." +
                       name + "()`";
      }
      break;
    }
    case syntax::StepKind::method: {
      const auto overloads = methods_named(null_receiver_, name);
      if (overloads.empty()) {
        warning.reason = kind_text(null_receiver_) + " has no method `" + name + "`";
        std::vector<std::string_view> names = method_names(null_receiver_);
        if (const auto near = suggest(name, names))
          warning.help = "did you mean `" + std::string(*near) + "`?";
        break;
      }
      // Evaluating the arguments again would repeat their effects; what the call site saw is in its
      // key.
      const CallSite& site = sites_[step.site];
      if (site.row != nullptr) {
        warning.reason = "`" + prefix + "." + name + "(..)` returned null";
        if ((site.row->traits & kMutates) != 0) {
          warning.help = "wrap the call in $util.qr(..) when its result is not wanted";
        }
        break;
      }
      warning.reason = "no `" + name + "` of " + kind_text(null_receiver_) + " takes ";
      if (site.key == 0) {
        // A key has no room for that many.
        warning.reason += std::to_string(step.arguments.size()) + " arguments";
        break;
      }
      const std::vector<JavaType> classes = classes_of(site.key);
      warning.reason += class_list(classes);
      warning.help = nearest_overload_text(name, overloads, classes);
      break;
    }
    case syntax::StepKind::index:
      warning.reason = "`" + prefix + "` has no such element";
      break;
  }
  result_.warnings.push_back(std::move(warning));
}

}  // namespace vtl
