#include "vtl/template_cache.h"

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

namespace {

std::shared_ptr<const vtl::Environment> environment() {
  return std::make_shared<const vtl::Environment>(
      vtl::Environment{vtl::velocity_profile(), {}, {}});
}

}  // namespace

TEST_CASE("equal texts of one name are compiled once") {
  vtl::TemplateCache cache(environment());
  const auto first = cache.compile("a.vtl", "$x");
  CHECK(cache.compile("a.vtl", "$x") == first);
  CHECK(cache.compile("b.vtl", "$x") != first);
  CHECK(cache.compile("a.vtl", "$y") != first);
  CHECK(first->source->name() == "a.vtl");
  CHECK(std::get<vtl::Template>(first->result).source().name() == "velocity");
}

TEST_CASE("a text that is refused is remembered as well") {
  vtl::TemplateCache cache(environment());
  const auto refused = cache.compile("a.vtl", "#if(");
  CHECK(std::holds_alternative<vtl::SyntaxError>(refused->result));
  CHECK(cache.compile("a.vtl", "#if(") == refused);
}

TEST_CASE("the least recently used goes first, and stays with whoever holds it") {
  vtl::TemplateCache cache(environment(), {.templates = 2, .bytes = 64U << 20});
  const auto one = cache.compile("", "1");
  const auto two = cache.compile("", "2");
  CHECK(cache.compile("", "1") == one);
  const auto three = cache.compile("", "3");
  CHECK(cache.compile("", "1") == one);
  CHECK(cache.compile("", "3") == three);
  CHECK(cache.compile("", "2") != two);
  CHECK(std::get<vtl::Template>(two->result).source().text() == "2");
}

TEST_CASE("what is larger than the bound alone is kept until the next one") {
  vtl::TemplateCache cache(environment(), {.templates = 10, .bytes = 10});
  const auto one = cache.compile("", "1");
  CHECK(cache.compile("", "1") == one);
  cache.compile("", "2");
  CHECK(cache.compile("", "1") != one);
}

TEST_CASE("threads share a cache") {
  vtl::TemplateCache cache(environment(), {.templates = 5, .bytes = 64U << 20});
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&cache] {
      for (int i = 0; i < 200; ++i) {
        const std::string text = "text " + std::to_string(i % 7);
        const auto entry = cache.compile("", text);
        const auto* compiled = std::get_if<vtl::Template>(&entry->result);
        if (compiled == nullptr || compiled->source().text() != text) FAIL_CHECK("another text");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}
