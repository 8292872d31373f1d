#include <array>

#include "cli/commands/command.h"

namespace vtlsim {
namespace {

constexpr std::array kCommands = {
    Command{"render", "render a template with a context, or many of them", run_render},
    Command{"run", "run a resolver with a context and answers of its data sources", run_run},
    Command{"test", "run the tests beside templates and resolvers", run_test},
    Command{"init", "write a first suite for a template or a resolver", run_init},
    Command{"serve", "answer EvaluateMappingTemplate over HTTP", run_serve},
    Command{"doc", "what $util, $ctx and $extensions offer to a template", run_doc},
    Command{"explain", "say what the code of a diagnostic means", run_explain},
};

}  // namespace

std::span<const Command> commands() {
  return kCommands;
}

}  // namespace vtlsim
