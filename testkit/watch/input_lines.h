// Lines typed while a watcher waits.
//
// Invariants: a line is given once it is complete; what is read is bounded.
// Threads: one.
#pragma once

#include <string>
#include <vector>

namespace vtlsim {

class InputLines {
 public:
  /// Reads what is there; false at the end of the input.
  bool read(int descriptor, std::vector<std::string>& lines);

 private:
  std::string rest_;
};

}  // namespace vtlsim
