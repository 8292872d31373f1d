#include "engine/runtime/block_object.h"

#include "engine/runtime/execution.h"
#include "engine/runtime/strings.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/method.h"

namespace vtl {

bool BlockObject::render(Frame* frame) const {
  if (nested_ >= most_nested_) return false;
  Execution& run = *run_;
  const NativeDepth depth(run.budget());
  // Observers are silent: what is printed here stands elsewhere in the text.
  const Silence silence(run);
  ++nested_;
  const Flow flow = run.flow_behind_scope(
      run.run_in({defined_at_.unit, frame}, [&] { return run.execute_block(*body_); }));
  --nested_;
  if (flow != Flow::normal) throw FlowSignal{flow};
  return true;
}

bool BlockObject::append_text(TextBuffer& out) const {
  TextBuffer& printed = run_->out();
  if (&out == &printed) return render(defined_at_.frame);
  const StringInProgress string(printed);
  const bool is_rendered = render(defined_at_.frame);
  out.append(string.text());
  return is_rendered;
}

void BlockObject::append_to(TextBuffer& out) const {
  if (!append_text(out)) out.append("null");
}

Value BlockObject::text() const {
  TextBuffer text(run_->session().limits().output_bytes);
  if (!append_text(text)) return {};
  return run_->heap().string(text.view());
}

namespace {

constexpr MethodRow kBlockRows[] = {[] {
  MethodRow row;
  row.name = "toString";
  row.result = JavaType::string;
  row.body = [](Call& call) { return block_of(call.receiver).text(); };
  return row;
}()};
constexpr MethodTable kBlockMethods{JavaType::block_reference, kBlockRows};

}  // namespace

const MethodTable* BlockObject::own_methods() const {
  return &kBlockMethods;
}

}  // namespace vtl
