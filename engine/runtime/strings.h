// Text of values, and texts in progress.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/runtime/block_object.h"
#include "engine/runtime/execution.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/java/number_text.h"
#include "vtl/java/to_string.h"
#include "vtl/value.h"

namespace vtl {

/// A string is rendered behind what has been printed so far, copied, and cut off again, also when
/// its rendering ends early.
class StringInProgress {
 public:
  explicit StringInProgress(TextBuffer& out) : out_(out), begin_(out.size()) {}
  StringInProgress(const StringInProgress&) = delete;
  StringInProgress& operator=(const StringInProgress&) = delete;
  ~StringInProgress() { out_.truncate(begin_); }
  std::string_view text() const { return out_.view_from(begin_); }

 private:
  TextBuffer& out_;
  std::size_t begin_;
};

/// Appends toString(); false when it is null (a #define block nested too deep).
inline bool append_text(Execution& run, TextBuffer& out, Value value) {
  if (value.is_string()) [[likely]] {
    out.append(value.as_string());
    return true;
  }
  if (is_block(value)) return block_of(value).append_text(out);
  if (value.is_floating()) run.heap().work().charge(double_cost(value.as_double()));
  append_string(out, value);
  return true;
}

}  // namespace vtl
