// Any template of CloudFormation: every value of it evaluated, and its APIs read.
#include <string>

#include "project/cloudformation/stack_set.h"
#include "tests/fuzz/project_text.h"
#include "tests/fuzz/target.h"
#include "vtl/text/wtf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text(vtlsim_fuzz::text_of(data, size));
  if (vtl::find_invalid_utf8(text)) return 0;
  vtlsim_fuzz::ProjectText one(std::move(text));
  if (!one.root || !one.root->is_map()) return 0;
  project::StackSet stacks(one.reading);
  project::Stack& stack = stacks.add_root(project::make_stack(one.reading, "fuzz.yml", one.root));
  project::Reading::Assumptions assumptions;
  one.reading.recording = &assumptions;
  for (const documents::Member& member : one.root->children) {
    stacks.evaluator.evaluate(stack, member.value);
  }
  one.reading.recording = nullptr;
  stacks.add_nested();
  project::read_stacks(stacks);
  return 0;
}
