#include <string>
#include <utility>

#include "cli/test/test_run.h"
#include "vtlsim/file_watcher.h"

namespace vtlsim {
namespace {

constexpr std::string_view kPrompt =
    "watching for changes (a: all tests, f: failed ones, u: update snapshots, q: quit; then "
    "Enter)\n";

class WatchLoop {
 public:
  WatchLoop(TestSettings settings, const std::atomic<bool>& is_cancelled, Console& console)
      : settings_(std::move(settings)),
        is_cancelled_(is_cancelled),
        console_(console),
        watcher_(make_file_watcher(settings_.root, settings_.is_polling)),
        input_(console.input_descriptor()) {}

  ExitCode run() {
    run_with([](TestSettings&) {});
    while (!is_cancelled_) {
      const WatchEvent event = watcher_->wait(input_);
      if (event.is_input_closed) input_ = -1;
      for (const std::string& line : event.input_lines) {
        if (!obey(line)) return ExitCode::success;
      }
      if (!event.changed.empty() && has_related_suites(settings_, event.changed)) {
        run_with([&](TestSettings& settings) { settings.selection.related = event.changed; });
      }
    }
    return ExitCode::interrupted;
  }

 private:
  template <class Change>
  void run_with(Change change) {
    TestSettings settings = settings_;
    change(settings);
    run_tests(settings, is_cancelled_, console_);
    if (is_cancelled_) return;
    console_.out().write(kPrompt);
    console_.out().flush();
  }

  /// False to quit.
  bool obey(const std::string& line) {
    if (line == "q") return false;
    if (line == "a") run_with([](TestSettings&) {});
    if (line == "f") run_with([](TestSettings& settings) { settings.wants_failed_only = true; });
    if (line == "u") run_with([](TestSettings& settings) { settings.is_updating = true; });
    return true;
  }

  TestSettings settings_;
  const std::atomic<bool>& is_cancelled_;
  Console& console_;
  std::unique_ptr<FileWatcher> watcher_;
  int input_;
};

}  // namespace

ExitCode watch_tests(TestSettings settings, const std::atomic<bool>& is_cancelled,
                     Console& console) {
  return WatchLoop(std::move(settings), is_cancelled, console).run();
}

}  // namespace vtlsim
