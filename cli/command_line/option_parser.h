// The arguments of one command: declared once, for parsing, --help, the manual and the completions.
//
// CLI11 parses, but its headers cost seconds of compile time in every source that sees them, and
// its wording of errors and help is not ours: this is the only door to it. Every option takes
// exactly one value, since CLI11 lets an option with several swallow the positional after it. The
// variables that options are bound to must outlive parse().
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line/option_value.h"
#include "cli/terminal/console.h"

namespace vtlsim {

/// option_rest: `--related a b c --next` gives three values.
enum class ArgumentKind : std::uint8_t {
  positional,
  positional_list,
  option,
  option_list,
  option_rest,
  flag,
};

/// One argument of a command, for whoever describes commands: help, manual, completions.
struct ArgumentDescription {
  ArgumentKind kind;
  std::string heading;
  /// "--context,-c" (long name first); for a positional its name: "TEMPLATE".
  std::string names;
  /// "FILE"; empty for a flag and a positional.
  std::string value_name;
  std::string help;
  /// All values that it takes, where they can be listed.
  std::vector<std::string> choices;
  ValueKind value_kind = ValueKind::none;
};

class OptionParser {
 public:
  /// `usage`: what follows `vtlsim` in the usage lines, one line each. `epilogue` is the end of
  /// --help: examples and more.
  OptionParser(std::string_view usage, std::string_view description, std::string_view epilogue);

  /// Puts the options declared from here on under this heading in --help.
  void heading(std::string_view text) { heading_ = text; }
  void positional(OptionValue value, std::string_view help);
  void positional_list(OptionValue value, std::string_view help);
  /// `names`: "--context,-c". The last one given counts.
  void option(std::string_view names, OptionValue value, std::string_view help);
  /// May be given several times.
  void option_list(std::string_view names, OptionValue value, std::string_view help);
  void option_rest(std::string_view names, OptionValue value, std::string_view help);
  /// `meaning`: what `value` is when the flag is given.
  void flag(std::string_view names, bool& value, std::string_view help, bool meaning = true);

  /// Fills the variables; says what is wrong first, after taking all that is right. With --help or
  /// -h among the arguments nothing is checked or filled.
  Taken parse(std::span<const std::string> arguments);
  bool is_help_wanted() const { return is_help_wanted_; }
  std::string help() const;

  const std::string& usage() const { return usage_; }
  const std::string& description() const { return description_; }
  const std::string& epilogue() const { return epilogue_; }
  std::vector<ArgumentDescription> arguments() const {
    return {declared_.begin(), declared_.end()};
  }

 private:
  struct Declared : ArgumentDescription {
    std::function<Taken(std::string_view option, const std::string& text)> take;
    bool* flag = nullptr;
    bool flag_meaning = true;
  };
  void declare(ArgumentKind kind, std::string_view names, OptionValue value, std::string_view help);
  std::vector<std::string> with_rests_marked(std::span<const std::string> words) const;
  std::vector<std::string_view> option_names() const;
  Failure unknown_argument(const std::vector<std::string>& unknown) const;

  std::string usage_;
  std::string description_;
  std::string epilogue_;
  std::string heading_ = "Options";
  std::vector<Declared> declared_;
  bool is_help_wanted_ = false;
};

}  // namespace vtlsim
