#include "cli/query/data_resolvers.h"

#include "vtl/object.h"

namespace vtlsim {
namespace {

/// The map that a property is, or null.
const vtl::Map* property(const vtl::Value& source, std::string_view name) {
  if (!source.is_map()) return nullptr;
  const vtl::Value* const found = source.as_map()->find(name);
  return found != nullptr && found->is_map() ? found->as_map() : nullptr;
}

gql::FieldError error_of(const vtl::Value& written) {
  gql::FieldError error;
  if (!written.is_map()) return error;
  const vtl::Map& parts = *written.as_map();
  const vtl::Value message = parts.get("message");
  const vtl::Value type = parts.get("type");
  if (message.is_string()) error.message = message.as_string();
  if (type.is_string()) error.type = std::string(type.as_string());
  error.data = parts.get("data");
  error.info = parts.get("info");
  return error;
}

}  // namespace

bool DataResolvers::has_resolver(const gql::Type&, const gql::Field& field,
                                 const vtl::Value& source) {
  const vtl::Map* const value = property(source, field.name);
  if (value == nullptr || value->size() == 0) return false;
  const vtl::Value first = value->slot(value->first()).key;
  return first.is_string() && first.as_string().starts_with('$');
}

gql::Resolution DataResolvers::resolve(const gql::FieldCall& call, gql::FieldAnswer& answer) {
  const vtl::Map& marker = *property(call.source, call.field->name);
  if (const vtl::Value* const error = marker.find("$error")) {
    answer.errors.push_back(error_of(*error));
  } else if (const vtl::Value* const errors = marker.find("$append")) {
    if (errors->is_list()) {
      for (const vtl::Value& one : errors->as_list()->values()) {
        answer.errors.push_back(error_of(one));
      }
    }
    answer.value = marker.get("$value");
  } else if (marker.find("$args") != nullptr) {
    answer.value = vtl::Value(call.arguments);
  } else if (marker.find("$seq") != nullptr) {
    answer.value = vtl::Value(++sequence_);
  } else {
    answer.value = call.source.as_map()->get(call.field->name);
  }
  return gql::Resolution::answered;
}

}  // namespace vtlsim
