#include <algorithm>
#include <cstring>
#include <utility>
#include <yaml.h>

#include "documents/cloudformation_tags.h"
#include "documents/core_schema.h"
#include "documents/document_reader.h"
#include "vtl/text/wtf8.h"

namespace documents {
namespace {

/// Thrown within this file alone.
struct Stop {
  std::string message;
  Place place;
};

/// libyaml counts characters, we count bytes. Marks mostly go forward, so following them costs one
/// pass over the text.
class MarkCursor {
 public:
  explicit MarkCursor(std::string_view text) : text_(text) {}

  std::uint32_t offset_of(const yaml_mark_t& mark) {
    while (index_ < mark.index && offset_ < text_.size()) {
      ++offset_;
      while (offset_ < text_.size() && vtl::is_continuation_byte(text_[offset_])) ++offset_;
      ++index_;
    }
    while (index_ > mark.index && offset_ > 0) {
      --offset_;
      while (offset_ > 0 && vtl::is_continuation_byte(text_[offset_])) --offset_;
      --index_;
    }
    return static_cast<std::uint32_t>(offset_);
  }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  std::size_t index_ = 0;
};

/// Gives libyaml its input in blocks and counts what it takes for one event: an event that needs
/// more than the limit is one huge scalar or comment, and is stopped before libyaml has copied all
/// of it.
class Input {
 public:
  Input(std::string_view text, std::size_t limit) : text_(text), limit_(limit) {}
  void begin_event() { taken_ = 0; }
  bool is_over() const { return taken_ > limit_; }

  static int read(void* data, unsigned char* buffer, std::size_t size, std::size_t* size_read) {
    auto& self = *static_cast<Input*>(data);
    const std::size_t count = std::min(size, self.text_.size() - self.at_);
    std::memcpy(buffer, self.text_.data() + self.at_, count);
    self.at_ += count;
    self.taken_ += count;
    *size_read = count;
    return self.is_over() ? 0 : 1;
  }

 private:
  std::string_view text_;
  std::size_t limit_;
  std::size_t at_ = 0;
  std::size_t taken_ = 0;
};

struct Event {
  yaml_event_t value{};
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() { yaml_event_delete(&value); }
};

std::string_view text_of(const yaml_char_t* text) {
  return text == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(text));
}

/// What an anchor names. `count` and `height` are those of the tree after its own aliases were
/// followed.
struct Anchor {
  NodeRef node;
  std::size_t count = 0;
  std::size_t height = 0;
};

/// A list or map whose end has not come yet.
struct Open {
  std::shared_ptr<Node> node;
  std::unique_ptr<MapBuilder> builder;
  std::string anchor;
  std::string tag;
  std::size_t count_before = 0;
  std::size_t height = 1;
  std::optional<Member> pending;
  bool is_merge = false;
};

/// Makes the tree from libyaml's events with a stack of its own.
class Composer {
 public:
  Composer(const std::shared_ptr<const vtl::Source>& source, const Limits& limits,
           std::vector<vtl::Diagnostic>& problems)
      : source_(source),
        limits_(limits),
        problems_(problems),
        cursor_(source->text()),
        input_(source->text(), limits.token_bytes) {
    if (yaml_parser_initialize(&parser_) == 0) throw Stop{"out of memory", place(0, 0)};
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input(&parser_, Input::read, &input_);
  }
  Composer(const Composer&) = delete;
  Composer& operator=(const Composer&) = delete;
  ~Composer() { yaml_parser_delete(&parser_); }

  NodeRef read() {
    for (;;) {
      Event event;
      input_.begin_event();
      if (yaml_parser_parse(&parser_, &event.value) == 0) fail_as_parser();
      switch (event.value.type) {
        case YAML_STREAM_END_EVENT:
          return root_ ? root_ : make_null(place(0, 0));
        case YAML_DOCUMENT_START_EVENT:
          if (root_) {
            const std::uint32_t at = cursor_.offset_of(event.value.start_mark);
            problems_.push_back(problem_at(
                vtl::Severity::warning, "a second document begins here; only the first one is read",
                place(at, at + 1)));
            return root_;
          }
          break;
        case YAML_ALIAS_EVENT:
          alias(event.value);
          break;
        case YAML_SCALAR_EVENT:
          scalar(event.value);
          break;
        case YAML_SEQUENCE_START_EVENT:
          open(event.value, Kind::list, text_of(event.value.data.sequence_start.anchor),
               text_of(event.value.data.sequence_start.tag));
          break;
        case YAML_MAPPING_START_EVENT:
          open(event.value, Kind::map, text_of(event.value.data.mapping_start.anchor),
               text_of(event.value.data.mapping_start.tag));
          break;
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_END_EVENT:
          close(event.value);
          break;
        default:
          break;
      }
    }
  }

