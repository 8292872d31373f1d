// The options of one command: declared once, for parsing and for --help.
//
// Why: CLI11 parses, but its headers cost seconds of compile time in every source that sees them,
// and its wording of errors and help is not ours. This is the only door to it.
// Invariants: every option takes exactly one value (a list option may be repeated); an unknown
// option is an error with the nearest known one.
// Ownership: keeps references to the variables given to it, which must outlive parse().
// Threads: one.
// CLI11 quirk: an option with several values swallows the positional after it, so none has more
// than one.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/terminal/console.h"

namespace vtlsim {

enum class ArgumentKind : std::uint8_t { positional, positional_list, option, option_list, flag };

/// One argument of a command, for whoever describes commands: help, manual, completions.
struct ArgumentDescription {
  ArgumentKind kind;
  std::string heading;
  /// "--context,-c" (long name first); of a positional its name: "TEMPLATE".
  std::string names;
  /// "FILE"; empty for a flag and a positional.
  std::string value_name;
  std::string help;
  /// All values that it takes, where they can be listed.
  std::vector<std::string> choices;
};

class OptionParser {
 public:
  /// `usage`: what follows `vtlsim` in the usage lines, one line each.
  OptionParser(std::string_view usage, std::string_view description);

  /// Options declared from here on stand under this heading in --help.
  void heading(std::string_view text);
  void positional(std::string_view name, std::optional<std::string>& value, std::string_view help);
  void positional_list(std::string_view name, std::vector<std::string>& values,
                       std::string_view help);
  /// `names`: "--context,-c"; `value_name`: "FILE".
  void option(std::string_view names, std::string_view value_name,
              std::optional<std::string>& value, std::string_view help);
  void option_list(std::string_view names, std::string_view value_name,
                   std::vector<std::string>& values, std::string_view help);
  void flag(std::string_view names, bool& value, std::string_view help);
  /// The values that the option declared last takes: offered, not checked.
  void choices(std::vector<std::string> values);
  /// Text at the end of --help: examples and more.
  void epilogue(std::string_view text);

  /// Fills the variables; what is wrong with the arguments otherwise.
  std::optional<Failure> parse(std::span<const std::string> arguments);
  /// --help or -h was among the arguments (then nothing else was checked).
  bool is_help_wanted() const { return is_help_wanted_; }
  std::string help() const;

  const std::string& usage() const { return usage_; }
  const std::string& description() const { return description_; }
  const std::string& epilogue() const { return epilogue_; }
  std::vector<ArgumentDescription> arguments() const;

 private:
  struct Declared : ArgumentDescription {
    std::optional<std::string>* text = nullptr;
    std::vector<std::string>* list = nullptr;
    bool* flag = nullptr;
  };
  std::vector<std::string_view> option_names() const;
  Failure unknown_argument(const std::vector<std::string>& unknown) const;

  std::string usage_;
  std::string description_;
  std::string heading_ = "Options";
  std::string epilogue_;
  std::vector<Declared> declared_;
  bool is_help_wanted_ = false;
};

}  // namespace vtlsim
