// This engine, and functions written by hand, as peers of the comparison.
//
//   vtlsim_bench_peer TEMPLATE CONTEXT cached|parse|compile|context|handwritten|threads|first
//
// Why: the peers of the comparison (this one, VelocityPeer.java, simulator_peer.js) speak one line
// protocol, so that the driver can run them in turns. The lines read:
//   output   answered by what the work prints, as a JSON string
//   N        N rounds of the work; answered by "<nanoseconds> <bytes printed in all>"
//   N K      mode `threads`: N rounds on each of K threads, from one shared template
// Mode `first` takes no lines: it answers with the nanoseconds, by the wall clock and by the
// thread's processor time, of the first compilation in the life of the process. A failure is a
// message on stderr and exit code 1. Threads: one, but for mode `threads`.
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <time.h>
#include <vector>

#include "cli/kept_memory.h"
#include "tests/bench/handwritten.h"
#include "tests/bench/workload.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/json.h"

namespace vtlsim::bench {
namespace {

using SteadyClock = std::chrono::steady_clock;

/// One round of some work; returns what it printed (valid until the next round).
using Work = std::function<std::string_view()>;

std::int64_t nanoseconds_since(SteadyClock::time_point start) {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(SteadyClock::now() - start).count();
}

std::int64_t thread_nanoseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

/// Not inlined: the test that counts instructions counts those spent in here.
[[gnu::noinline]] std::size_t run_rounds(const Work& work, std::uint64_t count) {
  std::size_t bytes = 0;
  for (std::uint64_t i = 0; i < count; ++i) bytes += work().size();
  return bytes;
}

/// `template_path` says which function it is: ".../query.vtl".
Work handwritten_work(const std::string& template_path, const vtl::Map& ctx) {
  const std::size_t start = template_path.find_last_of('/') + 1;
  const std::string name = template_path.substr(start, template_path.find_last_of('.') - start);
  const HandwrittenTemplate print = find_handwritten(name);
  if (print == nullptr) throw std::runtime_error("nothing is written by hand for " + name);
  return [print, &ctx, text = std::make_shared<vtl::TextBuffer>(),
          result = std::make_shared<std::string>()]() -> std::string_view {
    text->clear();
    print(*text, ctx);
    *result = std::string(text->view());
    return *result;
  };
}

Work work_of(const std::string& mode, const std::string& template_path, Workload& workload) {
  if (mode == "handwritten") return handwritten_work(template_path, workload.ctx());
  if (mode == "context") {
    return [&workload] {
      workload.read_context();
      return std::string_view();
    };
  }
  if (mode == "compile") {
    return [&workload]() -> std::string_view {
      workload.compile();
      return workload.template_text();
    };
  }
  if (mode == "parse") {
    return [&workload]() -> std::string_view { return workload.render(workload.compile()); };
  }
  if (mode == "cached") {
    return [&workload, compiled = workload.compile()]() -> std::string_view {
      return workload.render(compiled);
    };
  }
  throw std::runtime_error("no such mode: " + mode);
}

/// Runs the lines `N` and `output`.
void serve(const Work& work) {
  for (std::string line; std::getline(std::cin, line);) {
    if (line == "output") {
      vtl::TextBuffer json;
      vtl::write_json_string(json, work());
      std::cout << json.view() << std::endl;
      continue;
    }
    const std::uint64_t count = std::strtoull(line.c_str(), nullptr, 10);
    const auto start = SteadyClock::now();
    const std::size_t bytes = run_rounds(work, count);
    std::cout << nanoseconds_since(start) << ' ' << bytes << std::endl;
  }
}

/// Runs the lines `N K`.
void serve_threads(const std::string& template_text, const std::string& context_json) {
  std::vector<std::unique_ptr<Workload>> workloads;
  std::optional<vtl::Template> compiled;
  for (std::string line; std::getline(std::cin, line);) {
    char* rest = nullptr;
    const std::uint64_t count = std::strtoull(line.c_str(), &rest, 10);
    const std::size_t thread_count = std::strtoull(rest, nullptr, 10);
    while (workloads.size() < thread_count)
      workloads.push_back(std::make_unique<Workload>(template_text, context_json));
    if (!compiled) compiled = workloads.front()->compile();
    const auto start = SteadyClock::now();
    std::vector<std::thread> threads;
    std::vector<std::size_t> bytes(thread_count, 0);
    for (std::size_t i = 0; i < thread_count; ++i) {
      threads.emplace_back([&, i] {
        const Work work = [&]() -> std::string_view { return workloads[i]->render(*compiled); };
        bytes[i] = run_rounds(work, count);
      });
    }
    std::size_t total = 0;
    for (std::size_t i = 0; i < thread_count; ++i) {
      threads[i].join();
      total += bytes[i];
    }
    std::cout << nanoseconds_since(start) << ' ' << total << std::endl;
  }
}

void run(const std::string& template_path, const std::string& context_path,
         const std::string& mode) {
  const std::string template_text = read_file(template_path);
  const std::string context_json = read_file(context_path);
  if (mode == "threads") {
    serve_threads(template_text, context_json);
    return;
  }
  Workload workload(template_text, context_json);
  if (mode == "first") {
    const auto start = SteadyClock::now();
    const std::int64_t start_of_thread = thread_nanoseconds();
    const vtl::Template compiled = workload.compile();
    const std::int64_t processor = thread_nanoseconds() - start_of_thread;
    std::cout << nanoseconds_since(start) << ' ' << processor << std::endl;
    return;
  }
  serve(work_of(mode, template_path, workload));
}

}  // namespace
}  // namespace vtlsim::bench

int main(int argument_count, char** arguments) {
  if (argument_count != 4) {
    std::cerr << "usage: vtlsim_bench_peer TEMPLATE CONTEXT MODE\n";
    return 2;
  }
  vtlsim::keep_freed_memory();
  try {
    vtlsim::bench::run(arguments[1], arguments[2], arguments[3]);
  } catch (const std::exception& exception) {
    std::cerr << "vtlsim_bench_peer: " << exception.what() << '\n';
    return 1;
  }
  return 0;
}
