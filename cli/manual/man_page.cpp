#include "cli/manual/man_page.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "cli/exit_codes.h"

namespace vtlsim {
namespace {

/// The code point that begins at `at` and its length in bytes; the text is UTF-8.
std::pair<unsigned, std::size_t> code_point(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  unsigned value = first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length && at + i < text.size(); ++i) {
    value = (value << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  return {value, length};
}

/// Text as roff prints it unchanged.
std::string plain(std::string_view text) {
  std::string out;
  bool is_line_begin = true;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) >= 0x80) {
      const auto [value, length] = code_point(text, i);
      char name[16];
      std::snprintf(name, sizeof name, "\\[u%04X]", value);
      out += name;
      i += length;
      is_line_begin = false;
      continue;
    }
    if (is_line_begin && (c == '.' || c == '\'')) out += "\\&";
    switch (c) {
      case '\\':
        out += "\\(rs";
        break;
      case '-':
        out += "\\-";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '~':
        out += "\\(ti";
        break;
      default:
        out += c;
    }
    is_line_begin = c == '\n';
    ++i;
  }
  return out;
}

/// As it stands, line by line.
std::string literal(std::string_view text) {
  if (text.empty()) return "";
  std::string out = ".PP\n.nf\n" + plain(text);
  if (!out.ends_with('\n')) out += '\n';
  return out + ".fi\n";
}

std::string argument_entry(const ArgumentDescription& argument) {
  std::string head;
  if (is_option(argument)) {
    if (!short_name(argument).empty()) {
      head = "\\fB" + plain(short_name(argument)) + "\\fR, ";
    }
    head += "\\fB" + plain(long_name(argument)) + "\\fR";
    if (!argument.value_name.empty()) head += " \\fI" + plain(argument.value_name) + "\\fR";
  } else {
    head = "\\fI" + plain(argument.names) + "\\fR";
  }
  return ".TP\n" + head + "\n" + plain(argument.help) + "\n";
}

std::string command_section(const CommandDescription& command) {
  std::string out = ".SS vtlsim " + plain(command.name) + "\n";
  out += plain(command.description) + "\n";
  std::string usage;
  std::string_view rest = command.usage;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    usage += "vtlsim " + std::string(rest.substr(0, end)) + "\n";
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  out += literal(usage);
  for (const ArgumentDescription& argument : command.arguments) out += argument_entry(argument);
  return out + literal(command.epilogue);
}

}  // namespace

std::string man_page(const ProgramDescription& program, std::string_view version) {
  std::string out = ".\\\" Printed by `vtlsim man`; the texts are those of `vtlsim --help`.\n";
  out += ".TH VTLSIM 1 \"\" \"vtlsim " + plain(version) + "\" \"User Commands\"\n";
  out += ".SH NAME\nvtlsim \\- Velocity templates of AWS AppSync, rendered and tested offline\n";
  out += ".SH SYNOPSIS\n.B vtlsim\n\\fICOMMAND\\fR [\\fIARGUMENTS\\fR]\n.br\n";
  out += ".B vtlsim\n\\fICOMMAND\\fR \\fB\\-\\-help\\fR\n.br\n.B vtlsim \\-\\-version\n";
  out += ".SH DESCRIPTION\n";
  out +=
      "vtlsim runs the Velocity mapping templates (VTL) of AWS AppSync on this machine: it renders "
      "them as Apache Velocity 1.7 does, runs whole resolvers with answers of their data sources "
      "from a file, tests and checks them. It needs no account and no network.\n";
  out += ".SH COMMANDS\n";
  for (const CommandDescription& command : program.commands) {
    out += ".TP\n\\fB" + plain(command.name) + "\\fR\n" + plain(command.summary) + "\n";
  }
  out += ".SH OPTIONS\n";
  for (const CommandDescription& command : program.commands) out += command_section(command);
  out += ".SH EXIT STATUS\n" + literal(kExitCodesHelp);
  out += ".SH ENVIRONMENT\n";
  out +=
      ".TP\n\\fBNO_COLOR\\fR, \\fBFORCE_COLOR\\fR\nno colours, or colours where there is no "
      "terminal\n";
  out +=
      ".TP\n\\fBCI\\fR\nset and not empty, 0 or false: \\fBvtlsim test\\fR writes nothing but "
      "reports\n";
  out += ".TP\n\\fBGITHUB_ACTIONS\\fR\ntrue: \\fBvtlsim test\\fR annotates failures\n";
  return out;
}

}  // namespace vtlsim
