// A pattern of java.time (first line), a zone (second) and a date (rest): printed and parsed.
#include "appsync_utils/support/date_format.h"
#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [pattern, rest] = vtlsim_fuzz::split_line(vtlsim_fuzz::text_of(data, size));
  const auto [zone, text] = vtlsim_fuzz::split_line(rest);
  for (const std::int64_t moment :
       {std::int64_t{0}, std::int64_t{1'767'323'045'678}, std::int64_t{-62'135'596'800'001}}) {
    const auto printed = appsync::format_date(moment, pattern, zone);
    if (printed) appsync::parse_date(*printed, pattern, zone);
  }
  appsync::parse_date(text, pattern, std::nullopt);
  appsync::parse_date(text, pattern, zone);
  appsync::parse_iso8601_to_millis(text);
  return 0;
}
