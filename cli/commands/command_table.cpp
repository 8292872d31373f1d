#include <array>

#include "cli/commands/command.h"

namespace vtlsim {
namespace {

constexpr std::array kCommands = {
    Command{"render", "render a template with a context, or many of them", run_render},
    Command{"run", "run a resolver with a context and answers of its data sources", run_run},
    Command{"query", "answer GraphQL operations over a schema and data", run_query},
    Command{"test", "run the tests beside templates and resolvers", run_test},
    Command{"check", "find mistakes in templates without running them", run_check},
    Command{"project", "show the APIs, resolvers and templates of a project", run_project},
    Command{"init", "write a first suite for a template or a resolver", run_init},
    Command{"serve", "answer EvaluateMappingTemplate over HTTP", run_serve},
    Command{"doc", "what $util, $ctx and $extensions offer to a template", run_doc},
    Command{"explain", "say what the code of a diagnostic means", run_explain},
    Command{"completions", "print completions for bash, zsh or fish", run_completions},
    Command{"man", "print the manual page", run_man},
};

}  // namespace

std::span<const Command> commands() {
  return kCommands;
}

}  // namespace vtlsim
