#include "cli/files/read_file.h"

#include <utility>

#include "vtlsim/named_file.h"

namespace vtlsim {

std::string_view without_file_scheme(std::string_view path) {
  constexpr std::string_view kScheme = "file://";
  if (path.starts_with(kScheme)) path.remove_prefix(kScheme.size());
  return path;
}

std::string display_name(std::string_view path) {
  return path == "-" ? std::string("<stdin>") : std::string(without_file_scheme(path));
}

Failure file_failure(FileProblem problem, const std::string& path) {
  const auto refuse = [&](ExitCode exit_code, std::string_view code) {
    return failure(exit_code, code, std::move(problem.message), std::move(problem.help));
  };
  switch (problem.fault) {
    case FileFault::bad_name:
      return refuse(ExitCode::usage, "CLI010");
    case FileFault::missing: {
      const bool is_text = path.find_first_of("$#{\n") != std::string::npos;
      return failure(ExitCode::usage, "CLI010", "there is no file " + path,
                     is_text ? "the name of a file is wanted; to give the text itself, write `-` "
                               "and send it to standard input"
                             : "");
    }
    case FileFault::folder:
      return refuse(ExitCode::usage, "CLI011");
    case FileFault::not_text:
      return refuse(ExitCode::unparsable, "CLI013");
    case FileFault::too_large:
      return refuse(ExitCode::unparsable, "CLI014");
    case FileFault::unwritable:
      return refuse(ExitCode::internal, "CLI015");
    case FileFault::outside:
    case FileFault::link:
    case FileFault::not_regular:
    case FileFault::unreadable:
      break;
  }
  return refuse(ExitCode::usage, "CLI012");
}

std::variant<InputFile, Failure> open_for_reading(std::string_view path, const Console& console) {
  if (path == "-") return InputFile(console.input_descriptor());
  const std::string file(without_file_scheme(path));
  auto opened = open_named_file(file);
  if (auto* problem = std::get_if<FileProblem>(&opened))
    return file_failure(std::move(*problem), file);
  return InputFile(std::move(std::get<FileHandle>(opened)));
}

std::variant<std::string, Failure> read_text_file(std::string_view path, Console& console,
                                                  std::size_t limit) {
  const auto opened = open_for_reading(path, console);
  if (const auto* refused = std::get_if<Failure>(&opened)) return *refused;
  const std::string name = display_name(path);
  auto text = read_text(std::get<InputFile>(opened).number(), name, limit);
  if (auto* problem = std::get_if<FileProblem>(&text))
    return file_failure(std::move(*problem), name);
  return std::get<std::string>(std::move(text));
}

}  // namespace vtlsim
