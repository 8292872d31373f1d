// Interpolated strings: texts and references joined to a String.
//
// The problem. "#name = :name$foreach.index" prints a few texts and values; rendered as a block its
// pieces are copied to the output, copied to the heap and cut off the output again.
//
// The idea. Where the block consists of texts and of references to variables, properties and
// $foreach.index alone (rule joined_string), its lines are walked without the loop's questions: the
// pieces are copied to the free end of the heap, where the String will lie, and nothing is copied
// twice.
//
// Why it is right. Nothing is made in the heap while the pieces are copied, so that its free bytes
// stay free; whatever is not a String or a digit makes the short way give up before anything is
// kept, and the pieces are printed and copied instead.
#include "engine/runtime/strings.h"

#include <cstring>

#include "engine/program/line.h"
#include "engine/runtime/execution.h"
#include "engine/runtime/foreach_scope.h"
#include "engine/runtime/properties.h"
#include "engine/runtime/references.h"
#include "vtl/detail/short_text.h"
#include "vtl/text/wtf8.h"

namespace vtl {

using code::Instruction;
using code::Opcode;
using code::Reference;

namespace {

/// A block of texts and references alone.
Value join_references(Execution& run, const code::String& node) {
  const StringInProgress string(run.out());
  const Silence silence(run);
  const code::Block& content = *node.content;
  run.enter_body(content.body);
  const Instruction* const outer = run.current();
  TextBuffer& out = run.out();
  for (const code::Line* line = content.lines;; ++line) {
    if (line->text_size != 0) out.append_short(line->text, line->text_size);
    if (line->op == Opcode::end) break;
    if (line->op == Opcode::text) {
      out.append(line->long_text->text);
      continue;
    }
    const Instruction& statement = *line->instruction;
    run.set_current(&statement);
    if (statement.op == Opcode::variable) {
      const auto& reference = code::as<Reference>(statement);
      print(run, reference, run.variable(reference.slot));
    } else {
      run.execute(statement);
    }
  }
  run.set_current(outer);
  return run.heap().string(string.text());
}

/// What a variable, a property or `$foreach.index` stands for, or null where that takes a call.
[[gnu::always_inline]] inline Value peek_value(const Value* plain, const CallSites& sites,
                                               const Reference& reference) {
  const Value root = plain[reference.slot];
  if (reference.op == Opcode::variable) return root;
  if (root.type() == JavaType::foreach_scope) {
    return reference.op == Opcode::loop_index
               ? static_cast<const ForeachScope*>(root.as_object())->index()
               : Value();
  }
  const Value* const found = peek_property(sites, root, reference.steps.back());
  return found != nullptr ? *found : Value();
}

/// Where the text ends, or null where it takes more than copying.
[[gnu::always_inline]] inline const char* join_in(std::span<char> room, const code::Line* lines,
                                                  const Value* plain, const CallSites& sites) {
  char* to = room.data();
  const char* const end = to + room.size();
  for (const code::Line* line = lines;; ++line) {
    if (static_cast<std::size_t>(end - to) < code::Line::kMostText) return nullptr;
    std::memcpy(to, line->text.data(), code::Line::kMostText);
    to += line->text_size;
    if (line->op == Opcode::end) return to;
    if (line->op == Opcode::text) return nullptr;
    const Value value = peek_value(plain, sites, code::as<Reference>(*line->instruction));
    if (value.is_string()) {
      const std::string_view text = value.as_string();
      if (static_cast<std::size_t>(end - to) < text.size()) return nullptr;
      copy_text(to, text.data(), text.size());
      to += text.size();
    } else if (value.kind() == Kind::int32 && value.as_integer() >= 0 && value.as_integer() < 10 &&
               to != end) {
      *to++ = static_cast<char>('0' + value.as_integer());
    } else {
      return nullptr;
    }
  }
}

}  // namespace

namespace handle {

template <>
Value evaluate<Opcode::string>(Execution& run, const Instruction& instruction) {
  const auto& node = code::as<code::String>(instruction);
  const StringInProgress string(run.out());
  const Silence silence(run);
  const Instruction* const outer = run.current();
  if (const Flow flow = run.execute_string(*node.content); flow != Flow::normal)
    throw FlowSignal{flow};
  run.set_current(outer);
  std::string_view text = string.text();
  if (node.strip_last && !text.empty()) {
    std::size_t cut = text.size() - 1;
    while (cut > 0 && is_continuation_byte(text[cut])) --cut;
    text = text.substr(0, cut);
  }
  return run.heap().string(text);
}

template <>
Value evaluate<Opcode::join_values>(Execution& run, const Instruction& instruction) {
  const auto& node = code::as<code::String>(instruction);
  const code::Block& content = *node.content;
  const Value* const plain = run.variables().plain();
  const std::size_t count = content.body.step_count;
  if (plain != nullptr && run.budget().has_steps(count)) [[likely]] {
    const std::span<char> room = run.heap().free_chars();
    if (const char* const end = join_in(room, content.lines, plain, run.sites()); end != nullptr) {
      run.budget().take_steps(count);
      const auto size = static_cast<std::size_t>(end - room.data());
      return Value(size == 0 ? std::string_view() : run.heap().take_chars(size));
    }
  }
  return vtl::join_references(run, node);
}

}  // namespace handle

}  // namespace vtl
