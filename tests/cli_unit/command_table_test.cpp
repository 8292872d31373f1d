// Every command is described whole, by its row alone.
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "cli/commands/command.h"

TEST_SUITE_BEGIN("commands");

TEST_CASE("every row has its texts, and options that describe themselves") {
  std::set<std::string_view> names;
  for (const vtlsim::Command* command : vtlsim::commands()) {
    CAPTURE(command->name);
    CHECK(names.insert(command->name).second);
    CHECK(!command->summary.empty());
    CHECK(command->usage.starts_with(command->name));
    CHECK(!command->description.empty());
    CHECK((command->epilogue.empty() || command->epilogue.ends_with("\n\n")));
    CHECK((command->exit_codes.empty() || command->exit_codes.starts_with("  0    ")));
    const vtlsim::DeclaredCommand declared(*command);
    std::set<std::string> options;
    for (const vtlsim::ArgumentDescription& argument : declared.parser().arguments()) {
      CAPTURE(argument.names);
      CHECK(options.insert(argument.names).second);
      CHECK(!argument.help.empty());
      CHECK((argument.kind == vtlsim::ArgumentKind::flag) ==
            (argument.value_kind == vtlsim::ValueKind::none));
      CHECK((argument.value_kind == vtlsim::ValueKind::choice) == !argument.choices.empty());
    }
  }
}

TEST_SUITE_END();
