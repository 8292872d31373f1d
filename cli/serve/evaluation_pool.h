// The threads that evaluate: workers for what is short, and a lane at idle priority for what is
// long.
//
// One thread speaks HTTP and these do the work, so that no template keeps the server from reading,
// answering and cutting other connections. Templates take a tenth of a millisecond; one that takes
// two hundred times as long is a mistake or malice, and must not keep others from the workers or
// from the processor. Nobody knows beforehand which it will be. So a supervisor looks at the CPU
// time of the workers: whoever has spent more than its fair time on one evaluation (or much less,
// when somebody waits for a worker) leaves the workers and goes on at idle priority, and a new
// worker takes its place. The lane has few places, since each may hold a session full of values:
// past them the evaluation is broken off and waits to begin anew (it has no effect but its answer),
// and past a number of those it is refused.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "cli/serve/evaluation_service.h"

namespace vtlsim {

struct EvaluationPoolSettings {
  /// Evaluations at once; at least one.
  unsigned workers = 1;
  /// Long evaluations at once, beside them.
  std::size_t long_places = 4;
  /// Long evaluations in all, those included that wait for a place.
  std::size_t most_long = 128;
  /// CPU time after which an evaluation is long.
  std::chrono::nanoseconds fair_time = std::chrono::milliseconds(20);
  /// CPU time after which it is long while somebody waits for a worker and the lane has a place.
  std::chrono::nanoseconds short_time = std::chrono::milliseconds(1);
};

class EvaluationPool {
 public:
  /// Called on a thread of the pool; must not throw. Destroyed where it was called or on the thread
  /// of cancel().
  using Done = std::function<void(ServiceAnswer)>;
  using MakeService = std::function<std::unique_ptr<EvaluationService>()>;
  class Job;
  using Ticket = std::shared_ptr<Job>;

  /// `make_service` is called on several threads, one at a time; it may answer null for want of
  /// memory, and must not throw.
  EvaluationPool(const EvaluationPoolSettings& settings, MakeService make_service);
  /// Ends evaluations and waits until they have ended.
  ~EvaluationPool();
  EvaluationPool(const EvaluationPool&) = delete;
  EvaluationPool& operator=(const EvaluationPool&) = delete;

  /// Does not wait for anything.
  Ticket submit(std::string body, Done done);
  /// Nobody wants the answer any more: `done` is not called if the evaluation has not begun, with
  /// whatever it came to if it has.
  void cancel(const Ticket& ticket);
  /// Whether it has had its fair time.
  static bool is_long(const Job& job);
  /// Cancels everything; false when an evaluation has not ended within `patience`. Nothing can be
  /// submitted afterwards.
  bool end(std::chrono::milliseconds patience);

 private:
  struct Worker;

  bool start_worker(bool is_aside);
  void provide_service(std::unique_lock<std::mutex>& lock, Worker& worker);
  void work(Worker& worker);
  /// Waits for it; null when the worker is to end.
  Ticket take_job(std::unique_lock<std::mutex>& lock, Worker& worker);
  void finish(std::unique_lock<std::mutex>& lock, Worker& worker,
              std::optional<ServiceAnswer> answer);
  void defer(Ticket job);
  void supervise();
  void look_at(Worker& worker);
  void move_aside(Worker& worker);
  /// A job waits and no worker is free.
  bool is_crowded() const { return jobs_.size() > free_count_; }

  const EvaluationPoolSettings settings_;
  const MakeService make_service_;
  std::mutex making_;  // held while make_service_ works
  std::mutex mutex_;   // guards all below
  std::condition_variable has_work_;
  std::condition_variable is_supervised_;
  std::condition_variable has_ended_;
  std::deque<Ticket> jobs_;
  /// Long ones that have lost their place.
  std::deque<Ticket> deferred_;
  std::list<Worker> workers_;
  std::vector<std::unique_ptr<EvaluationService>> spare_services_;
  // Workers that are not aside: at work, and waiting for work.
  std::size_t busy_count_ = 0;
  std::size_t free_count_ = 0;
  std::size_t aside_count_ = 0;
  std::size_t running_count_ = 0;  // of all threads
  bool is_supervisor_asleep_ = false;
  bool is_supervisor_patient_ = false;
  bool is_ending_ = false;
  std::thread supervisor_;
};

}  // namespace vtlsim
