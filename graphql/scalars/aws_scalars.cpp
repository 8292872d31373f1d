#include "graphql/scalars/aws_scalars.h"

#include <array>

namespace gql::scalars {
namespace {

constexpr std::array kRows = {
    AwsScalar{Scalar::AWSDate, "a valid date.", is_date},
    AwsScalar{Scalar::AWSTime, "a valid time.", is_time},
    AwsScalar{Scalar::AWSDateTime, "a valid DateTime Object.", is_date_time},
    AwsScalar{Scalar::AWSTimestamp,
              "a valid timestamp. Ensure that the value provided is an Integer that lies within "
              "the limits specified in this scalar's description.",
              nullptr},
    AwsScalar{Scalar::AWSEmail, "a valid email address.", is_email},
    AwsScalar{Scalar::AWSJSON, "valid JSON.", nullptr},
    AwsScalar{Scalar::AWSURL, "a valid URL.", is_url},
    AwsScalar{Scalar::AWSPhone, "a valid phone number.", is_phone},
    AwsScalar{Scalar::AWSIPAddress, "a valid IP address.", is_ip_address},
};

}  // namespace

const AwsScalar* find_aws_scalar(Scalar scalar) {
  for (const AwsScalar& row : kRows) {
    if (row.scalar == scalar) return &row;
  }
  return nullptr;
}

}  // namespace gql::scalars
