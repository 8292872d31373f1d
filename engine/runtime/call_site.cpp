#include "engine/runtime/call_site.h"

namespace vtl {
namespace {

// A batch of ten thousand different templates must not keep them all.
constexpr std::size_t kMostPrograms = 64;

}  // namespace

CallSite* SessionCaches::sites_of(const std::shared_ptr<const Program>& program) {
  if (program.get() == last_) return last_sites_;
  auto found = entries_.find(program.get());
  if (found == entries_.end()) {
    if (entries_.size() >= kMostPrograms) {
      retired_.insert(retired_.end(), std::make_move_iterator(entries_.begin()),
                      std::make_move_iterator(entries_.end()));
      entries_.clear();
    }
    found = entries_.try_emplace(program.get()).first;
    found->second.program = program;
    found->second.sites.resize(program->unit().site_count + 1);
  }
  last_ = program.get();
  last_sites_ = found->second.sites.data();
  return last_sites_;
}

}  // namespace vtl
