// An XML text as a tree, texts converted and kept.
#include "appsync_utils/support/xml_tree.h"
#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = vtlsim_fuzz::text_of(data, size);
  appsync::parse_xml(text);
  appsync::parse_xml(text, {.keeps_strings = true, .depth_limit = 40});
  return 0;
}
