#include "vtl/template_cache.h"

#include <list>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace vtl {
namespace {

/// Bytes of the tables and of a small object for each entry.
constexpr std::size_t kEntryBytes = 512;

struct Kept {
  std::string key;
  std::shared_ptr<const TemplateCache::Entry> entry;
  std::size_t bytes;
};

}  // namespace

struct TemplateCache::State {
  TemplateCacheBounds bounds;
  std::mutex mutex;
  std::list<Kept> kept;  // most recently used first
  std::unordered_map<std::string_view, std::list<Kept>::iterator> by_key;
  std::size_t bytes = 0;

  std::shared_ptr<const Entry> find(const std::string& key) {
    const auto found = by_key.find(key);
    if (found == by_key.end()) return nullptr;
    kept.splice(kept.begin(), kept, found->second);
    return found->second->entry;
  }

  void add(Kept added) {
    bytes += added.bytes;
    kept.push_front(std::move(added));
    by_key.emplace(kept.front().key, kept.begin());
    while (kept.size() > 1 && (kept.size() > bounds.templates || bytes > bounds.bytes)) {
      by_key.erase(kept.back().key);
      bytes -= kept.back().bytes;
      kept.pop_back();
    }
  }
};

TemplateCache::TemplateCache(std::shared_ptr<const Environment> environment,
                             TemplateCacheBounds bounds)
    : environment_(std::move(environment)), state_(std::make_unique<State>()) {
  state_->bounds = bounds;
}

TemplateCache::~TemplateCache() = default;

std::shared_ptr<const TemplateCache::Entry> TemplateCache::compile(std::string_view name,
                                                                   std::string_view text) {
  // The name belongs to the key, because diagnostics show it.
  std::string key(name);
  key.append(1, '\0').append(text);
  {
    std::lock_guard<std::mutex> lock(state_->mutex);
    if (auto found = state_->find(key)) return found;
  }
  // Compiled without the lock: two threads may do the same work once, none waits for another.
  auto entry = std::make_shared<const Entry>(Entry{
      Template::compile(Source(std::string(environment_->profile.template_name), std::string(text)),
                        environment_),
      std::make_shared<const Source>(std::string(name), std::string(text))});
  const auto* compiled = std::get_if<Template>(&entry->result);
  const std::size_t bytes = kEntryBytes + key.size() + 2 * text.size() +
                            (compiled != nullptr ? compiled->held_bytes() : 0);
  std::lock_guard<std::mutex> lock(state_->mutex);
  if (auto found = state_->find(key)) return found;
  state_->add({std::move(key), entry, bytes});
  return entry;
}

}  // namespace vtl
