#include "engine/runtime/interpreter.h"
#include "engine/syntax/parser.h"
#include "engine/value/to_string.h"

namespace vtl {
namespace {

// Velocity 1.7: directive.parse.max.depth. #parse compares it with the whole stack of template
// names, to which the template itself and every #evaluate belong; deeper is silently skipped.
constexpr std::uint32_t kMostTemplateNames = 10;

// Of finding out whether a text is known, and of reading one that is not kept.
constexpr std::uint64_t kLookupCost = 64;
constexpr std::uint64_t kReadingCost = 1000;

// A small template takes some 20 microseconds, a byte of a large one 100 nanoseconds.
constexpr std::uint64_t kCompileCost = 2000;
constexpr std::uint64_t kCompileCostPerByte = 10;

}  // namespace

std::shared_ptr<const Program> Interpreter::compile_nested(std::string name, std::string text,
                                                           bool is_evaluate) {
  syntax::ParseOptions options;
  options.profile = &environment_.profile;
  options.limits = session_.limits();
  options.is_evaluate = is_evaluate;
  options.is_macro_known = [this](std::string_view macro) { return find_macro(macro) != nullptr; };
  work_.charge(kCompileCost + kCompileCostPerByte * text.size());
  auto parsed = syntax::parse(Source(std::move(name), std::move(text)), options);
  if (auto* error = std::get_if<SyntaxError>(&parsed)) {
    RenderError failure;
    failure.kind = RenderErrorKind::nested_syntax;
    failure.code = "VTL107";
    failure.message = error->message;
    failure.java_class = error->java_class;
    failure.position = current_ == nullptr ? Position{} : current_->position();
    failure.span = current_ == nullptr ? Span{} : current_->span();
    throw RenderFailure{std::move(failure)};
  }
  auto environment = std::shared_ptr<const Environment>(program_, &environment_);
  auto program = std::make_shared<const Program>(
      std::move(std::get<std::unique_ptr<syntax::Unit>>(parsed)), std::move(environment), true);
  // It stays as long as the render, which may go on to print what it holds.
  session_.heap().charge(program->held_bytes());
  return program;
}

Flow Interpreter::run_unit(const UnitInstance* unit) {
  if (text_depth_ >= session_.limits().call_depth) throw LimitExceeded{LimitKind::call_depth};
  const Place outer = place_;
  const std::int32_t outer_levels = native_levels_left_;
  enter({unit, outer.frame});
  ++text_depth_;
  Flow flow = Flow::normal;
  try {
    flow = render_block(*unit->unit->root);
  } catch (const FlowSignal& signal) {
    native_levels_left_ = outer_levels;
    flow = signal.flow;
  }
  --text_depth_;
  enter(outer);
  return flow;
}

// A loop evaluates the same text again and again. How it is parsed depends on its name in messages
// and on the macros that are known, which only ever become more.
const UnitInstance* Interpreter::evaluated_unit(std::string text) {
  const std::string& name = place_.unit->unit->source.name();
  std::string key = std::to_string(extras().macros.size()) + ' ' + name + '\n' + text;
  if (const auto found = extras().evaluated_texts.find(key);
      found != extras().evaluated_texts.end())
    return found->second;
  const UnitInstance* unit = instantiate_nested(compile_nested(name, std::move(text), true));
  session_.heap().charge(key.size());
  extras().evaluated_texts.emplace(std::move(key), unit);
  return unit;
}

Flow Interpreter::render_evaluate(const syntax::DirectiveCall& node) {
  const Value value = value_of(*node.arguments[0]);
  std::string text;
  if (!value.is_null()) {
    TextBuffer buffer(session_.limits().template_bytes);
    append_text(buffer, value);
    text = buffer.view();
  }
  work_.charge(kLookupCost + text.size() / 2);
  const UnitInstance* unit = evaluated_unit(std::move(text));
  Flow flow = run_unit(unit);
  if (flow == Flow::stop || (flow == Flow::break_scope && break_target_ == nullptr))
    return Flow::normal;
  return flow;
}

Flow Interpreter::render_parse(const syntax::DirectiveCall& node) {
  if (node.arguments.empty()) {
    fail(RenderErrorKind::directive_argument, "VelocityException",
         "#parse(): argument missing" + at(node.position()), node.position(), node.span());
  }
  const Value value = value_of(*node.arguments[0]);
  if (value.is_null()) return Flow::normal;
  if (text_depth_ >= kMostTemplateNames) return Flow::normal;
  std::string name = to_std_string(value);
  work_.charge(kLookupCost + name.size() / 2);
  auto found = extras().parsed_resources.find(name);
  if (found == extras().parsed_resources.end()) {
    std::optional<std::string> text;
    if (options_.resources != nullptr) text = (*options_.resources)(name);
    if (!text) {
      fail(RenderErrorKind::resource_not_found, "ResourceNotFoundException",
           "Unable to find resource '" + name + "'", node.position(), node.span());
    }
    const UnitInstance* unit = instantiate_nested(compile_nested(name, std::move(*text), false));
    found = extras().parsed_resources.emplace(std::move(name), unit).first;
  }
  const Flow flow = run_unit(found->second);
  if (flow == Flow::break_scope && break_target_ == nullptr) return Flow::normal;
  return flow;
}

Flow Interpreter::render_include(const syntax::DirectiveCall& node) {
  std::uint32_t index = 0;
  for (const syntax::Node* argument : node.arguments) {
    const bool is_allowed = argument->kind == syntax::NodeKind::reference ||
                            argument->kind == syntax::NodeKind::string_template ||
                            (argument->kind == syntax::NodeKind::constant &&
                             static_cast<const syntax::Constant*>(argument)->value.is_string());
    const Value value = is_allowed ? value_of(*argument) : Value();
    if (value.is_null()) {
      out_.append("<!-- include error : ");
      out_.append(is_allowed ? "error with arg " : "invalid #include() argument '");
      out_.append(std::to_string(index));
      out_.append(" please see log. see error log -->");
      ++index;
      continue;
    }
    const std::string name = to_std_string(value);
    work_.charge(kReadingCost);
    std::optional<std::string> text;
    if (options_.resources != nullptr) text = (*options_.resources)(name);
    if (!text) {
      fail(RenderErrorKind::resource_not_found, "ResourceNotFoundException",
           "Unable to find resource '" + name + "'", node.position(), node.span());
    }
    work_.charge_bytes(4 * text->size());
    out_.append(*text);
    ++index;
  }
  return Flow::normal;
}

}  // namespace vtl
