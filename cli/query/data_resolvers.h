// Resolvers made of data: what a field gives is said by the data itself.
//
// A field's value is the property of its name. Where a field is fetched, these objects stand for
// more: {"$error": {message, type, data, info}} fails it, {"$append": [{...}], "$value": v} adds
// errors to a value, {"$args": 1} is the object of its arguments, {"$seq": true} a number that
// counts up in the order of fetching.
#pragma once

#include <cstdint>

#include "gql/execution.h"

namespace vtlsim {

class DataResolvers final : public gql::Resolvers {
 public:
  bool has_resolver(const gql::Type& parent, const gql::Field& field,
                    const vtl::Value& source) override;
  gql::Resolution resolve(const gql::FieldCall& call, gql::FieldAnswer& answer) override;

 private:
  std::int32_t sequence_ = 0;
};

}  // namespace vtlsim
