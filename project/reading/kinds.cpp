#include <algorithm>
#include <iterator>

#include "project/model.h"

namespace project {
namespace {

constexpr KindRow kKinds[] = {
    {ProjectKind::serverless_v1, "serverless-v1"},
    {ProjectKind::serverless_v2, "serverless-v2"},
    {ProjectKind::cloudformation, "cloudformation"},
    {ProjectKind::cdk, "cdk"},
    {ProjectKind::amplify, "amplify"},
    {ProjectKind::terraform, "terraform"},
    {ProjectKind::resolvers, "resolvers"},
    {ProjectKind::names, "names"},
};

}  // namespace

std::span<const KindRow> kinds() {
  return kKinds;
}

std::string_view kind_name(ProjectKind kind) {
  for (const KindRow& row : kKinds) {
    if (row.kind == kind) return row.name;
  }
  return {};
}

std::optional<ProjectKind> find_kind(std::string_view name) {
  const auto* row = std::find_if(std::begin(kKinds), std::end(kKinds),
                                 [&](const KindRow& one) { return one.name == name; });
  return row == std::end(kKinds) ? std::nullopt : std::optional(row->kind);
}

}  // namespace project
