// Compiles equal templates once: compiling costs a hundred times a render, and a batch of ten
// thousand lines often holds a handful of templates.
//
// The least recently used are forgotten first, when there are more templates or bytes than the
// bounds say; the last one always stays. Whoever holds an entry keeps it. May be shared by threads.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <variant>

#include "vtl/template.h"

namespace vtl {

struct TemplateCacheBounds {
  std::size_t templates = 10'000;
  /// Bytes of memory: texts and what they compile to.
  std::size_t bytes = 64U << 20;
};

class TemplateCache {
 public:
  /// One text, compiled or refused; shared by all that use it. Messages of Velocity name it as the
  /// profile does (`velocity[line 1, column 2]`), whatever its file is called.
  struct Entry {
    std::variant<Template, SyntaxError> result;
    /// The text under its own name, for diagnostics.
    std::shared_ptr<const Source> source;
  };

  explicit TemplateCache(std::shared_ptr<const Environment> environment,
                         TemplateCacheBounds bounds = {});
  ~TemplateCache();
  TemplateCache(const TemplateCache&) = delete;
  TemplateCache& operator=(const TemplateCache&) = delete;

  std::shared_ptr<const Entry> compile(std::string_view name, std::string_view text);
  const std::shared_ptr<const Environment>& environment() const { return environment_; }

 private:
  struct State;
  std::shared_ptr<const Environment> environment_;
  std::unique_ptr<State> state_;
};

}  // namespace vtl
