#include "cli/terminal/color.h"

#include <cstdlib>
#include <unistd.h>

#include <sys/ioctl.h>

namespace vtlsim {
namespace {

std::string environment_value(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

}  // namespace

bool use_color(ColorChoice choice, const TerminalFacts& facts) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  if (!facts.no_color.empty()) return false;
  if (!facts.force_color.empty() || !facts.clicolor_force.empty()) return true;
  return facts.is_terminal && facts.term != "dumb";
}

TerminalFacts read_terminal_facts(int descriptor) {
  constexpr std::uint32_t kNarrowest = 40;
  TerminalFacts facts;
  facts.is_terminal = ::isatty(descriptor) == 1;
  winsize size{};
  if (facts.is_terminal && ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 &&
      size.ws_col >= kNarrowest) {
    facts.width = size.ws_col;
  }
  facts.term = environment_value("TERM");
  facts.no_color = environment_value("NO_COLOR");
  facts.force_color = environment_value("FORCE_COLOR");
  facts.clicolor_force = environment_value("CLICOLOR_FORCE");
  return facts;
}

}  // namespace vtlsim
