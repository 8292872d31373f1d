// The program: standard streams and arguments in, an exit code out. All decisions are in
// application.cpp.
#include <csignal>
#include <string>
#include <unistd.h>
#include <vector>

#include "cli/application.h"
#include "cli/kept_memory.h"

int main(int argc, char** argv) {
  vtlsim::keep_freed_memory();
  // A reader that goes away is noticed by write(2); without this the signal would end the program
  // mid-way.
  std::signal(SIGPIPE, SIG_IGN);
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  vtlsim::Output out(STDOUT_FILENO);
  vtlsim::Output error(STDERR_FILENO);
  vtlsim::Console console(out, error, STDIN_FILENO, vtlsim::read_terminal_facts(STDOUT_FILENO),
                          vtlsim::read_terminal_facts(STDERR_FILENO));
  return static_cast<int>(vtlsim::run_application(arguments, console));
}
