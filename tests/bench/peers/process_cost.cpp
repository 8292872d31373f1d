// vtlsim_bench_process COMMAND [ARGUMENT...]: what one process costs, from its start to its end.
//
// Why: the peak memory that the system reports of a child includes that of whoever started it, so
// the starter has to be small; a script's interpreter is not.
// Runs the command with its output thrown away and prints "<wall nanoseconds> <processor
// nanoseconds> <peak resident KiB>". Exit code 1 when the command did not end with 0.
#include <chrono>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

#include <sys/resource.h>
#include <sys/wait.h>

namespace {

std::int64_t nanoseconds(const timeval& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + std::int64_t{time.tv_usec} * 1000;
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count < 2) {
    std::fputs("usage: vtlsim_bench_process COMMAND [ARGUMENT...]\n", stderr);
    return 2;
  }
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    execvp(arguments[1], arguments + 1);
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || wait4(child, &status, 0, &usage) != child) {
    std::perror("vtlsim_bench_process");
    return 1;
  }
  const std::int64_t wall =
      std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - start)
          .count();
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    std::fprintf(stderr, "%s did not end well\n", arguments[1]);
    return 1;
  }
  const std::int64_t processor = nanoseconds(usage.ru_utime) + nanoseconds(usage.ru_stime);
  std::printf("%" PRId64 " %" PRId64 " %ld\n", wall, processor, usage.ru_maxrss);
  return 0;
}