 private:
  Place place(std::uint32_t begin, std::uint32_t end) const { return {source_, {begin, end}}; }
  Place place_of_event(const yaml_event_t& event) {
    const std::uint32_t begin = cursor_.offset_of(event.start_mark);
    return place(begin, cursor_.offset_of(event.end_mark));
  }

  [[noreturn]] void fail_as_parser() {
    std::uint32_t at = cursor_.offset_of(parser_.problem_mark);
    if (input_.is_over()) {
      at = cursor_.offset_of(parser_.mark);
      throw Stop{
          limit_message("one value of more than " + std::to_string(limits_.token_bytes) + " bytes",
                        "token_bytes"),
          place(at, at + 1)};
    }
    if (parser_.error == YAML_READER_ERROR) {
      at = static_cast<std::uint32_t>(std::min(parser_.problem_offset, source_->text().size()));
    }
    std::string message = parser_.problem == nullptr ? "this is not YAML" : parser_.problem;
    if (parser_.context != nullptr) {
      message = std::string(parser_.context) + ": " + message;
      if (parser_.context_mark.line != parser_.problem_mark.line) {
        message += " (it begins in line " + std::to_string(parser_.context_mark.line + 1) + ")";
      }
    }
    throw Stop{std::move(message), place(at, at + 1)};
  }

  void count_nodes(std::size_t count, const Place& where) {
    count_ += count;
    if (count_ > limits_.nodes) {
      throw Stop{
          limit_message("more than " + std::to_string(limits_.nodes) + " values after aliases",
                        "nodes"),
          where};
    }
  }

  void check_depth(std::size_t height, const Place& where) const {
    if (open_.size() + height > limits_.depth) {
      throw Stop{
          limit_message("more than " + std::to_string(limits_.depth) + " levels deep", "depth"),
          where};
    }
  }

  bool is_key_wanted() const {
    return !open_.empty() && open_.back().node->is_map() && !open_.back().pending;
  }

  void open(const yaml_event_t& event, Kind kind, std::string_view anchor, std::string_view tag) {
    const Place where = place_of_event(event);
    if (is_key_wanted()) throw Stop{"a key must be a text, not a list or a map", where};
    check_depth(1, where);
    Open next;
    next.count_before = count_;
    count_nodes(1, where);
    next.node = std::make_shared<Node>();
    next.node->kind = kind;
    next.node->style = Style::collection;
    next.node->place = where;
    next.anchor = anchor;
    next.tag = tag;
    if (!next.anchor.empty()) anchors_[next.anchor] = Anchor{};
    if (kind == Kind::map) next.builder = std::make_unique<MapBuilder>(next.node->children);
    open_.push_back(std::move(next));
  }

  void close(const yaml_event_t& event) {
    Open done = std::move(open_.back());
    open_.pop_back();
    done.node->place.span.end =
        std::max(done.node->place.span.begin, cursor_.offset_of(event.end_mark));
    done.builder.reset();
    NodeRef value = tagged(done.node, done.tag);
    const std::size_t count = count_ - done.count_before;
    if (!done.anchor.empty()) anchors_[done.anchor] = {value, count, done.height};
    add(std::move(value), done.height);
  }

  /// Takes a node that is complete to where it belongs.
  void add(NodeRef value, std::size_t height) {
    if (open_.empty()) {
      if (!root_) root_ = std::move(value);
      return;
    }
    Open& parent = open_.back();
    parent.height = std::max(parent.height, height + 1);
    if (parent.node->is_list()) {
      parent.node->children.push_back({{}, {}, std::move(value)});
      return;
    }
    Member member = std::move(*parent.pending);
    parent.pending.reset();
    if (parent.is_merge) {
      merge(parent, *value, member.key_place);
      return;
    }
    member.value = std::move(value);
    const std::string key = member.key;
    const Place key_place = member.key_place;
    if (!parent.builder->add(std::move(member))) {
      report_duplicate(problems_, key, key_place);
    }
  }

