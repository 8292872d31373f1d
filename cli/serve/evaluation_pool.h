// The threads that evaluate.
//
// Why: a heavy template must not keep the server from reading, answering and cutting other
// connections; so one thread speaks HTTP and these do the work.
// Invariants: submit() never blocks on an evaluation; each accepted job is evaluated once, or
// dropped with the pool. How many jobs wait is bounded by its user (one per connection).
// Ownership: owns threads and services. A job's `done` is destroyed where it was called.
// Threads: submit() from any; `done` is called on a thread of the pool and must not throw.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "cli/serve/evaluation_service.h"

namespace vtlsim {

class EvaluationPool {
 public:
  using Done = std::function<void(ServiceAnswer)>;

  /// One thread per service.
  explicit EvaluationPool(std::vector<std::unique_ptr<EvaluationService>> services);
  /// Waits for evaluations in progress, which the engine's limits end.
  ~EvaluationPool();
  EvaluationPool(const EvaluationPool&) = delete;
  EvaluationPool& operator=(const EvaluationPool&) = delete;

  void submit(std::string body, Done done);

 private:
  struct Job {
    std::string body;
    Done done;
  };
  void work(EvaluationService& service);

  std::vector<std::unique_ptr<EvaluationService>> services_;
  std::mutex mutex_;
  std::condition_variable has_work_;
  std::deque<Job> jobs_;    // guarded by mutex_
  bool is_ending_ = false;  // guarded by mutex_
  std::vector<std::thread> threads_;
};

}  // namespace vtlsim
