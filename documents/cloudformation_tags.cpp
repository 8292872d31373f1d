#include "documents/cloudformation_tags.h"

#include <string>
#include <utility>

namespace documents {
namespace {

struct ShortForm {
  std::string_view tag;
  std::string_view key;
};

constexpr ShortForm kShortForms[] = {
    {"!Ref", "Ref"},
    {"!Condition", "Condition"},
    {"!GetAtt", "Fn::GetAtt"},
    {"!Sub", "Fn::Sub"},
    {"!Join", "Fn::Join"},
    {"!If", "Fn::If"},
    {"!Equals", "Fn::Equals"},
    {"!And", "Fn::And"},
    {"!Or", "Fn::Or"},
    {"!Not", "Fn::Not"},
    {"!FindInMap", "Fn::FindInMap"},
    {"!ImportValue", "Fn::ImportValue"},
    {"!Select", "Fn::Select"},
    {"!Split", "Fn::Split"},
    {"!Base64", "Fn::Base64"},
    {"!Cidr", "Fn::Cidr"},
    {"!GetAZs", "Fn::GetAZs"},
    {"!Transform", "Fn::Transform"},
    {"!Length", "Fn::Length"},
    {"!ToJsonString", "Fn::ToJsonString"},
};

/// `a.B.c` is the attribute `B.c` of `a`.
NodeRef attribute_pair(const NodeRef& value) {
  const std::size_t dot = value->text.find('.');
  if (!value->is_scalar() || dot == std::string::npos) return value;
  std::vector<Member> pair;
  pair.push_back({{}, {}, make_text(value->text.substr(0, dot), value->place)});
  pair.push_back({{}, {}, make_text(value->text.substr(dot + 1), value->place)});
  return make_list(std::move(pair), value->place);
}

}  // namespace

NodeRef long_form(std::string_view tag, const NodeRef& value) {
  for (const ShortForm& row : kShortForms) {
    if (row.tag != tag) continue;
    std::vector<Member> members;
    members.push_back(
        {std::string(row.key), value->place, row.tag == "!GetAtt" ? attribute_pair(value) : value});
    return make_map(std::move(members), value->place);
  }
  return nullptr;
}

}  // namespace documents
