// A JSON text, read in every way that the program has; what was read is written and read once more.
#include <variant>

#include "tests/fuzz/target.h"
#include "vtl/heap.h"
#include "vtl/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = vtlsim_fuzz::text_of(data, size);
  for (unsigned ways = 0; ways < 4; ++ways) {
    vtl::Heap heap(std::size_t{64} << 20);
    vtl::JsonReadOptions options;
    options.allow_comments = (ways & 1U) != 0;
    options.allow_trailing_commas = (ways & 1U) != 0;
    options.big_decimals = (ways & 2U) != 0;
    if ((ways & 2U) != 0) options.duplicate_keys = vtl::DuplicateKeys::reject;
    const auto read = vtl::read_json(text, heap, options);
    if (const auto* value = std::get_if<vtl::Value>(&read)) {
      const std::string written = vtl::to_json(*value);
      const auto again = vtl::read_json(written, heap);
      if (!std::holds_alternative<vtl::Value>(again)) __builtin_trap();
    }
  }
  return 0;
}
