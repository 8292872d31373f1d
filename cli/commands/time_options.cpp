#include "cli/commands/time_options.h"

#include <charconv>

#include "vtl/evaluation_watch.h"

namespace vtlsim {
namespace {

constexpr std::int64_t kLongestMilliseconds = 86'400'000;

std::optional<std::chrono::milliseconds> parse_time(std::string_view text) {
  std::int64_t number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  const std::string_view unit(end, static_cast<std::size_t>(last - end));
  if (error != std::errc() || number < 1 || number > kLongestMilliseconds) return std::nullopt;
  if (unit == "s") number *= 1000;
  if ((unit != "s" && unit != "ms" && !unit.empty()) || number > kLongestMilliseconds)
    return std::nullopt;
  return std::chrono::milliseconds(number);
}

}  // namespace

std::optional<Failure> read_time(std::string_view option, const std::optional<std::string>& text,
                                 std::chrono::milliseconds& value) {
  if (!text) return std::nullopt;
  const auto time = parse_time(*text);
  if (!time) {
    return failure(ExitCode::usage, "CLI004",
                   std::string(option) + " takes a time from 1 ms to a day, not `" + *text + "`",
                   "a number is of milliseconds; 500ms and 10s say so themselves");
  }
  value = *time;
  return std::nullopt;
}

void TimeoutOption::declare(OptionParser& parser, std::string_view default_text) {
  parser.option(
      "--timeout", "TIME", text_,
      "CPU time of one evaluation: 500ms, 10s, none (default " + std::string(default_text) + ")");
}

std::optional<Failure> TimeoutOption::read(std::chrono::nanoseconds& cpu_time) const {
  if (text_ == "none") {
    cpu_time = vtl::EvaluationWatch::kNoLimit;
    return std::nullopt;
  }
  std::chrono::milliseconds time{};
  if (auto wrong = read_time("--timeout", text_, time)) return wrong;
  if (text_) cpu_time = time;
  return std::nullopt;
}

}  // namespace vtlsim
