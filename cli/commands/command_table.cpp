#include "cli/commands/command.h"

namespace vtlsim {

// Each stands in the source of its name.
extern const Command kRenderCommand;
extern const Command kRunCommand;
extern const Command kQueryCommand;
extern const Command kTestCommand;
extern const Command kCheckCommand;
extern const Command kProjectCommand;
extern const Command kInitCommand;
extern const Command kServeCommand;
extern const Command kDocCommand;
extern const Command kExplainCommand;
extern const Command kCompletionsCommand;
extern const Command kManCommand;

namespace {

constexpr const Command* kCommands[] = {
    &kRenderCommand, &kRunCommand,     &kQueryCommand,       &kTestCommand,
    &kCheckCommand,  &kProjectCommand, &kInitCommand,        &kServeCommand,
    &kDocCommand,    &kExplainCommand, &kCompletionsCommand, &kManCommand,
};

}  // namespace

std::span<const Command* const> commands() {
  return kCommands;
}

}  // namespace vtlsim
