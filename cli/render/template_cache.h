// Compiles equal templates once.
//
// Why: a batch of ten thousand lines often holds a handful of templates; compiling costs a hundred
// times a render.
// Invariants: no more templates, and bytes of memory, are kept than the bounds say, but for the
// last one; the least recently used go first. Ownership: results are cheap copies (shared inside),
// so that one may outlive its entry. Threads: one.
#pragma once

#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>

#include "cli/render/profile_host.h"
#include "vtl/syntax_error.h"
#include "vtl/template.h"

namespace vtlsim {

struct TemplateCacheBounds {
  std::size_t templates = 1000;
  /// Of memory, texts and what they compile to.
  std::size_t bytes = std::size_t{256} << 20;
};

class TemplateCache {
 public:
  using Result = std::variant<vtl::Template, vtl::SyntaxError>;

  explicit TemplateCache(const ProfileHost& host, TemplateCacheBounds bounds = {})
      : host_(host), bounds_(bounds) {}
  /// Valid until the next call.
  const Result& compile(std::string_view text, const TemplateConfig& config);

 private:
  struct Entry {
    std::string key;
    Result result;
    std::size_t bytes = 0;
  };
  const std::shared_ptr<const vtl::Environment>& environment(const TemplateConfig& config);

  const ProfileHost& host_;
  TemplateCacheBounds bounds_;
  std::list<Entry> entries_;  // most recently used first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;
  std::string key_;
  std::size_t bytes_ = 0;
  TemplateConfig last_config_;
  std::shared_ptr<const vtl::Environment> last_environment_;
};

}  // namespace vtlsim
