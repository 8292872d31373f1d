// What must hold between the parts of a schema once it is built.
#pragma once

#include "graphql/schema/problems.h"
#include "graphql/schema/schema_data.h"

namespace gql::schema {

/// Reports types without content, types of the wrong kind, interfaces that are not implemented,
/// input types that contain themselves, unknown and misplaced directives, custom scalars,
/// default values that do not fit.
void check_schema(const SchemaData& data, Problems& problems);

}  // namespace gql::schema
