// Any configuration of the Serverless Framework: every variable of it resolved.
#include <string>

#include "project/serverless/variables.h"
#include "tests/fuzz/project_text.h"
#include "tests/fuzz/target.h"
#include "vtl/text/wtf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text(vtlsim_fuzz::text_of(data, size));
  if (vtl::find_invalid_utf8(text)) return 0;
  vtlsim_fuzz::ProjectText one(std::move(text));
  if (!one.root) return 0;
  project::Variables variables(one.reading, "", one.root);
  variables.stage();
  variables.resolve(one.root);
  return 0;
}
