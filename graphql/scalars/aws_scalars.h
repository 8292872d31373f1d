// The scalars of AppSync that are texts with a form: one row each.
#pragma once

#include <string_view>

#include "gql/schema.h"

namespace gql::scalars {

struct AwsScalar {
  Scalar scalar;
  /// What a message says behind the value: "a valid date."
  std::string_view description;
  /// Null where the value is not a text (AWSTimestamp) or any document (AWSJSON).
  bool (*is_valid)(std::string_view text);
};

/// Returns null for a scalar that is not AppSync's.
const AwsScalar* find_aws_scalar(Scalar scalar);

/// Seconds that AWSTimestamp takes: those of the years that Java's Instant can have.
constexpr std::int64_t kLastTimestamp = 31'556'889'864'403'199;

// The forms, each in a source of its own kind.
bool is_date(std::string_view text);
bool is_time(std::string_view text);
bool is_date_time(std::string_view text);
bool is_email(std::string_view text);
bool is_url(std::string_view text);
bool is_ip_address(std::string_view text);
/// By libphonenumber, whose tables are read at the first call; the default region is the United
/// States.
bool is_phone(std::string_view text);

}  // namespace gql::scalars
