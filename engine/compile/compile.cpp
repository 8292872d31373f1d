#include "engine/compile/compile.h"

#include <utility>

#include "engine/compile/draft.h"

namespace vtl {
namespace {

// What a line executes is known only when the rules have been applied.
void seal_lines(compile_detail::Draft& draft, compile_detail::DraftBlock& made) {
  for (code::Line& line : made.lines) {
    if (code::row_of(line.op).role != code::Role::line) line.op = line.instruction->op;
  }
  made.block->lines = draft.keep_all(std::span<const code::Line>(made.lines)).data();
}

}  // namespace

std::shared_ptr<const Program> compile(std::shared_ptr<const syntax::Unit> unit,
                                       std::shared_ptr<const Environment> environment,
                                       TextPlace place) {
  compile_detail::Draft draft(*unit, place);
  compile_detail::lower(draft);
  if (environment->instructions == Instructions::special)
    compile_detail::specialise(draft, *environment);
  for (compile_detail::DraftBlock& block : draft.blocks) seal_lines(draft, block);

  ProgramParts parts;
  parts.environment = std::move(environment);
  parts.source = &unit->source;
  parts.names = unit->slots;
  parts.memory = std::move(draft.memory);
  parts.root = draft.root;
  parts.macros = std::move(draft.macros);
  parts.site_count = unit->step_count;
  parts.is_loop_count_used = unit->is_loop_count_named || unit->has_nested_texts;
  parts.text_bytes = unit->held_bytes();
  parts.texts = std::move(unit);
  return std::make_shared<const Program>(std::move(parts));
}

}  // namespace vtl
