#include "project/reading/settings.h"

#include <string_view>
#include <utility>

#include "vtl/text/ascii.h"

namespace project {
namespace {

using documents::Member;

std::string lower_first(std::string text) {
  if (!text.empty()) text[0] = vtl::ascii_lower(text[0]);
  return text;
}

/// Takes the first key that is there, under the name `as`.
void take(std::vector<Member>& members, const documents::Node& from, std::string_view as,
          std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    const Member* found = from.find(key);
    if (found == nullptr || found->value == nullptr || found->value->is_null()) continue;
    members.push_back({std::string(as), found->key_place, found->value});
    return;
  }
}

}  // namespace

NodeRef with_lower_keys(const NodeRef& node) {
  if (node == nullptr || node->is_scalar()) return node;
  std::vector<Member> members;
  for (const Member& member : node->children) {
    members.push_back({lower_first(member.key), member.key_place, with_lower_keys(member.value)});
  }
  return node->is_map() ? documents::make_map(std::move(members), node->place)
                        : documents::make_list(std::move(members), node->place);
}

NodeRef resolver_caching(const NodeRef& node) {
  if (node == nullptr || !node->is_map()) return nullptr;
  std::vector<Member> members;
  take(members, *node, "ttl", {"Ttl", "ttl"});
  take(members, *node, "keys", {"CachingKeys", "keys"});
  return documents::make_map(std::move(members), node->place);
}

NodeRef api_caching(const NodeRef& node) {
  if (node == nullptr || !node->is_map()) return nullptr;
  std::vector<Member> members;
  take(members, *node, "behavior", {"ApiCachingBehavior", "behavior"});
  take(members, *node, "ttl", {"Ttl", "ttl"});
  take(members, *node, "type", {"Type", "type"});
  return documents::make_map(std::move(members), node->place);
}

NodeRef make_number(std::uint32_t value, const Place& place) {
  auto node = std::make_shared<documents::Node>();
  node->kind = documents::Kind::integer;
  node->place = place;
  node->text = std::to_string(value);
  return node;
}

}  // namespace project
