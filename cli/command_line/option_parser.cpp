#include "cli/command_line/option_parser.h"

#include <algorithm>
#include <utility>

#include <CLI/CLI.hpp>

#include "vtl/text/suggest.h"

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

OptionParser::OptionParser(std::string_view usage, std::string_view description,
                           std::string_view epilogue)
    : usage_(usage), description_(description), epilogue_(epilogue) {}

void OptionParser::declare(ArgumentKind kind, std::string_view names, OptionValue value,
                           std::string_view help) {
  const bool is_positional =
      kind == ArgumentKind::positional || kind == ArgumentKind::positional_list;
  Declared& row = declared_.emplace_back();
  row.kind = kind;
  row.heading = is_positional ? "Arguments" : heading_;
  row.names = is_positional ? value.name : std::string(names);
  if (!is_positional) row.value_name = std::move(value.name);
  row.help = help;
  if (!value.note.empty()) {
    const bool is_list = value.note.front() != '(';
    if (!row.help.empty()) row.help += is_list ? ": " : " ";
    row.help += value.note;
  }
  row.choices = std::move(value.words);
  row.value_kind = value.kind;
  row.take = std::move(value.take);
}

void OptionParser::positional(OptionValue value, std::string_view help) {
  declare(ArgumentKind::positional, {}, std::move(value), help);
}

void OptionParser::positional_list(OptionValue value, std::string_view help) {
  declare(ArgumentKind::positional_list, {}, std::move(value), help);
}

void OptionParser::option(std::string_view names, OptionValue value, std::string_view help) {
  declare(ArgumentKind::option, names, std::move(value), help);
}

void OptionParser::option_list(std::string_view names, OptionValue value, std::string_view help) {
  declare(ArgumentKind::option_list, names, std::move(value), help);
}

void OptionParser::option_rest(std::string_view names, OptionValue value, std::string_view help) {
  declare(ArgumentKind::option_rest, names, std::move(value), help);
}

void OptionParser::flag(std::string_view names, bool& value, std::string_view help, bool meaning) {
  declare(ArgumentKind::flag, names, {"", ValueKind::none, {}, {}, {}}, help);
  declared_.back().flag = &value;
  declared_.back().flag_meaning = meaning;
}

/// `--related a b` as `--related=a --related=b`.
std::vector<std::string> OptionParser::with_rests_marked(std::span<const std::string> words) const {
  std::vector<std::string> result;
  std::string inside;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const bool is_option = word.starts_with("-") && word != "-";
    if (is_option) inside.clear();
    const bool is_rest = std::any_of(declared_.begin(), declared_.end(), [&](const Declared& row) {
      return row.kind == ArgumentKind::option_rest && row.names == word;
    });
    // Where its value is missing, the parser says so.
    if (is_rest && i + 1 < words.size() && !words[i + 1].starts_with("-")) {
      inside = word + "=";
    } else {
      result.push_back(inside + word);
    }
  }
  return result;
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

Taken OptionParser::parse(std::span<const std::string> arguments) {
  for (const std::string& argument : arguments) {
    if (argument == "--") break;
    if (argument == "--help" || argument == "-h") {
      is_help_wanted_ = true;
      return {};
    }
  }
  CLI::App app;
  app.set_help_flag("");
  app.allow_extras();
  std::vector<std::vector<std::string>> given(declared_.size());
  for (std::size_t i = 0; i < declared_.size(); ++i) {
    const Declared& row = declared_[i];
    if (row.flag != nullptr) {
      app.add_flag_callback(row.names, [&row] { *row.flag = row.flag_meaning; });
      continue;
    }
    const bool is_single = row.kind == ArgumentKind::positional || row.kind == ArgumentKind::option;
    CLI::Option* const option =
        is_single ? app.add_option_function<std::string>(
                        row.names, [&, i](const std::string& text) { given[i].assign(1, text); })
                  : app.add_option(row.names, given[i]);
    option->type_name(row.value_name);
    if (is_single) {
      option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    } else if (row.kind != ArgumentKind::positional_list) {
      option->allow_extra_args(false);
    }
  }
  // CLI11 takes the arguments from the back.
  std::vector<std::string> words = with_rests_marked(arguments);
  std::reverse(words.begin(), words.end());
  try {
    app.parse(words);
  } catch (const CLI::ArgumentMismatch& mismatch) {
    const std::string what = mismatch.what();
    const std::string name = what.substr(0, what.find(':'));
    return failure(ExitCode::usage, "CLI004", "option `" + name + "` needs a value");
  } catch (const CLI::ParseError& error) {
    return failure(ExitCode::usage, "CLI003", error.what());
  }
  std::vector<std::string> unknown = app.remaining();
  // CLI11 leaves the mark between options and positionals there as well.
  std::erase(unknown, "--");
  if (!unknown.empty()) return unknown_argument(unknown);
  Taken first;
  for (std::size_t i = 0; i < declared_.size(); ++i) {
    const std::string name = declared_[i].names.substr(0, declared_[i].names.find(','));
    for (const std::string& text : given[i]) {
      Taken taken = declared_[i].take(name, text);
      if (!taken && first) first = std::move(taken);
    }
  }
  return first;
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
