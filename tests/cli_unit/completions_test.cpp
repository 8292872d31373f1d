#include "cli/manual/completions.h"

#include <string>

#include <doctest/doctest.h>

#include "cli/manual/man_page.h"

namespace {

using vtlsim::ArgumentKind;
using vtlsim::ValueKind;

/// A program with one of each kind of argument.
vtlsim::ProgramDescription sample() {
  vtlsim::CommandDescription command;
  command.name = "cook";
  command.summary = "make it's [best]";
  command.usage = "cook FILES... [options]\ncook --all";
  command.description = ".begins with a dot \\ and – a dash";
  command.epilogue = "Examples:\n  vtlsim cook 'a'\n";
  command.arguments = {
      {ArgumentKind::positional_list,
       "Arguments",
       "FILES",
       "",
       "what to cook",
       {},
       ValueKind::file},
      {ArgumentKind::option,
       "Options",
       "--heat,-t",
       "KIND",
       "low: or high",
       {"low", "high"},
       ValueKind::choice},
      {ArgumentKind::option_list,
       "Options",
       "--spice",
       "FILE",
       "may be repeated",
       {},
       ValueKind::file},
      {ArgumentKind::option, "Options", "--pan", "DIR", "where", {}, ValueKind::folder},
      {ArgumentKind::option, "Options", "--time", "MINUTES", "how long", {}, ValueKind::other},
      {ArgumentKind::flag, "Options", "--help,-h", "", "it's help", {}, ValueKind::none},
  };
  vtlsim::CommandDescription other;
  other.name = "look";
  other.summary = "see";
  other.arguments = {{ArgumentKind::positional,
                      "Arguments",
                      "CODE",
                      "",
                      "a code",
                      {"A1", "A2"},
                      ValueKind::choice}};
  return {{command, other}};
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("zsh: one specification for each argument") {
  const std::string script = vtlsim::zsh_completion(sample());
  CHECK(script.starts_with("#compdef vtlsim\n"));
  CHECK(holds(script, "    'cook:make it'\\''s \\[best\\]'\n"));
  const std::string_view expected =
      "        cook)\n"
      "          _arguments -s -S \\\n"
      "            '*:FILES:_files' \\\n"
      "            '(-t --heat)'{-t+,--heat=}'[low\\: or high]:KIND:(low high)' \\\n"
      "            '*--spice=[may be repeated]:FILE:_files' \\\n"
      "            '--pan=[where]:DIR:_files -/' \\\n"
      "            '--time=[how long]:MINUTES: ' \\\n"
      "            '(-h --help)'{-h,--help}'[it'\\''s help]' ;;\n"
      "        look)\n"
      "          _arguments -s -S \\\n"
      "            '1:CODE:(A1 A2)' ;;\n";
  CHECK(holds(script, expected));
}

TEST_CASE("fish: one line for each argument") {
  const std::string script = vtlsim::fish_completion(sample());
  const std::string_view expected =
      "complete -c vtlsim -n '__fish_seen_subcommand_from cook' -F\n"
      "complete -c vtlsim -n '__fish_seen_subcommand_from cook' -s t -l heat -x -a 'low high' -d "
      "'low: or high'\n"
      "complete -c vtlsim -n '__fish_seen_subcommand_from cook' -l spice -r -F -d 'may be "
      "repeated'\n"
      "complete -c vtlsim -n '__fish_seen_subcommand_from cook' -l pan -x -a "
      "'(__fish_complete_directories)' -d 'where'\n"
      "complete -c vtlsim -n '__fish_seen_subcommand_from cook' -l time -x -d 'how long'\n"
      "complete -c vtlsim -n '__fish_seen_subcommand_from cook' -s h -l help -d 'it\\'s help'\n"
      "\n"
      "complete -c vtlsim -n '__fish_seen_subcommand_from look' -a 'A1 A2'\n";
  CHECK(script.ends_with(expected));
  CHECK(holds(script, "-a cook -d 'make it\\'s [best]'\n"));
}

TEST_CASE("bash: one branch for each command") {
  const std::string script = vtlsim::bash_completion(sample());
  const std::string_view expected =
      "    cook)\n"
      "      case $prev in\n"
      "        --heat|-t) _vtlsim_words 'low high'; return ;;\n"
      "        --spice) _vtlsim_files -f; return ;;\n"
      "        --pan) _vtlsim_files -d; return ;;\n"
      "        --time) :; return ;;\n"
      "      esac\n"
      "      case $cur in\n"
      "        -*) _vtlsim_words '--heat -t --spice --pan --time --help -h'; return ;;\n"
      "      esac\n"
      "      _vtlsim_files -f\n"
      "      ;;\n";
  CHECK(holds(script, expected));
}

TEST_CASE("the manual page escapes what roff would take for its own") {
  const std::string page = vtlsim::man_page(sample(), "1.2.3");
  CHECK(holds(page, ".TH VTLSIM 1 \"\" \"vtlsim 1.2.3\""));
  CHECK(holds(page, ".SS vtlsim cook\n\\&.begins with a dot \\(rs and \\[u2013] a dash\n"));
  CHECK(holds(page, ".PP\n.nf\nvtlsim cook FILES... [options]\nvtlsim cook \\-\\-all\n.fi\n"));
  CHECK(holds(page, ".TP\n\\fB\\-t\\fR, \\fB\\-\\-heat\\fR \\fIKIND\\fR\nlow: or high\n"));
  CHECK(holds(page, ".PP\n.nf\nExamples:\n  vtlsim cook \\(aqa\\(aq\n.fi\n"));
}
