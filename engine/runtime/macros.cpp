#include "engine/runtime/block_object.h"
#include "engine/runtime/interpreter.h"

namespace vtl {
namespace {

// Velocity 1.7: velocimacro.max.depth, directive.define's and block macros' depth.
constexpr std::size_t kMostMacroCalls = 20;
constexpr std::uint32_t kMostDefineNesting = 2;
constexpr std::uint32_t kMostBodyNesting = 20;

}  // namespace

void Interpreter::register_macros(const UnitInstance* unit) {
  for (const syntax::MacroDefinition* definition : unit->unit->macros) {
    extras().macros.emplace(definition->name, Macro{definition, unit});
  }
}

const Macro* Interpreter::find_macro(std::string_view name) const {
  if (extras_ == nullptr) return nullptr;
  const auto found = extras_->macros.find(name);
  return found == extras_->macros.end() ? nullptr : &found->second;
}

Flow Interpreter::render_macro_call(const syntax::MacroCall& node) {
  const Macro* const found = find_macro(node.name);
  if (found == nullptr) {
    const std::size_t begin = out_.size();
    out_.append(node.undefined_text);
    observe_output(node, begin);
    return Flow::normal;
  }
  if (!node.invalid_word.empty()) {
    fail(RenderErrorKind::invalid_macro_argument, "TemplateInitException",
         "Invalid arg '" + std::string(node.invalid_word) + "' in macro #" +
             std::string(node.name) + at(node.invalid_word_position),
         node.invalid_word_position, node.span());
  }
  const Macro macro = *found;
  std::vector<std::string>& macro_calls = extras().macro_calls;
  if (macro_calls.size() >= kMostMacroCalls) {
    std::string message = "Max calling depth of 20 was exceeded in macro '" +
                          std::string(node.name) + "' with Call Stack:";
    for (std::size_t i = 0; i < macro_calls.size(); ++i)
      message += (i == 0 ? "" : "->") + macro_calls[i];
    const Position position = macro.definition->body->position();
    message += at(position);
    fail(RenderErrorKind::macro_overflow, "MacroOverflowException", std::move(message), position,
         macro.definition->span());
  }

  Heap& heap = session_.heap();
  auto* frame = heap.make<Frame>();
  frame->below = place_.frame;
  frame->caller = place_.unit;
  const auto parameters = macro.definition->parameters;
  const std::size_t count = std::min(parameters.size(), node.arguments.size());
  auto* arguments = static_cast<FrameArgument*>(heap.allocate((count + 1) * sizeof(FrameArgument)));
  const auto is_constant = [&node](std::size_t i) {
    const syntax::Node& argument = *node.arguments[i].node;
    return argument.kind == syntax::NodeKind::boolean ||
           (argument.kind == syntax::NodeKind::constant &&
            !static_cast<const syntax::Constant&>(argument).value.is_string());
  };
  // Whoever reads takes the first of a name. Of equal parameters (#macro(m $a $a)) Velocity reads
  // the last constant, else the last of the others: constants are values of the macro's own
  // context, which it asks first.
  std::size_t filled = 0;
  for (const bool wants_constants : {true, false}) {
    for (std::size_t i = count; i-- != 0;) {
      if (is_constant(i) != wants_constants) continue;
      FrameArgument& made = arguments[filled++];
      made = FrameArgument();
      const std::uint32_t slot = parameters[i];
      made.variable = macro.unit->variables == nullptr ? slot : macro.unit->variables[slot];
      const syntax::Node& argument = *node.arguments[i].node;
      if (wants_constants) {
        made.constant = static_cast<const syntax::Constant&>(argument).value;
      } else {
        made.node = &argument;
        made.literal = node.arguments[i].literal;
      }
    }
  }
  frame->arguments = {arguments, count};
  if (node.body != nullptr) {
    extras().own_values.push_back(std::make_unique<std::vector<OwnValue>>());
    frame->own = extras().own_values.back().get();
    auto* body =
        heap.make<BlockObject>(*this, *node.body, place_.unit, place_.frame, kMostBodyNesting);
    const std::uint32_t slot = macro.unit->variables == nullptr
                                   ? syntax::kBodyContentSlot
                                   : macro.unit->variables[syntax::kBodyContentSlot];
    frame->own->push_back({slot, Value(static_cast<Object*>(body))});
  }

  const Place outer = place_;
  const std::int32_t outer_levels = native_levels_left_;
  enter({macro.unit, frame});
  macro_calls.emplace_back(node.name);
  Flow flow = Flow::normal;
  try {
    flow = render_block(*macro.definition->body);
  } catch (const FlowSignal& signal) {
    native_levels_left_ = outer_levels;
    flow = signal.flow;
  }
  macro_calls.pop_back();
  enter(outer);
  if (flow == Flow::break_scope && break_target_ == nullptr) return Flow::normal;
  return flow;
}

Flow Interpreter::render_define(const syntax::Define& node) {
  auto* block = session_.heap().make<BlockObject>(*this, *node.body, place_.unit, place_.frame,
                                                  kMostDefineNesting);
  set_variable(node.variable, Value(static_cast<Object*>(block)));
  return Flow::normal;
}

bool Interpreter::render_captured_block(const BlockObject& block, Frame* frame) {
  if (block.nested_ >= block.most_nested_) return false;
  NativeDepth depth(*this);
  // Observers are silent: what is printed here stands elsewhere in the text.
  const Silence silence(string_depth_);
  const Place outer = place_;
  const std::int32_t outer_levels = native_levels_left_;
  enter({block.unit_, frame});
  ++block.nested_;
  Flow flow = Flow::normal;
  try {
    flow = render_block(*block.body_);
  } catch (const FlowSignal& signal) {
    native_levels_left_ = outer_levels;
    flow = signal.flow;
  }
  --block.nested_;
  enter(outer);
  if (flow != Flow::normal && !(flow == Flow::break_scope && break_target_ == nullptr))
    throw FlowSignal{flow};
  return true;
}

void BlockObject::append_to(TextBuffer& out) const {
  if (!interpreter_->append_text(out, Value(static_cast<Object*>(const_cast<BlockObject*>(this)))))
    out.append("null");
}

Value BlockObject::text() const {
  TextBuffer text(interpreter_->session_.limits().output_bytes);
  const Value self(static_cast<Object*>(const_cast<BlockObject*>(this)));
  if (!interpreter_->append_text(text, self)) return {};
  return interpreter_->session_.heap().string(text.view());
}

namespace {

constexpr MethodRow kBlockRows[] = {[] {
  MethodRow row;
  row.name = "toString";
  row.result = JavaType::string;
  row.function = [](Call& call) { return block_of(call.receiver).text(); };
  return row;
}()};
constexpr MethodTable kBlockMethods{JavaType::block_reference, kBlockRows};

}  // namespace

const MethodTable* BlockObject::own_methods() const {
  return &kBlockMethods;
}

}  // namespace vtl
