// Options whose value is a time, read alike by all commands.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "cli/command_line/option_parser.h"
#include "cli/terminal/console.h"

namespace vtlsim {

/// `250` and `250ms` are milliseconds, `10s` seconds; from 1 ms to a day. Without a text nothing
/// changes.
std::optional<Failure> read_time(std::string_view option, const std::optional<std::string>& text,
                                 std::chrono::milliseconds& value);

/// `--timeout`: the CPU time of one evaluation.
class TimeoutOption {
 public:
  /// `default_text`: what holds without the option, for the help.
  void declare(OptionParser& parser, std::string_view default_text);
  /// `cpu_time` keeps its value without the option; `none` lifts the limit.
  std::optional<Failure> read(std::chrono::nanoseconds& cpu_time) const;

 private:
  std::optional<std::string> text_;
};

}  // namespace vtlsim
