// Why a file could not be read or written: one sentence for people, and a kind for programs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

namespace vtlsim {

enum class FileFault : std::uint8_t {
  bad_name,     // empty, or with a zero byte
  missing,      // nothing is there
  outside,      // it lies outside of the root, or a link on its way leads there
  link,         // a link where none is followed
  folder,       // a folder where a file is wanted
  not_regular,  // a pipe, a device or a socket
  unreadable,   // the system refuses
  too_large,
  not_text,  // bytes that are not UTF-8
  unwritable,
};

struct FileProblem {
  FileFault fault = FileFault::unreadable;
  /// One sentence that names the file as it was given.
  std::string message;
  /// What to do about it; often empty.
  std::string help;
};

template <class T>
using FileResult = std::variant<T, FileProblem>;

/// Bytes that are read of one file at most, where nobody says otherwise.
inline constexpr std::size_t kLargestFile = std::size_t{64} << 20;

}  // namespace vtlsim
