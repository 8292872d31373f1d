// #evaluate, #parse and #include: texts that a render brings.
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "engine/runtime/execution.h"
#include "engine/runtime/failures.h"
#include "engine/runtime/strings.h"
#include "vtl/java/to_string.h"

namespace vtl {
namespace {

using code::Instruction;
using code::Opcode;

// Velocity 1.7: directive.parse.max.depth. #parse compares it with the whole stack of template
// names, to which the template itself and every #evaluate belong; deeper is silently skipped.
constexpr std::uint32_t kMostTemplateNames = 10;

// Steps for finding out whether a text is known, and for reading one that is not kept.
constexpr std::uint64_t kLookupCost = 64;
constexpr std::uint64_t kReadingCost = 1000;

// A small template takes some 20 microseconds, a byte of a large one 100 nanoseconds.
constexpr std::uint64_t kCompileCost = 2000;
constexpr std::uint64_t kCompileCostPerByte = 10;

std::shared_ptr<const Program> compile_nested(Execution& run, std::string name, std::string text,
                                              bool is_evaluate) {
  const auto is_macro_known = [&run](std::string_view macro) {
    const RenderExtras* const extras = run.known_extras();
    return extras != nullptr && extras->macros.find(macro) != nullptr;
  };
  run.heap().work().charge(kCompileCost + kCompileCostPerByte * text.size());
  auto compiled = run.compiler().compile({Source(std::move(name), std::move(text)),
                                          run.session().limits(), is_evaluate, is_macro_known},
                                         run.shared_program());
  if (auto* program = std::get_if<std::shared_ptr<const Program>>(&compiled)) {
    // It stays as long as the render, which may go on to print what it holds.
    run.heap().charge((*program)->held_bytes());
    return std::move(*program);
  }
  const auto& error = std::get<SyntaxError>(compiled);
  RenderError failure;
  failure.kind = RenderErrorKind::nested_syntax;
  failure.code = "VTL107";
  failure.message = error.message;
  failure.java_class = error.java_class;
  if (run.current() != nullptr) {
    failure.position = run.current()->position();
    failure.span = run.current()->span();
  }
  throw RenderFailure{std::move(failure)};
}

/// A text that is kept as long as the render, its variables those of the render by name.
const UnitInstance* instantiate(Execution& run, std::shared_ptr<const Program> program) {
  NestedTexts& nested = run.extras().nested;
  UnitInstance& unit = *nested.units.emplace_back(std::make_unique<UnitInstance>());
  run.session().caches().cache_of(program).give_to(unit);
  auto& map = *nested.slot_maps.emplace_back(std::make_unique<std::vector<std::uint32_t>>());
  for (const std::string_view name : program->names()) map.push_back(run.variables().named(name));
  unit.variables = map.data();
  nested.programs.push_back(std::move(program));
  run.extras().macros.add_all(unit);
  return &unit;
}

/// A loop evaluates the same text again and again. How it is parsed depends on its name in messages
/// and on the macros that are known, which only ever become more.
const UnitInstance& evaluated_unit(Execution& run, std::string text) {
  std::string name(run.source_name());
  std::string key = std::to_string(run.extras().macros.size()) + ' ' + name + '\n' + text;
  auto& known = run.extras().nested.evaluated;
  if (const auto found = known.find(key); found != known.end()) return *found->second;
  const UnitInstance* const unit =
      instantiate(run, compile_nested(run, std::move(name), std::move(text), true));
  run.heap().charge(key.size());
  known.emplace(std::move(key), unit);
  return *unit;
}

Flow run_text(Execution& run, const UnitInstance& unit) {
  run.budget().enter_text();
  const Flow flow = run.run_in({&unit, run.variables().place().frame},
                               [&] { return run.execute_block(unit.program->root()); });
  run.budget().leave_text();
  return flow;
}

/// Its text; fails where there is none of that name.
std::string resource_named(Execution& run, const code::Directive& directive,
                           const std::string& name) {
  std::optional<std::string> text;
  if (run.options().resources != nullptr) text = (*run.options().resources)(name);
  if (!text) {
    fail(RenderErrorKind::resource_not_found, "ResourceNotFoundException",
         "Unable to find resource '" + name + "'", place_of(directive));
  }
  return std::move(*text);
}

}  // namespace

template <>
Flow handle::execute<Opcode::evaluate_text>(Execution& run, const Instruction& instruction) {
  const Value value = run.evaluate(*code::as<code::Directive>(instruction).arguments[0]);
  std::string text;
  if (!value.is_null()) {
    TextBuffer buffer(run.session().limits().template_bytes);
    append_text(run, buffer, value);
    text = buffer.view();
  }
  run.heap().work().charge(kLookupCost + text.size() / 2);
  const Flow flow = run_text(run, evaluated_unit(run, std::move(text)));
  return flow == Flow::stop ? Flow::normal : run.flow_behind_scope(flow);
}

template <>
Flow handle::execute<Opcode::parse_file>(Execution& run, const Instruction& instruction) {
  const auto& directive = code::as<code::Directive>(instruction);
  if (directive.arguments.empty()) {
    fail(RenderErrorKind::directive_argument, "VelocityException",
         "#parse(): argument missing" + at(run.source_name(), directive.position()),
         place_of(directive));
  }
  const Value value = run.evaluate(*directive.arguments[0]);
  if (value.is_null()) return Flow::normal;
  NestedTexts& nested = run.extras().nested;
  if (run.budget().text_depth() >= kMostTemplateNames) return Flow::normal;
  std::string name = to_std_string(value);
  run.heap().work().charge(kLookupCost + name.size() / 2);
  auto found = nested.parsed.find(name);
  if (found == nested.parsed.end()) {
    const UnitInstance* const unit =
        instantiate(run, compile_nested(run, name, resource_named(run, directive, name), false));
    found = nested.parsed.emplace(std::move(name), unit).first;
  }
  const Flow flow = run_text(run, *found->second);
  return run.flow_behind_scope(flow);
}

template <>
Flow handle::execute<Opcode::include_file>(Execution& run, const Instruction& instruction) {
  const auto& directive = code::as<code::Directive>(instruction);
  std::uint32_t index = 0;
  for (const Instruction* argument : directive.arguments) {
    const bool is_text =
        argument->op == Opcode::constant && code::as<code::Constant>(*argument).value.is_string();
    const bool is_allowed =
        is_text || code::is_reference(argument->op) || code::is_string(argument->op);
    const Value value = is_allowed ? run.evaluate(*argument) : Value();
    if (value.is_null()) {
      run.out().append("<!-- include error : ");
      run.out().append(is_allowed ? "error with arg " : "invalid #include() argument '");
      run.out().append(std::to_string(index));
      run.out().append(" please see log. see error log -->");
    } else {
      run.heap().work().charge(kReadingCost);
      const std::string text = resource_named(run, directive, to_std_string(value));
      run.heap().work().charge_bytes(4 * text.size());
      run.out().append(text);
    }
    ++index;
  }
  return Flow::normal;
}

}  // namespace vtl
