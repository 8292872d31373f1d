#include <mutex>
#include <string>
#include <unordered_map>

#include "appsync/simulator.h"

namespace appsync {

namespace {

/// Of the tables, and of a small object for each entry.
constexpr std::size_t kEntryBytes = 512;

}  // namespace

struct TemplateCache::State {
  std::mutex mutex;
  std::size_t bytes = 0;
  std::size_t max_bytes = 0;
  // The key is the text with its name, because diagnostics show the name.
  std::unordered_map<std::string, std::shared_ptr<const Entry>> entries;
};

TemplateCache::TemplateCache(std::shared_ptr<const vtl::Environment> environment,
                             std::size_t max_bytes)
    : environment_(std::move(environment)), state_(std::make_unique<State>()) {
  state_->max_bytes = max_bytes;
}

TemplateCache::~TemplateCache() = default;

std::shared_ptr<const TemplateCache::Entry> TemplateCache::compile(const TemplateText& text) {
  std::string key = text.name;
  key.append(1, '\0').append(text.text);
  {
    std::lock_guard<std::mutex> lock(state_->mutex);
    auto found = state_->entries.find(key);
    if (found != state_->entries.end()) return found->second;
  }
  // Compiled without the lock: two threads may do the same work once, none waits for another.
  // Messages say `velocity[line 1, column 2]` on the service, whatever the file is called.
  vtl::Source source(std::string(environment_->profile.template_name), text.text);
  auto entry = std::make_shared<const Entry>(
      Entry{vtl::Template::compile(std::move(source), environment_),
            std::make_shared<const vtl::Source>(text.name, text.text)});
  const auto* compiled = std::get_if<vtl::Template>(&entry->result);
  const std::size_t bytes = kEntryBytes + key.size() + 2 * text.text.size() +
                            (compiled != nullptr ? compiled->held_bytes() : 0);
  std::lock_guard<std::mutex> lock(state_->mutex);
  if (state_->bytes + bytes > state_->max_bytes) {
    state_->entries.clear();
    state_->bytes = 0;
  }
  state_->bytes += bytes;
  return state_->entries.emplace(std::move(key), std::move(entry)).first->second;
}

}  // namespace appsync
