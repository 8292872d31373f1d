// How much a validation may do. Documents can be written that make any checker work for hours;
// past the limit the document is refused.
#pragma once

#include <cstddef>

namespace gql::validation {

/// Leaves the validation; never leaves this library.
struct TooMuchWork {};

class Work {
 public:
  explicit Work(std::size_t limit) : left_(limit) {}

  void spend(std::size_t steps = 1) {
    if (left_ < steps) throw TooMuchWork();
    left_ -= steps;
  }

 private:
  std::size_t left_;
};

}  // namespace gql::validation
