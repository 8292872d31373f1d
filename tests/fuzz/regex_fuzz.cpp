// A regular expression of Java (first line), a replacement (second) and a text (rest).
#include "tests/fuzz/target.h"
#include "vtl/java/exception.h"
#include "vtl/java/regex.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [pattern, rest] = vtlsim_fuzz::split_line(vtlsim_fuzz::text_of(data, size));
  const auto [replacement, text] = vtlsim_fuzz::split_line(rest);
  vtl::RegexLimits limits;
  limits.max_steps = 20;
  limits.max_stack_bytes = 1'000'000;
  limits.max_output_bytes = 1'000'000;
  try {
    const auto regex = vtl::JavaRegex::compile(pattern, limits);
    regex.matches(text);
    regex.find(text);
    regex.split(text);
    regex.replace_first(text, replacement);
    regex.replace_all(text, replacement);
  } catch (const vtl::JavaException&) {
    return 0;
  } catch (const vtl::RegexLimitExceeded&) {
    return 0;
  }
  return 0;
}
