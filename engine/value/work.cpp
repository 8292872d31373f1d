#include "vtl/detail/work.h"

#include <algorithm>

#include "vtl/detail/limit_exceeded.h"

namespace vtl {

void Work::fetch(std::uint64_t units) {
  if (watch_ != nullptr) watch_->on_work();
  const std::uint64_t all = left();
  if (all <= units) throw LimitExceeded{LimitKind::steps};
  slice_ = std::min(all, units > kUnlimited - kSlice ? kUnlimited : units + kSlice);
  rest_ = all - slice_;
}

}  // namespace vtl
