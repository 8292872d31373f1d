#include "cli/serve/evaluation_pool.h"

#include <future>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using vtlsim::EvaluationPool;
using vtlsim::EvaluationPoolSettings;
using vtlsim::EvaluationService;
using vtlsim::ServeSettings;
using vtlsim::ServiceAnswer;

namespace {

const std::string kShort = R"({"template": "short", "context": "{}"})";
/// Ends with its loops' limit, which these tests lift.
const std::string kEndless =
    R"({"template": "#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..1000])#foreach($d in [1..1000])#foreach($e in [1..1000])#set($x=1)#end#end#end#end#end", "context": "{}"})";

/// A pool whose templates may run forever.
struct Fixture {
  explicit Fixture(EvaluationPoolSettings pool_settings = {}) {
    settings.evaluation.limits.loop_iterations = std::numeric_limits<std::uint64_t>::max();
    settings.evaluation.limits.steps = std::numeric_limits<std::uint64_t>::max() / 2;
    pool.emplace(pool_settings, [this] { return std::make_unique<EvaluationService>(settings); });
  }

  struct Pending {
    EvaluationPool::Ticket ticket;
    std::future<ServiceAnswer> answer;
  };
  Pending submit(const std::string& body) {
    auto promise = std::make_shared<std::promise<ServiceAnswer>>();
    auto answer = promise->get_future();
    auto ticket = pool->submit(
        body, [promise](ServiceAnswer given) { promise->set_value(std::move(given)); });
    return {std::move(ticket), std::move(answer)};
  }

  ServeSettings settings;
  std::optional<EvaluationPool> pool;
};

bool is_ready(const std::future<ServiceAnswer>& answer) {
  return answer.wait_for(0s) == std::future_status::ready;
}

}  // namespace

TEST_CASE("one that never ends keeps the only worker from nobody") {
  Fixture fixture;
  auto endless = fixture.submit(kEndless);
  for (int i = 0; i < 5; ++i) {
    const ServiceAnswer answer = fixture.submit(kShort).answer.get();
    CHECK(answer.status == 200);
    CHECK(answer.body.find("\"short\"") != std::string::npos);
  }
  CHECK_FALSE(is_ready(endless.answer));
  fixture.pool->cancel(endless.ticket);
  CHECK(endless.answer.get().status == 503);
}

TEST_CASE("more than have a place wait for one, and more than may wait are refused") {
  EvaluationPoolSettings settings;
  settings.long_places = 1;
  settings.most_long = 2;
  settings.fair_time = 6ms;
  Fixture fixture(settings);
  std::vector<Fixture::Pending> all;
  for (int i = 0; i < 5; ++i) all.push_back(fixture.submit(kEndless));
  // One evaluates and one waits. The others were long before they were refused.
  std::vector<Fixture::Pending*> kept;
  while (true) {
    kept.clear();
    for (auto& one : all) {
      if (!is_ready(one.answer)) kept.push_back(&one);
    }
    if (kept.size() <= 2) break;
    CHECK(fixture.submit(kShort).answer.get().status == 200);
  }
  REQUIRE(kept.size() == 2);
  for (auto& one : all) {
    if (&one == kept[0] || &one == kept[1]) continue;
    const ServiceAnswer answer = one.answer.get();
    CHECK(answer.status == 503);
    CHECK(answer.error_type == "ServiceUnavailableException");
  }
  CHECK(fixture.submit(kShort).answer.get().status == 200);
  for (auto* one : kept) fixture.pool->cancel(one->ticket);
}

TEST_CASE("what waited begins anew and is answered") {
  EvaluationPoolSettings settings;
  settings.long_places = 1;
  settings.fair_time = 2ms;
  Fixture fixture(settings);
  auto first = fixture.submit(kEndless);
  while (!EvaluationPool::is_long(*first.ticket))
    CHECK(fixture.submit(kShort).answer.get().status == 200);
  // Long, but not endless.
  auto second = fixture.submit(
      R"({"template": "#foreach($a in [1..1000])#foreach($b in [1..200])#set($x=$a)#end#end$x", "context": "{}"})");
  while (!EvaluationPool::is_long(*second.ticket) && !is_ready(second.answer))
    CHECK(fixture.submit(kShort).answer.get().status == 200);
  fixture.pool->cancel(first.ticket);
  CHECK(second.answer.get().body.find("\"evaluationResult\":\"1000\"") != std::string::npos);
}

TEST_CASE("the end calls off what runs and forgets what waits") {
  Fixture fixture;
  auto running = fixture.submit(kEndless);
  std::vector<Fixture::Pending> waiting;
  for (int i = 0; i < 10; ++i) waiting.push_back(fixture.submit(kEndless));
  CHECK(fixture.pool->end(10min));
  fixture.pool.reset();
}

TEST_CASE("nobody is called for what was cancelled while it waited") {
  Fixture fixture;
  auto running = fixture.submit(kEndless);
  std::vector<Fixture::Pending> more;
  for (int i = 0; i < 3; ++i) more.push_back(fixture.submit(kEndless));
  for (auto& one : more) fixture.pool->cancel(one.ticket);
  fixture.pool->cancel(running.ticket);
  CHECK(fixture.submit(kShort).answer.get().status == 200);
}
