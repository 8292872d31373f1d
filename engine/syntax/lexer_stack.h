// The stack of lexical states of Velocity's token manager, with the parentheses open in each; both
// lexers use it (fast_lexer.h, antlr/vtl_lexer_base.h).
//
// A `)` closes every level at which nothing is open, then the level whose first `(` it closes, as
// in 1.7. An empty stack pops to Mode{}, which must be the text state.
#pragma once

#include <cstddef>
#include <vector>

namespace vtl::syntax {

template <typename Mode>
class LexerStack {
 public:
  Mode mode() const { return current_.mode; }
  void set_mode(Mode mode) { current_.mode = mode; }
  bool is_empty() const { return below_.empty(); }

  void push(Mode mode) {
    below_.push_back(current_);
    current_ = Level{mode, 0, 0};
  }

  void pop() {
    if (below_.empty()) {
      current_ = Level{};
      return;
    }
    current_ = below_.back();
    below_.pop_back();
  }

  void open_paren() { ++current_.opened; }

  void close_paren() {
    while (current_.opened == 0 && !below_.empty()) pop();
    if (current_.opened == current_.closed + 1 || current_.opened == 0) {
      pop();
    } else {
      ++current_.closed;
    }
  }

  /// Returns whether `mode` is somewhere below the current level.
  bool has_below(Mode mode) const {
    for (const Level& level : below_) {
      if (level.mode == mode) return true;
    }
    return false;
  }

 private:
  struct Level {
    Mode mode{};
    std::size_t opened = 0;
    std::size_t closed = 0;
  };

  Level current_;
  std::vector<Level> below_;
};

}  // namespace vtl::syntax
