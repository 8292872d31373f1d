// Where a command reads and writes, and how it talks to people; a value, so that commands run
// inside tests. Results go to `out`, everything for people (diagnostics, progress) to `error`.
// Refers to the streams of main().
#pragma once

#include <string_view>
#include <utility>

#include "cli/exit_codes.h"
#include "cli/terminal/color.h"
#include "cli/terminal/output.h"
#include "vtl/diagnostic.h"

namespace vtlsim {

/// Something that ends a command: what to tell, and how to exit.
struct Failure {
  vtl::Diagnostic diagnostic;
  ExitCode exit_code = ExitCode::usage;
};

/// Makes a failure without a place in a text.
Failure failure(ExitCode exit_code, std::string_view code, std::string message,
                std::string help = {});

class Console {
 public:
  Console(Output& out, Output& error, int input_descriptor, TerminalFacts out_facts,
          TerminalFacts error_facts)
      : out_(out),
        error_(error),
        input_descriptor_(input_descriptor),
        out_facts_(std::move(out_facts)),
        error_facts_(std::move(error_facts)) {}

  Output& out() { return out_; }
  Output& error() { return error_; }
  int input_descriptor() const { return input_descriptor_; }
  void set_color(ColorChoice choice) { color_ = choice; }
  bool has_color_on_out() const { return use_color(color_, out_facts_); }
  bool is_out_terminal() const { return out_facts_.is_terminal; }
  std::uint32_t out_width() const { return out_facts_.width; }
  bool is_error_terminal() const { return error_facts_.is_terminal; }

  /// Shows a diagnostic on `error`.
  void report(const vtl::Diagnostic& diagnostic);
  /// Shows it and returns its exit code.
  ExitCode report(const Failure& failure);

 private:
  Output& out_;
  Output& error_;
  int input_descriptor_;
  TerminalFacts out_facts_;
  TerminalFacts error_facts_;
  ColorChoice color_ = ColorChoice::automatic;
};

}  // namespace vtlsim
