#include "cli/serve/evaluation_pool.h"

#include <utility>

namespace vtlsim {

EvaluationPool::EvaluationPool(std::vector<std::unique_ptr<EvaluationService>> services)
    : services_(std::move(services)) {
  threads_.reserve(services_.size());
  for (const auto& service : services_) threads_.emplace_back([this, &service] { work(*service); });
}

EvaluationPool::~EvaluationPool() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
    jobs_.clear();
  }
  has_work_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void EvaluationPool::submit(std::string body, Done done) {
  {
    const std::lock_guard lock(mutex_);
    jobs_.push_back({std::move(body), std::move(done)});
  }
  has_work_.notify_one();
}

void EvaluationPool::work(EvaluationService& service) {
  std::unique_lock lock(mutex_);
  for (;;) {
    has_work_.wait(lock, [this] { return is_ending_ || !jobs_.empty(); });
    if (is_ending_) return;
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job.done(service.evaluate(job.body));
    job = {};
    lock.lock();
  }
}

}  // namespace vtlsim
