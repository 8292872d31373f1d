// A file descriptor that closes itself, unless it is standard input.
//
// Why: commands read named files and standard input alike.
// Ownership: owns what it opened.
// Threads: one.
#pragma once

#include <string_view>
#include <utility>
#include <variant>

#include "cli/terminal/console.h"

namespace vtlsim {

class Descriptor {
 public:
  Descriptor(int number, bool is_owned) : number_(number), is_owned_(is_owned) {}
  Descriptor(Descriptor&& other) noexcept
      : number_(other.number_), is_owned_(std::exchange(other.is_owned_, false)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor();
  int number() const { return number_; }

 private:
  int number_;
  bool is_owned_;
};

/// Opens a file for reading; `-` is the console's input. A directory is refused.
std::variant<Descriptor, Failure> open_for_reading(std::string_view path, const Console& console);

}  // namespace vtlsim
