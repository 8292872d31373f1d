#include "cli/serve/evaluation_pool.h"

#include <exception>
#include <optional>
#include <system_error>
#include <utility>

#include "cli/serve/thread_share.h"
#include "vtl/detail/evaluation_watch.h"

namespace vtlsim {
namespace {

/// How often the supervisor looks while anybody works, and while somebody waits for a worker.
constexpr std::chrono::milliseconds kLook{5};
constexpr std::chrono::milliseconds kHurriedLook{1};

/// After a service could not be made, which takes memory.
constexpr std::chrono::milliseconds kRetry{100};

}  // namespace

class EvaluationPool::Job {
 public:
  Job(std::string body_in, Done done_in) : body(std::move(body_in)), done(std::move(done_in)) {}

  std::string body;
  Done done;
  /// The evaluation is to end, for whichever reason.
  std::atomic<bool> is_called_off{false};
  std::atomic<bool> is_long{false};
  /// Called off for want of a place only.
  bool is_without_place = false;
};

struct EvaluationPool::Worker {
  std::unique_ptr<EvaluationService> service;
  Ticket job;
  std::thread thread;
  /// At idle priority, on its way out.
  bool is_aside = false;
  bool has_ended = false;
  /// Its CPU time when the job began.
  std::chrono::nanoseconds cpu_time_then{};
};

EvaluationPool::EvaluationPool(const EvaluationPoolSettings& settings, MakeService make_service)
    : settings_(settings), make_service_(std::move(make_service)) {
  const std::lock_guard lock(mutex_);
  for (unsigned count = 0; count < settings_.workers; ++count) {
    if (!start_worker(false) && workers_.empty())
      throw std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again));
  }
  supervisor_ = std::thread([this] { supervise(); });
}

EvaluationPool::~EvaluationPool() {
  end(std::chrono::hours(24 * 365));
  supervisor_.join();
  for (Worker& worker : workers_) worker.thread.join();
}

EvaluationPool::Ticket EvaluationPool::submit(std::string body, Done done) {
  Ticket ticket;
  {
    const std::lock_guard lock(mutex_);
    ticket = std::make_shared<Job>(std::move(body), std::move(done));
    jobs_.push_back(ticket);
    if (is_crowded() && is_supervisor_patient_) {
      is_supervisor_patient_ = false;
      is_supervised_.notify_all();
    }
  }
  has_work_.notify_one();
  return ticket;
}

void EvaluationPool::cancel(const Ticket& ticket) {
  const std::lock_guard lock(mutex_);
  ticket->is_called_off = true;
  ticket->is_without_place = false;
  std::erase(jobs_, ticket);
  std::erase(deferred_, ticket);
}

bool EvaluationPool::is_long(const Job& job) {
  return job.is_long;
}

bool EvaluationPool::end(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  is_ending_ = true;
  jobs_.clear();
  deferred_.clear();
  for (const Worker& worker : workers_) {
    if (worker.job == nullptr) continue;
    worker.job->is_called_off = true;
    worker.job->is_without_place = false;
  }
  has_work_.notify_all();
  is_supervised_.notify_all();
  return has_ended_.wait_for(lock, patience, [this] { return running_count_ == 0; });
}

bool EvaluationPool::start_worker(bool is_aside) {
  try {
    Worker& worker = workers_.emplace_back();
    worker.is_aside = is_aside;
    worker.thread = std::thread([this, &worker] { work(worker); });
  } catch (const std::exception&) {
    // No memory or no thread: things stay as they are.
    if (!workers_.empty() && !workers_.back().thread.joinable()) workers_.pop_back();
    return false;
  }
  Worker& worker = workers_.back();
  if (!spare_services_.empty()) {
    worker.service = std::move(spare_services_.back());
    spare_services_.pop_back();
  }
  if (is_aside) make_idle(worker.thread);
  ++running_count_;
  return true;
}

void EvaluationPool::provide_service(std::unique_lock<std::mutex>& lock, Worker& worker) {
  while (worker.service == nullptr && !is_ending_) {
    lock.unlock();
    {
      const std::lock_guard making(making_);
      worker.service = make_service_();
    }
    lock.lock();
    if (worker.service == nullptr)
      is_supervised_.wait_for(lock, kRetry, [this] { return is_ending_; });
  }
}

