// Lines typed while a watcher waits. A line is given once it is complete; what is read is bounded.
#pragma once

#include <string>
#include <vector>

namespace vtlsim {

class InputLines {
 public:
  /// Reads what is there; returns false at the end of the input.
  bool read(int descriptor, std::vector<std::string>& lines);

 private:
  std::string rest_;
};

}  // namespace vtlsim