  /// `<<`: the members of a map, or of a list of maps, where they are not there anyhow.
  void merge(Open& parent, const Node& value, const Place& where) {
    if (value.is_list()) {
      for (const Member& element : value.children) {
        if (!element.value->is_map()) throw Stop{"`<<` takes a map or a list of maps", where};
        merge(parent, *element.value, where);
      }
      return;
    }
    if (!value.is_map()) throw Stop{"`<<` takes a map or a list of maps", where};
    for (const Member& member : value.children) parent.builder->add(member, true);
  }

  void scalar(const yaml_event_t& event) {
    const auto& data = event.data.scalar;
    const Place where = place_of_event(event);
    std::string text(reinterpret_cast<const char*>(data.value), data.length);
    const std::string_view tag = text_of(data.tag);
    if (is_key_wanted()) {
      Open& parent = open_.back();
      parent.is_merge = text == "<<" && data.style == YAML_PLAIN_SCALAR_STYLE;
      parent.pending = Member{std::move(text), where, nullptr};
      if (data.anchor != nullptr) {
        anchors_[std::string(text_of(data.anchor))] = {make_text(parent.pending->key, where), 1, 1};
      }
      return;
    }
    count_nodes(1, where);
    check_depth(1, where);
    auto node = std::make_shared<Node>();
    node->place = where;
    node->text = std::move(text);
    node->style = style_of(data.style);
    node->kind = kind_of(data, node->text, tag);
    if (node->kind == Kind::null) node->text.clear();
    NodeRef value = tagged(node, tag);
    if (data.anchor != nullptr) anchors_[std::string(text_of(data.anchor))] = {value, 1, 1};
    add(std::move(value), 1);
  }

  template <typename Scalar>
  static Kind kind_of(const Scalar& data, std::string_view text, std::string_view tag) {
    if (tag == YAML_STR_TAG || data.style != YAML_PLAIN_SCALAR_STYLE) return Kind::string;
    if (tag.empty() || tag.starts_with("tag:yaml.org,2002:")) return kind_of_plain(text);
    return Kind::string;
  }

  static Style style_of(yaml_scalar_style_t style) {
    switch (style) {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        return Style::single_quoted;
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return Style::double_quoted;
      case YAML_LITERAL_SCALAR_STYLE:
        return Style::literal;
      case YAML_FOLDED_SCALAR_STYLE:
        return Style::folded;
      default:
        return Style::plain;
    }
  }

  static NodeRef tagged(const std::shared_ptr<Node>& node, std::string_view tag) {
    if (tag.size() < 2 || tag[0] != '!') return node;
    if (NodeRef value = long_form(tag, node)) return value;
    node->tag = tag;
    return node;
  }

  void alias(const yaml_event_t& event) {
    const Place where = place_of_event(event);
    const std::string name(text_of(event.data.alias.anchor));
    const auto found = anchors_.find(name);
    if (found == anchors_.end())
      throw Stop{"there is no anchor `&" + name + "` before this alias", where};
    if (!found->second.node)
      throw Stop{"the alias `*" + name + "` stands inside of what it names", where};
    if (is_key_wanted()) {
      if (!found->second.node->is_scalar())
        throw Stop{"a key must be a text, not a list or a map", where};
      open_.back().is_merge = false;
      open_.back().pending = Member{found->second.node->text, where, nullptr};
      return;
    }
    count_nodes(found->second.count, where);
    check_depth(found->second.height, where);
    add(found->second.node, found->second.height);
  }

  const std::shared_ptr<const vtl::Source>& source_;
  const Limits& limits_;
  std::vector<vtl::Diagnostic>& problems_;
  MarkCursor cursor_;
  Input input_;
  yaml_parser_t parser_{};
  std::vector<Open> open_;
  std::unordered_map<std::string, Anchor> anchors_;
  std::size_t count_ = 0;
  NodeRef root_;
};

}  // namespace

Document read_yaml_document(const std::shared_ptr<const vtl::Source>& source,
                            const Limits& limits) {
  Document document;
  try {
    document.root = Composer(source, limits, document.problems).read();
  } catch (Stop& stop) {
    document.problems.push_back(
        problem_at(vtl::Severity::error, std::move(stop.message), stop.place));
  }
  return document;
}

}  // namespace documents
