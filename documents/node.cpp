#include "documents/node.h"

#include <algorithm>
#include <utility>

namespace documents {

const Member* Node::find(std::string_view key) const {
  if (kind != Kind::map) return nullptr;
  for (const Member& member : children) {
    if (member.key == key) return &member;
  }
  return nullptr;
}

NodeRef Node::get(std::string_view key) const {
  const Member* member = find(key);
  return member == nullptr ? nullptr : member->value;
}

namespace {

NodeRef make(Kind kind, Place place, std::string text, std::vector<Member> children) {
  auto node = std::make_shared<Node>();
  node->kind = kind;
  node->style = Style::made;
  node->place = std::move(place);
  node->text = std::move(text);
  node->children = std::move(children);
  return node;
}

}  // namespace

NodeRef make_text(std::string text, Place place) {
  return make(Kind::string, std::move(place), std::move(text), {});
}

NodeRef make_null(Place place) {
  return make(Kind::null, std::move(place), {}, {});
}

NodeRef make_list(std::vector<Member> elements, Place place) {
  return make(Kind::list, std::move(place), {}, std::move(elements));
}

NodeRef make_map(std::vector<Member> members, Place place) {
  return make(Kind::map, std::move(place), {}, std::move(members));
}

Place place_of(const TextPieces& pieces, std::size_t offset) {
  if (pieces.empty()) return {};
  auto after = std::upper_bound(
      pieces.begin(), pieces.end(), offset,
      [](std::size_t value, const TextPiece& piece) { return value < piece.text_begin; });
  if (after != pieces.begin()) --after;
  Place place = after->place;
  if (!after->is_literal || place.source == nullptr) return place;
  const auto moved = static_cast<std::uint32_t>(offset - after->text_begin);
  place.span.begin = std::min(place.span.begin + moved, place.span.end);
  place.span.end = std::min(place.span.begin + 1, place.span.end);
  return place;
}

}  // namespace documents
