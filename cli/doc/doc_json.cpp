#include <nlohmann/json.hpp>

#include "cli/doc/doc_formats.h"
#include "vtlsim/json.h"

namespace vtlsim {
namespace {

Json overload_json(const vtl::MethodRow& row) {
  Json traits = Json::array();
  for (const TraitText& trait : trait_texts(row)) traits.push_back(trait.word);
  return {{"signature", row.signature},
          {"summary", row.summary},
          {"example", row.example},
          {"prints", row.shows},
          {"traits", std::move(traits)}};
}

Json function_json(const FunctionEntry& function) {
  Json overloads = Json::array();
  for (const vtl::MethodRow& row : function.overloads) overloads.push_back(overload_json(row));
  const std::string_view reason = function.unsupported_reason();
  Json json = {{"name", function.full_name()}, {"isSupported", reason.empty()}};
  if (!reason.empty()) json["reason"] = reason;
  json["overloads"] = std::move(overloads);
  return json;
}

}  // namespace

std::string doc_json(const Selection& selection) {
  Json spaces = Json::array();
  for (const SpaceEntry& entry : selection.spaces) {
    Json functions = Json::array();
    for (const FunctionEntry& function : entry.functions) {
      functions.push_back(function_json(function));
    }
    spaces.push_back({{"name", entry.space->name},
                      {"summary", entry.space->summary},
                      {"functions", std::move(functions)}});
  }
  Json fields = Json::array();
  for (const appsync::ContextField& field : selection.fields) {
    fields.push_back({{"name", "$ctx." + std::string(field.name)}, {"summary", field.summary}});
  }
  const Json document = {{"namespaces", std::move(spaces)}, {"context", std::move(fields)}};
  return json_text(document, 2) + "\n";
}

}  // namespace vtlsim
