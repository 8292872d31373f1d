#include <array>

#include "cli/commands/command.h"

namespace vtlsim {
namespace {

constexpr std::array kCommands = {
    Command{"render", "render a template with a context, or many of them", run_render},
    Command{"explain", "say what the code of a diagnostic means", run_explain},
};

}  // namespace

std::span<const Command> commands() {
  return kCommands;
}

}  // namespace vtlsim
