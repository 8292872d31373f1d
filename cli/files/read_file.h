// Files that people name on the command line: `-` is standard input, and `file://` may stand before
// a path. What cannot be read is one clear error with the right exit code.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "cli/terminal/console.h"
#include "vtlsim/file_handle.h"
#include "vtlsim/file_problem.h"

namespace vtlsim {

/// Returns `t.vtl` for `file://t.vtl`, as `aws appsync evaluate-mapping-template --template
/// file://t.vtl` has it.
std::string_view without_file_scheme(std::string_view path);

/// Returns how messages name a path: `-` is `<stdin>`.
std::string display_name(std::string_view path);

/// Makes a failure with exit code usage when the file cannot be read, unparsable when it is too
/// large or not UTF-8.
Failure file_failure(FileProblem problem, const std::string& path);

/// A file that is read bit by bit; `-` is the console's input, which stays open.
class InputFile {
 public:
  explicit InputFile(int standard_input) : number_(standard_input) {}
  explicit InputFile(FileHandle file) : file_(std::move(file)), number_(file_.number()) {}
  int number() const { return number_; }

 private:
  FileHandle file_;
  int number_;
};

std::variant<InputFile, Failure> open_for_reading(std::string_view path, const Console& console);

/// Reads the text of a file; `-` is standard input.
std::variant<std::string, Failure> read_text_file(std::string_view path, Console& console,
                                                  std::size_t limit = kLargestFile);

}  // namespace vtlsim
