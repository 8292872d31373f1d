#include "graphql/schema/prelude.h"

namespace gql::schema {

std::string_view prelude() {
  return R"SDL(
"Built-in Int"
scalar Int
"Built-in Float"
scalar Float
"Built-in String"
scalar String
"Built-in Boolean"
scalar Boolean
"Built-in ID"
scalar ID

"A calendar date, `2024-02-29`, with an optional offset from UTC: `Z` or `+01:00`."
scalar AWSDate
"A time of day, `12:30`, `12:30:15` or `12:30:15.5`, with an optional offset from UTC."
scalar AWSTime
"A date and a time with an offset from UTC: `2024-02-29T12:30:15.5Z`."
scalar AWSDateTime
"Whole seconds since 1970-01-01T00:00Z; negative before it."
scalar AWSTimestamp
"An e-mail address of the form `local@domain`."
scalar AWSEmail
"A JSON document as text. Resolvers get it parsed; what they return is written as text again."
scalar AWSJSON
"A URL with its scheme."
scalar AWSURL
"A telephone number, with `+` and the country's code or as dialled in the United States."
scalar AWSPhone
"An address of IPv4 or IPv6, with an optional length of its network: `10.0.0.0/8`."
scalar AWSIPAddress

"Directs the executor to include this field or fragment only when the `if` argument is true"
directive @include("Included when true." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
"Directs the executor to skip this field or fragment when the `if`'argument is true."
directive @skip("Skipped when true." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
"This directive allows results to be deferred during execution"
directive @defer on FIELD
directive @aws_api_key on OBJECT | FIELD_DEFINITION
directive @aws_auth(cognito_groups: [String]) on FIELD_DEFINITION
directive @aws_cognito_user_pools(cognito_groups: [String]) on OBJECT | FIELD_DEFINITION
directive @aws_iam on OBJECT | FIELD_DEFINITION
directive @aws_lambda on OBJECT | FIELD_DEFINITION
directive @aws_oidc on OBJECT | FIELD_DEFINITION
directive @aws_publish(subscriptions: [String]) on FIELD_DEFINITION
directive @aws_subscribe(mutations: [String]) on FIELD_DEFINITION
directive @deprecated(reason: String = "No longer supported") on FIELD_DEFINITION | ENUM_VALUE

"A GraphQL Introspection defines the capabilities of a GraphQL server. It exposes all available types and directives on the server, the entry points for query, mutation, and subscription operations."
type __Schema {
  "A list of all types supported by this server."
  types: [__Type!]!
  "The type that query operations will be rooted at."
  queryType: __Type!
  "If this server supports mutation, the type that mutation operations will be rooted at."
  mutationType: __Type
  "'A list of all directives supported by this server."
  directives: [__Directive!]!
  "'If this server support subscription, the type that subscription operations will be rooted at."
  subscriptionType: __Type
}
type __Type {
  kind: __TypeKind!
  name: String
  description: String
  fields(includeDeprecated: Boolean = false): [__Field!]
  interfaces: [__Type!]
  possibleTypes: [__Type!]
  enumValues(includeDeprecated: Boolean = false): [__EnumValue!]
  inputFields: [__InputValue!]
  ofType: __Type
}
"An enum describing what kind of type a given __Type is"
enum __TypeKind {
  "Indicates this type is a scalar."
  SCALAR
  "Indicates this type is an object. `fields` and `interfaces` are valid fields."
  OBJECT
  "Indicates this type is an interface. `fields` and `possibleTypes` are valid fields."
  INTERFACE
  "Indicates this type is a union. `possibleTypes` is a valid field."
  UNION
  "Indicates this type is an enum. `enumValues` is a valid field."
  ENUM
  "Indicates this type is an input object. `inputFields` is a valid field."
  INPUT_OBJECT
  "Indicates this type is a list. `ofType` is a valid field."
  LIST
  "Indicates this type is a non-null. `ofType` is a valid field."
  NON_NULL
}
type __Field {
  name: String!
  description: String
  args: [__InputValue!]!
  type: __Type!
  isDeprecated: Boolean!
  deprecationReason: String
}
type __InputValue {
  name: String!
  description: String
  type: __Type!
  defaultValue: String
}
type __EnumValue {
  name: String!
  description: String
  isDeprecated: Boolean!
  deprecationReason: String
}
type __Directive {
  name: String
  description: String
  locations: [__DirectiveLocation!]
  args: [__InputValue!]!
  onOperation: Boolean @deprecated(reason: "Use `locations`.")
  onFragment: Boolean @deprecated(reason: "Use `locations`.")
  onField: Boolean @deprecated(reason: "Use `locations`.")
}
"An enum describing valid locations where a directive can be placed"
enum __DirectiveLocation {
  "Indicates the directive is valid on queries."
  QUERY
  "Indicates the directive is valid on mutations."
  MUTATION
  "Indicates the directive is valid on fields."
  FIELD
  "Indicates the directive is valid on fragment definitions."
  FRAGMENT_DEFINITION
  "Indicates the directive is valid on fragment spreads."
  FRAGMENT_SPREAD
  "Indicates the directive is valid on inline fragments."
  INLINE_FRAGMENT
  "Indicates the directive is valid on a schema SDL definition."
  SCHEMA
  "Indicates the directive is valid on a scalar SDL definition."
  SCALAR
  "Indicates the directive is valid on an object SDL definition."
  OBJECT
  "Indicates the directive is valid on a field SDL definition."
  FIELD_DEFINITION
  "Indicates the directive is valid on a field argument SDL definition."
  ARGUMENT_DEFINITION
  "Indicates the directive is valid on an interface SDL definition."
  INTERFACE
  "Indicates the directive is valid on an union SDL definition."
  UNION
  "Indicates the directive is valid on an enum SDL definition."
  ENUM
  "Indicates the directive is valid on an enum value SDL definition."
  ENUM_VALUE
  "Indicates the directive is valid on an input object SDL definition."
  INPUT_OBJECT
  "Indicates the directive is valid on an input object field SDL definition."
  INPUT_FIELD_DEFINITION
}

type __Meta {
  __schema: __Schema!
  __type(name: String!): __Type
  __typename: String!
}
)SDL";
}

}  // namespace gql::schema
