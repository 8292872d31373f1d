// An open file, and reading the text of one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "vtlsim/file_problem.h"

namespace vtlsim {

/// Owns a descriptor of the system and closes it.
class FileHandle {
 public:
  FileHandle() = default;
  explicit FileHandle(int number) : number_(number) {}
  FileHandle(FileHandle&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  FileHandle& operator=(FileHandle&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~FileHandle();

  /// -1 when nothing is open.
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

/// Reads to the end: UTF-8 and at most `limit` bytes, or a problem that calls the file `name`.
FileResult<std::string> read_text(int descriptor, const std::string& name, std::size_t limit);

}  // namespace vtlsim
