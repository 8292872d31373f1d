// Puts a text together from others and keeps where each character comes from.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "documents/node.h"

namespace project {

class TextBuilder {
 public:
  /// Bytes [begin, end) of a scalar, each with its own place.
  void add_part(std::string_view text, const documents::TextPieces& pieces, std::size_t begin,
                std::size_t end) {
    if (begin >= end) return;
    auto next = std::upper_bound(pieces.begin(), pieces.end(), begin,
                                 [](std::size_t offset, const documents::TextPiece& piece) {
                                   return offset < piece.text_begin;
                                 });
    if (next != pieces.begin()) --next;
    for (; next != pieces.end() && next->text_begin < end; ++next) {
      documents::TextPiece piece = *next;
      const std::size_t from = std::max<std::size_t>(piece.text_begin, begin);
      if (piece.is_literal)
        piece.place.span.begin += static_cast<std::uint32_t>(from - piece.text_begin);
      piece.text_begin = static_cast<std::uint32_t>(text_.size() + from - begin);
      pieces_.push_back(std::move(piece));
    }
    text_.append(text.substr(begin, end - begin));
  }
  void add(const documents::Node& scalar) {
    add_part(scalar.text, documents::pieces_of(scalar), 0, scalar.text.size());
  }
  /// A text that stands for what is at `place`.
  void add_value(std::string_view text, const documents::Place& place) {
    if (text.empty()) return;
    pieces_.push_back({static_cast<std::uint32_t>(text_.size()), place, false});
    text_.append(text);
  }

  std::size_t size() const { return text_.size(); }

  /// `place`: of the whole.
  documents::NodeRef finish(const documents::Place& place) {
    auto node = std::make_shared<documents::Node>();
    node->kind = documents::Kind::string;
    node->place = place;
    node->text = std::move(text_);
    node->pieces = std::make_shared<const documents::TextPieces>(std::move(pieces_));
    return node;
  }

 private:
  std::string text_;
  documents::TextPieces pieces_;
};

}  // namespace project
