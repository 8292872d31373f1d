// The values of the header x-amzn-RequestId.
//
// Why: client libraries put them into their results and errors, and expect a UUID.
// Invariants: no value twice from one object; unguessable they are not.
// Threads: one.
#pragma once

#include <cstdint>
#include <string>

namespace vtlsim {

class RequestIds {
 public:
  explicit RequestIds(std::uint64_t seed) : first_(seed), second_(~seed) {}
  /// A UUID of version 4.
  std::string next();

 private:
  std::uint64_t first_;
  std::uint64_t second_;
};

}  // namespace vtlsim