void EvaluationPool::work(Worker& worker) {
  std::unique_lock lock(mutex_);
  provide_service(lock, worker);
  while (const Ticket job = take_job(lock, worker)) {
    lock.unlock();
    std::optional<ServiceAnswer> answer = worker.service->evaluate(job->body, job->is_called_off);
    lock.lock();
    finish(lock, worker, std::move(answer));
  }
  if (worker.service != nullptr && spare_services_.size() < settings_.long_places)
    spare_services_.push_back(std::move(worker.service));
  worker.has_ended = true;
  if (--running_count_ == 0) has_ended_.notify_all();
}

EvaluationPool::Ticket EvaluationPool::take_job(std::unique_lock<std::mutex>& lock,
                                                Worker& worker) {
  if (worker.is_aside) {
    if (is_ending_ || deferred_.empty() || aside_count_ >= settings_.long_places) return nullptr;
    worker.job = std::move(deferred_.front());
    deferred_.pop_front();
    ++aside_count_;
    return worker.job;
  }
  ++free_count_;
  has_work_.wait(lock, [this] { return is_ending_ || !jobs_.empty(); });
  --free_count_;
  if (is_ending_) return nullptr;
  worker.job = std::move(jobs_.front());
  jobs_.pop_front();
  worker.cpu_time_then = vtl::thread_cpu_time();
  ++busy_count_;
  if (is_supervisor_asleep_) is_supervised_.notify_one();
  return worker.job;
}

void EvaluationPool::finish(std::unique_lock<std::mutex>& lock, Worker& worker,
                            std::optional<ServiceAnswer> answer) {
  Ticket job = std::exchange(worker.job, nullptr);
  --(worker.is_aside ? aside_count_ : busy_count_);
  if (!answer && job->is_without_place && !is_ending_) {
    if (aside_count_ + deferred_.size() < settings_.most_long) return defer(std::move(job));
    answer = service_failure(503, kUnavailable, "Too many long evaluations at once");
  }
  if (!answer) answer = service_failure(503, kUnavailable, "The evaluation was called off");
  lock.unlock();
  job->done(std::move(*answer));
  job.reset();
  lock.lock();
}

void EvaluationPool::defer(Ticket job) {
  job->is_without_place = false;
  job->is_called_off = false;
  deferred_.push_back(std::move(job));
  // Whoever leaves the lane looks for the next one. But the last may have left meanwhile.
  if (aside_count_ < settings_.long_places) start_worker(true);
}

void EvaluationPool::supervise() {
  std::unique_lock lock(mutex_);
  bool was_hurried = false;
  while (!is_ending_) {
    if (busy_count_ == 0) {
      is_supervisor_asleep_ = true;
      is_supervised_.wait(lock, [this] { return is_ending_ || busy_count_ > 0; });
      is_supervisor_asleep_ = false;
    }
    // Patience ends when somebody has to wait, but is not asked for twice within a hurried look.
    is_supervisor_patient_ = !is_crowded() && !was_hurried;
    const bool is_patient = is_supervisor_patient_;
    is_supervised_.wait_for(lock, is_patient ? kLook : kHurriedLook, [this, is_patient] {
      return is_ending_ || (is_patient && !is_supervisor_patient_);
    });
    was_hurried = is_patient && !is_supervisor_patient_;
    is_supervisor_patient_ = false;
    for (auto worker = workers_.begin(); worker != workers_.end() && !is_ending_;) {
      if (worker->has_ended) {
        worker->thread.join();
        worker = workers_.erase(worker);
        continue;
      }
      look_at(*worker);
      ++worker;
    }
  }
}

void EvaluationPool::look_at(Worker& worker) {
  if (worker.job == nullptr || worker.is_aside) return;
  const auto cpu_time = cpu_time_of(worker.thread);
  if (!cpu_time) return;
  const auto used = *cpu_time - worker.cpu_time_then;
  const bool has_place = aside_count_ < settings_.long_places;
  if (used < (has_place && is_crowded() ? settings_.short_time : settings_.fair_time)) return;
  if (has_place) return move_aside(worker);
  if (!worker.job->is_called_off) {
    worker.job->is_long = true;
    worker.job->is_without_place = true;
    worker.job->is_called_off = true;
  } else if (used > 2 * settings_.fair_time && aside_count_ < 2 * settings_.long_places) {
    // It does not notice: some operations are long and ask nobody.
    move_aside(worker);
  }
}

void EvaluationPool::move_aside(Worker& worker) {
  if (!start_worker(false)) return;
  worker.is_aside = true;
  worker.job->is_long = true;
  --busy_count_;
  ++aside_count_;
  make_idle(worker.thread);
}

}  // namespace vtlsim
