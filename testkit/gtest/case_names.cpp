#include "testkit/gtest/case_names.h"

#include <algorithm>
#include <cstddef>

#include "vtl/text/ascii.h"

namespace vtlsim {
namespace {

constexpr std::string_view kSeparator = " > ";

std::string words(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (vtl::is_letter_or_digit(c)) {
      out += c;
    } else if (!out.empty() && out.back() != '_') {
      out += '_';
    }
  }
  while (out.ends_with('_')) out.pop_back();
  return out;
}

}  // namespace

std::string CaseNames::name_for(std::string_view full_name) {
  const std::size_t at = full_name.find(kSeparator);
  std::string name = words(full_name.substr(0, at));
  if (at != std::string_view::npos) {
    name += "__" + words(full_name.substr(at + kSeparator.size()));
  }
  if (name.empty() || name == "__") name = "test";
  std::string unique = name;
  // Thousands of names may come to the same words, so the count goes on where it was.
  int& number = last_numbers_[name];
  while (!given_.insert(unique).second) {
    number = std::max(number, 1) + 1;
    unique = name + "_" + std::to_string(number);
  }
  return unique;
}

}  // namespace vtlsim
