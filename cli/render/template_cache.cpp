#include "cli/render/template_cache.h"

namespace vtlsim {
namespace {

/// Of the tables, and of a small object for each entry.
constexpr std::size_t kEntryBytes = 512;

}  // namespace

const std::shared_ptr<const vtl::Environment>& TemplateCache::environment(
    const TemplateConfig& config) {
  if (last_environment_ == nullptr || !(last_config_ == config)) {
    last_environment_ = host_.environment(config);
    last_config_ = config;
  }
  return last_environment_;
}

const TemplateCache::Result& TemplateCache::compile(std::string_view text,
                                                    const TemplateConfig& config) {
  key_.clear();
  key_ += config.is_set_null_allowed ? (*config.is_set_null_allowed ? '1' : '0') : '-';
  if (config.foreach_max_loops) key_ += std::to_string(*config.foreach_max_loops);
  key_ += '\n';
  key_ += text;
  if (const auto found = by_key_.find(key_); found != by_key_.end()) {
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->result;
  }
  const auto& shared = environment(config);
  // The name is what Velocity prints in its messages, not that of a file.
  vtl::Source source(std::string(shared->profile.template_name), std::string(text));
  entries_.push_front({key_, vtl::Template::compile(std::move(source), shared)});
  Entry& made = entries_.front();
  const auto* compiled = std::get_if<vtl::Template>(&made.result);
  made.bytes =
      kEntryBytes + key_.size() + (compiled != nullptr ? compiled->held_bytes() : text.size());
  bytes_ += made.bytes;
  by_key_.emplace(entries_.front().key, entries_.begin());
  while (entries_.size() > 1 && (entries_.size() > bounds_.templates || bytes_ > bounds_.bytes)) {
    by_key_.erase(entries_.back().key);
    bytes_ -= entries_.back().bytes;
    entries_.pop_back();
  }
  return entries_.front().result;
}

}  // namespace vtlsim
