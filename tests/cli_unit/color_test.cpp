#include "cli/terminal/color.h"

#include <doctest/doctest.h>

using vtlsim::ColorChoice;
using vtlsim::TerminalFacts;
using vtlsim::use_color;

TEST_CASE("the command line decides before the environment, the environment before the terminal") {
  TerminalFacts facts;
  facts.is_terminal = true;
  facts.term = "xterm";
  CHECK(use_color(ColorChoice::automatic, facts));
  CHECK(!use_color(ColorChoice::never, facts));
  facts.no_color = "1";
  facts.force_color = "1";
  CHECK(!use_color(ColorChoice::automatic, facts));
  CHECK(use_color(ColorChoice::always, facts));
}

TEST_CASE("without NO_COLOR the forcing variables count, then the terminal") {
  TerminalFacts facts;
  CHECK(!use_color(ColorChoice::automatic, facts));
  facts.force_color = "1";
  CHECK(use_color(ColorChoice::automatic, facts));
  facts.force_color.clear();
  facts.clicolor_force = "1";
  CHECK(use_color(ColorChoice::automatic, facts));
  facts.clicolor_force.clear();
  facts.is_terminal = true;
  facts.term = "dumb";
  CHECK(!use_color(ColorChoice::automatic, facts));
}
