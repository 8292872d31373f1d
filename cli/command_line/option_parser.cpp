#include "cli/command_line/option_parser.h"

#include <algorithm>
#include <utility>

#include <CLI/CLI.hpp>

#include "vtl/suggest.h"

namespace vtlsim {
namespace {

constexpr std::size_t kHelpColumn = 30;
constexpr std::size_t kHelpWidth = 100;

/// Words of `text` in lines that start at `column`; the cursor already stands there.
void append_wrapped(std::string& out, std::string_view text, std::size_t column) {
  std::size_t used = column;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find(' '), text.size());
    if (used > column && used + 1 + length > kHelpWidth) {
      out += "\n" + std::string(column, ' ');
      used = column;
    }
    if (used > column) {
      out += ' ';
      ++used;
    }
    out += text.substr(0, length);
    used += length;
    text.remove_prefix(std::min(length + 1, text.size()));
  }
}

/// "--context,-c" as people write it: "-c, --context".
std::string shown_names(std::string_view names) {
  const std::size_t comma = names.find(',');
  if (comma == std::string_view::npos) return "    " + std::string(names);
  return std::string(names.substr(comma + 1)) + ", " + std::string(names.substr(0, comma));
}

}  // namespace

OptionParser::OptionParser(std::string_view usage, std::string_view description)
    : usage_(usage), description_(description) {}

void OptionParser::heading(std::string_view text) {
  heading_ = text;
}

void OptionParser::positional(std::string_view name, std::optional<std::string>& value,
                              std::string_view help) {
  declared_.push_back(
      {{ArgumentKind::positional, "Arguments", std::string(name), "", std::string(help), {}},
       &value});
}

void OptionParser::positional_list(std::string_view name, std::vector<std::string>& values,
                                   std::string_view help) {
  declared_.push_back(
      {{ArgumentKind::positional_list, "Arguments", std::string(name), "", std::string(help), {}},
       nullptr,
       &values});
}

void OptionParser::option(std::string_view names, std::string_view value_name,
                          std::optional<std::string>& value, std::string_view help) {
  declared_.push_back({{ArgumentKind::option,
                        heading_,
                        std::string(names),
                        std::string(value_name),
                        std::string(help),
                        {}},
                       &value});
}

void OptionParser::option_list(std::string_view names, std::string_view value_name,
                               std::vector<std::string>& values, std::string_view help) {
  declared_.push_back({{ArgumentKind::option_list,
                        heading_,
                        std::string(names),
                        std::string(value_name),
                        std::string(help),
                        {}},
                       nullptr,
                       &values});
}

void OptionParser::flag(std::string_view names, bool& value, std::string_view help) {
  declared_.push_back(
      {{ArgumentKind::flag, heading_, std::string(names), "", std::string(help), {}},
       nullptr,
       nullptr,
       &value});
}

void OptionParser::choices(std::vector<std::string> values) {
  declared_.back().choices = std::move(values);
}

std::vector<ArgumentDescription> OptionParser::arguments() const {
  return {declared_.begin(), declared_.end()};
}

void OptionParser::epilogue(std::string_view text) {
  epilogue_ = text;
}

std::vector<std::string_view> OptionParser::option_names() const {
  std::vector<std::string_view> names = {"--help"};
  for (const Declared& declared : declared_) {
    if (!declared.names.starts_with('-')) continue;
    names.push_back(std::string_view(declared.names).substr(0, declared.names.find(',')));
  }
  return names;
}

Failure OptionParser::unknown_argument(const std::vector<std::string>& unknown) const {
  const std::string command = usage_.substr(0, usage_.find(' '));
  const std::string more = "`vtlsim " + command + " --help` lists the options";
  for (const std::string& argument : unknown) {
    if (!argument.starts_with('-') || argument == "-") continue;
    const std::string name = argument.substr(0, argument.find('='));
    const auto near = vtl::suggest(name, option_names());
    return failure(ExitCode::usage, "CLI002", "unknown option `" + name + "`",
                   near ? "did you mean `" + std::string(*near) + "`?" : more);
  }
  return failure(ExitCode::usage, "CLI003", "unexpected argument `" + unknown.front() + "`", more);
}

std::optional<Failure> OptionParser::parse(std::span<const std::string> arguments) {
  for (const std::string& argument : arguments) {
    if (argument == "--") break;
    if (argument == "--help" || argument == "-h") {
      is_help_wanted_ = true;
      return std::nullopt;
    }
  }
  CLI::App app;
  app.set_help_flag("");
  app.allow_extras();
  for (Declared& declared : declared_) {
    CLI::Option* option = nullptr;
    switch (declared.kind) {
      case ArgumentKind::positional:
      case ArgumentKind::option:
        option = app.add_option_function<std::string>(
            declared.names,
            [target = declared.text](const std::string& value) { *target = value; });
        option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
        break;
      case ArgumentKind::positional_list:
        option = app.add_option(declared.names, *declared.list);
        break;
      case ArgumentKind::option_list:
        option = app.add_option(declared.names, *declared.list)->allow_extra_args(false);
        break;
      case ArgumentKind::flag:
        option = app.add_flag(declared.names, *declared.flag);
        break;
    }
    option->type_name(declared.value_name);
  }
  // CLI11 takes the arguments from the back.
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ArgumentMismatch& mismatch) {
    const std::string what = mismatch.what();
    const std::string name = what.substr(0, what.find(':'));
    return failure(ExitCode::usage, "CLI004", "option `" + name + "` needs a value");
  } catch (const CLI::ParseError& error) {
    return failure(ExitCode::usage, "CLI003", error.what());
  }
  if (const std::vector<std::string> unknown = app.remaining(); !unknown.empty())
    return unknown_argument(unknown);
  return std::nullopt;
}

std::string OptionParser::help() const {
  std::string out = "Usage:\n";
  std::string_view usage = usage_;
  while (!usage.empty()) {
    const std::size_t end = std::min(usage.find('\n'), usage.size());
    out += "  vtlsim " + std::string(usage.substr(0, end)) + "\n";
    usage.remove_prefix(std::min(end + 1, usage.size()));
  }
  out += "\n";
  append_wrapped(out, description_, 0);
  out += "\n";
  std::string_view heading;
  for (const Declared& declared : declared_) {
    if (declared.heading != heading) {
      heading = declared.heading;
      out += "\n" + std::string(heading) + ":\n";
    }
    std::string left = declared.names.starts_with('-') ? "  " + shown_names(declared.names)
                                                       : "  " + declared.names;
    if (!declared.value_name.empty()) left += " " + declared.value_name;
    left += left.size() + 2 > kHelpColumn ? "\n" + std::string(kHelpColumn, ' ')
                                          : std::string(kHelpColumn - left.size(), ' ');
    out += left;
    append_wrapped(out, declared.help, kHelpColumn);
    out += "\n";
  }
  out += "\n" + epilogue_;
  if (!epilogue_.empty() && !epilogue_.ends_with('\n')) out += "\n";
  return out;
}

}  // namespace vtlsim
