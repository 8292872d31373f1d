// Whether to use colour. People rely on the order: the command line, then NO_COLOR, then
// FORCE_COLOR and CLICOLOR_FORCE, then whether there is a terminal that knows colours. Colour only
// repeats what words say.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vtlsim {

enum class ColorChoice : std::uint8_t { automatic, always, never };

/// What --color takes.
struct ColorWord {
  std::string_view name;
  ColorChoice meaning;
  std::string_view note = {};
};
inline constexpr ColorWord kColorWords[] = {
    {"always", ColorChoice::always},
    {"never", ColorChoice::never},
    {"auto", ColorChoice::automatic, "default; obeys NO_COLOR and FORCE_COLOR"},
};

/// What is known about one output stream and its surroundings.
struct TerminalFacts {
  bool is_terminal = false;
  /// Columns.
  std::uint32_t width = 120;
  /// Values of environment variables; empty when unset (an empty value counts as unset).
  std::string term;
  std::string no_color;
  std::string force_color;
  std::string clicolor_force;
};

bool use_color(ColorChoice choice, const TerminalFacts& facts);

/// Asks the system about a descriptor.
TerminalFacts read_terminal_facts(int descriptor);

}  // namespace vtlsim
