// What the fuzz targets share. A target is a source NAME_fuzz.cpp that defines
// LLVMFuzzerTestOneInput; tests/fuzz/run.py fuzzes it, and the ordinary build replays seeds with
// it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "vtl/limits.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace vtlsim_fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// The first line and the rest.
inline std::pair<std::string_view, std::string_view> split_line(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return {text, {}};
  return {text.substr(0, end), text.substr(end + 1)};
}

/// Small enough that a bomb ends in milliseconds; what ends it is the same as with any limits.
inline vtl::Limits small_limits() {
  vtl::Limits limits;
  limits.template_bytes = 1U << 16;
  limits.loop_iterations = 2'000;
  limits.output_bytes = 1U << 17;
  limits.heap_bytes = 4U << 20;
  limits.steps = 100'000;
  limits.regex_milliseconds = 20;
  return limits;
}

}  // namespace vtlsim_fuzz
