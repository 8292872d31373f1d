// AWSPhone. The service refuses well-formed numbers that cannot exist (`1110004444`), which is what
// Google's library decides; its tables are read when the first number is asked about, because
// reading them at the start of the program would cost everybody.
#include <string>

#include <phonenumbers/phonenumberutil.h>

#include "graphql/scalars/aws_scalars.h"

namespace gql::scalars {
namespace {

/// What stands between the groups of a number. The library takes letters and extensions as well.
bool has_only_phone_characters(std::string_view text) {
  return text.find_first_not_of("+0123456789 -().") == std::string_view::npos;
}

}  // namespace

bool is_phone(std::string_view text) {
  constexpr std::size_t kLongest = 64;
  if (text.empty() || text.size() > kLongest || !has_only_phone_characters(text)) return false;
  const auto* const library = i18n::phonenumbers::PhoneNumberUtil::GetInstance();
  i18n::phonenumbers::PhoneNumber number;
  const auto error = library->Parse(std::string(text), "US", &number);
  return error == i18n::phonenumbers::PhoneNumberUtil::NO_PARSING_ERROR &&
         library->IsValidNumber(number);
}

}  // namespace gql::scalars
