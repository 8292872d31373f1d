#include "dynamodb/operation/request_expressions.h"

#include <string>
#include <vector>

namespace dynamodb {
namespace {

std::string joined(const std::vector<std::string_view>& parts, std::string_view between) {
  std::string out;
  for (const std::string_view part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

std::vector<std::string_view> present(const Json& request,
                                      std::span<const std::string_view> names) {
  std::vector<std::string_view> found;
  for (const std::string_view name : names) {
    if (request.find(name) != nullptr) found.push_back(name);
  }
  return found;
}

struct Member {
  const char* name;
  BoundExpression RequestExpressions::*place;
  Language language;
  std::optional<std::string> (*check)(const BoundExpression&);
};

// In the order in which the service looks at them.
constexpr Member kMembers[] = {
    {"UpdateExpression", &RequestExpressions::update, Language::update, check_update},
    {"ConditionExpression", &RequestExpressions::condition, Language::condition, check_condition},
    {"KeyConditionExpression", &RequestExpressions::key_condition, Language::condition,
     check_condition},
    {"FilterExpression", &RequestExpressions::filter, Language::condition, check_condition},
    {"ProjectionExpression", &RequestExpressions::projection, Language::projection,
     check_projection},
};

}  // namespace

Check check_members(const Json& request, const ExpressionMembers& members) {
  const auto expressions = present(request, members.expressions);
  const auto legacy = present(request, members.legacy);
  if (!expressions.empty() && !legacy.empty()) {
    return validation_error(
        "Can not use both expression and non-expression parameters in the same request: "
        "Non-expression parameters: {" +
        joined(legacy, ", ") + "} Expression parameters: {" + joined(expressions, ", ") + "}");
  }
  if (!legacy.empty()) {
    return validation_error("The parameter " + std::string(legacy[0]) +
                            " is not supported here: use the expression parameters instead");
  }
  if (request.find("ExpressionAttributeNames") != nullptr && expressions.empty()) {
    return validation_error(
        "ExpressionAttributeNames can only be specified when using expressions");
  }
  std::vector<std::string_view> with_values;
  for (const std::string_view name : members.expressions) {
    if (name != "ProjectionExpression") with_values.push_back(name);
  }
  if (request.find("ExpressionAttributeValues") != nullptr && !with_values.empty() &&
      present(request, with_values).empty()) {
    return validation_error(
        "ExpressionAttributeValues can only be specified when using expressions: " +
        joined(with_values, " and ") + (with_values.size() > 1 ? " are" : " is") + " null");
  }
  return std::nullopt;
}

Expected<RequestExpressions> read_expressions(Engine& engine, const Json& request) {
  RequestExpressions out;
  if (Check check = out.placeholders->read(request)) return *check;
  for (const Member& member : kMembers) {
    const std::string* text = request.text(member.name);
    if (text == nullptr) continue;
    auto parsed = engine.expressions().get(*text, member.language);
    auto fault = parsed->fault;
    if (!fault) {
      BoundExpression& bound = out.*member.place;
      bound = out.placeholders->bind(std::move(parsed));
      fault = member.check(bound);
    }
    if (fault) return validation_error("Invalid " + std::string(member.name) + ": " + *fault);
  }
  if (Check check = out.placeholders->unused()) return *check;
  return out;
}

}  // namespace dynamodb
