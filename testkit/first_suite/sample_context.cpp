#include "testkit/first_suite/sample_context.h"

#include <algorithm>
#include <optional>

namespace vtlsim {
namespace {

constexpr std::size_t kMaxDepth = 20;

/// Names that nearly always hold something else than a text.
std::optional<Json> known_sample(std::string_view name) {
  constexpr std::string_view kNumbers[] = {"limit", "first", "last",   "count",
                                           "size",  "page",  "offset", "version"};
  constexpr std::string_view kTimes[] = {"createdAt", "updatedAt", "deletedAt", "timestamp",
                                         "date"};
  if (std::find(std::begin(kNumbers), std::end(kNumbers), name) != std::end(kNumbers))
    return Json(10);
  if (std::find(std::begin(kTimes), std::end(kTimes), name) != std::end(kTimes)) {
    return Json("2026-01-02T03:04:05.678Z");
  }
  if (name == "nextToken") return Json(nullptr);
  if (name == "cognito:groups" || name == "groups" || name == "sourceIp")
    return Json::array({"sample"});
  return std::nullopt;
}

/// Puts a sample at a path. Methods of Java's maps and lists, with which a path may end, are not
/// members.
void put(Json& place, const std::vector<std::string>& path, std::size_t at) {
  if (at >= path.size() || at > kMaxDepth) {
    if (place.is_null()) {
      const std::string name = path.empty() || path.back() == "[]" ? "item" : path.back();
      const auto known = known_sample(name);
      place = known ? *known : Json(name);
    }
    return;
  }
  if (path[at] == "[]") {
    if (!place.is_array()) place = Json::array();
    if (place.empty()) place.push_back(nullptr);
    return put(place[0], path, at + 1);
  }
  if (!place.is_object()) {
    if (place.is_array()) return;
    place = Json::object();
  }
  Json& member = place[path[at]];
  put(member, path, at + 1);
}

std::string canonical(const std::string& root) {
  return root == "args" ? "arguments" : root;
}

bool is_context(const std::vector<std::string>& path) {
  return path.size() >= 2 && (path[0] == "ctx" || path[0] == "context");
}

}  // namespace

Json sample_context(const ReferencePaths& paths, std::span<const std::string_view> roots) {
  Json context = Json::object();
  for (const auto& path : paths) {
    if (!is_context(path)) continue;
    std::vector<std::string> steps(path.begin() + 1, path.end());
    steps[0] = canonical(steps[0]);
    if (std::find(roots.begin(), roots.end(), steps[0]) == roots.end()) continue;
    Json& root = context[steps[0]];
    // Read as a whole: `$util.toJson($ctx.args)`.
    if (steps.size() == 1) {
      if (root.is_null()) root = Json::object();
      continue;
    }
    put(root, steps, 1);
  }
  return context;
}

Json sample_result(const ReferencePaths& paths) {
  constexpr std::string_view kRoots[] = {"result"};
  Json context = sample_context(paths, kRoots);
  const auto result = context.find("result");
  return result == context.end() ? Json::object() : *result;
}

}  // namespace vtlsim
