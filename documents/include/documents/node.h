// A configuration as a tree: what JSON and YAML have in common, with the place of every key and
// value. Trees are immutable and shared; an alias of YAML is the very node that it names. A node
// that was made from others (a variable that was replaced) has the place of what it was made from.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vtl/source.h"

namespace documents {

enum class Kind : std::uint8_t { null, boolean, integer, number, string, list, map };

/// How a scalar is written; `made` is one that stands in no file as it is.
enum class Style : std::uint8_t {
  made,
  plain,
  single_quoted,
  double_quoted,
  literal,
  folded,
  json,
  collection,
};

/// A range of bytes in a text. `source` may be null: a value without a place.
struct Place {
  std::shared_ptr<const vtl::Source> source;
  vtl::Span span;
};

/// A run of a text that comes from one place. Where `is_literal`, byte for byte; else the whole run
/// comes from the first byte (an escape, a replaced variable).
struct TextPiece {
  std::uint32_t text_begin = 0;
  Place place;
  bool is_literal = true;
};
using TextPieces = std::vector<TextPiece>;

struct Node;
using NodeRef = std::shared_ptr<const Node>;

/// An entry of a map; in a list `key` is empty.
struct Member {
  std::string key;
  Place key_place;
  NodeRef value;
};

struct Node {
  Kind kind = Kind::null;
  Style style = Style::made;
  /// Quotes and indicators included.
  Place place;
  /// The text of a scalar with escapes resolved; numbers and booleans as written.
  std::string text;
  std::vector<Member> children;
  /// A tag of YAML that is neither the core schema's nor a short form of CloudFormation: "!Custom".
  std::string tag;
  /// Set for a text joined from others; see pieces_of.
  std::shared_ptr<const TextPieces> pieces;

  bool is_map() const { return kind == Kind::map; }
  bool is_list() const { return kind == Kind::list; }
  bool is_null() const { return kind == Kind::null; }
  bool is_string() const { return kind == Kind::string; }
  bool is_scalar() const { return kind != Kind::map && kind != Kind::list; }
  /// The boolean, where it is one.
  bool is_true() const { return kind == Kind::boolean && (text[0] == 't' || text[0] == 'T'); }

  /// Returns the value of a key; null when this is not a map or has no such key. Linear in the
  /// number of keys.
  const Member* find(std::string_view key) const;
  NodeRef get(std::string_view key) const;
};

NodeRef make_text(std::string text, Place place);
NodeRef make_null(Place place);
NodeRef make_list(std::vector<Member> elements, Place place);
NodeRef make_map(std::vector<Member> members, Place place);

/// Returns where each character of a scalar's text comes from; never empty for a text that has a
/// place.
TextPieces pieces_of(const Node& scalar);

/// Returns the place of one byte of a text: a range of one byte at most.
Place place_of(const TextPieces& pieces, std::size_t offset);

}  // namespace documents
