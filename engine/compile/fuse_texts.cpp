// Rule texts: neighbouring texts become one, and short ones move into the line that follows.
//
// The problem. Half of the lines of a template are texts, most of them the blanks and the newline
// between two directives; as lines of their own each costs a round of the loop and a look at memory
// elsewhere.
//
// The idea. Up to sixteen bytes fit into the line behind the text, from where they are copied with
// one instruction of the processor, whatever their number. A longer text stays a line of its own.
//
//   text "  "                     set_variable $a, behind "  "
//   set_variable $a         ->    text "a text that is too long for it"
//   text "a text that is ..."     end
//   end
//
// Why it is right. A text moves over nothing but the end of its own line, and never over the target
// of a jump: where one lies between two texts, the first is printed before it (short_text). Jumps
// and branches keep their targets by a table from old lines to new ones. An observer is told of
// each text as it stood in the template: Block::pieces holds them by line.
#include <string>
#include <string_view>

#include "engine/compile/draft.h"

namespace vtl::compile_detail {
namespace {

using code::Line;
using code::Opcode;

class Fuser {
 public:
  Fuser(Draft& draft, DraftBlock& block) : draft_(draft), block_(block) {}

  void run() {
    find_targets();
    std::vector<std::size_t> places;  // of the old lines among the new ones
    places.reserve(block_.lines.size());
    for (std::size_t i = 0; i < block_.lines.size(); ++i) {
      const Line& line = block_.lines[i];
      if (is_target_[i] && !pieces_.empty()) add({}, Opcode::short_text);
      places.push_back(lines_.size());
      if (line.op == Opcode::text) {
        add_piece(*line.long_text);
      } else {
        add(line, line.op);
        // The line itself may have come behind a text of its own.
        places_of_lines_.push_back(i);
      }
    }
    redirect(places);
    block_.lines = std::move(lines_);
    block_.block->pieces = draft_.keep_all(std::span<const code::Pieces>(line_pieces_)).data();
  }

 private:
  /// Where line `index`, a branch or a jump, leads to.
  static std::size_t target_of(std::size_t index, const Line& line) {
    return index + 1 + (line.op == Opcode::jump ? line.skip : line.branch->skip);
  }

  void find_targets() {
    is_target_.resize(block_.lines.size());
    for (std::size_t i = 0; i < block_.lines.size(); ++i) {
      const Line& line = block_.lines[i];
      if (line.op == Opcode::branch || line.op == Opcode::jump)
        is_target_[target_of(i, line)] = true;
    }
  }

  void add_piece(const code::Text& piece) {
    if (pieces_.empty()) {
      text_ = piece.text;
    } else {
      if (joined_.empty()) joined_ = text_;
      joined_ += piece.text;
      text_ = joined_;
    }
    pieces_.push_back(&piece);
  }

  /// Adds a line behind the texts that are pending.
  void add(Line line, Opcode op) {
    if (text_.size() > Line::kMostText) {
      Line& text = lines_.emplace_back();
      text.op = Opcode::text;
      text.long_text = whole_text();
      take_pieces();
      if (op == Opcode::short_text) return;
    }
    line.op = op;
    std::ranges::copy(text_, line.text.begin());
    line.text_size = static_cast<std::uint32_t>(text_.size());
    lines_.push_back(line);
    take_pieces();
  }

  const code::Text* whole_text() {
    if (pieces_.size() == 1) return pieces_.front();
    code::Text joined = *pieces_.front();
    joined.text = std::string_view(
        draft_.keep_all(std::span<const char>(text_.data(), text_.size())).data(), text_.size());
    return draft_.keep(joined);
  }

  void take_pieces() {
    const auto kept = draft_.keep_all(std::span<const code::Text* const>(pieces_));
    line_pieces_.emplace_back(std::span<const code::Text* const>(kept));
    pieces_.clear();
    joined_.clear();
    text_ = {};
  }

  void redirect(const std::vector<std::size_t>& places) {
    std::size_t next_branch = 0;
    std::size_t begin = 0;  // among the new lines: behind the last one that is not a text
    for (const std::size_t old : places_of_lines_) {
      Line& line = lines_[index_of_same(begin)];
      const bool is_branch = line.op == Opcode::branch || line.op == Opcode::otherwise;
      code::Branch* const branch = is_branch ? block_.branches[next_branch++] : nullptr;
      if (line.op == Opcode::branch || line.op == Opcode::jump) {
        const auto skip =
            static_cast<std::uint32_t>(places[target_of(old, block_.lines[old])] - begin);
        if (branch != nullptr) {
          branch->skip = skip;
        } else {
          line.skip = skip;
        }
      }
    }
  }

  /// The next new line that was a line before; moves `begin` behind it.
  std::size_t index_of_same(std::size_t& begin) const {
    while (lines_[begin].op == Opcode::text || lines_[begin].op == Opcode::short_text) ++begin;
    return begin++;
  }

  Draft& draft_;
  DraftBlock& block_;
  std::vector<bool> is_target_;
  std::vector<Line> lines_;
  std::vector<code::Pieces> line_pieces_;
  std::vector<std::size_t> places_of_lines_;
  // Pending: not yet part of a line.
  std::vector<const code::Text*> pieces_;
  std::string_view text_;
  std::string joined_;
};

}  // namespace

void fuse_texts(Draft& draft, DraftBlock& block) {
  Fuser(draft, block).run();
}

}  // namespace vtl::compile_detail
