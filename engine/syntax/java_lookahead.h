// The token buffer of a JavaCC parser: consumes, looks ahead, and keeps what both leave behind for
// the error message. syntax_fault.cpp walks the grammar over it and tells the story.
//
// `noted` kinds are those that choices passed by since the last consumed token. A lookahead is
// remembered as long as it looked at a token behind the last consumed one.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

#include "engine/syntax/java_token_numbers.h"
#include "engine/syntax/token.h"

namespace vtl::syntax {

using JavaTokenSet = std::bitset<kJavaTokenCount>;

inline constexpr int kLookaheads = 12;
inline constexpr int kUnlimited = 0x7fffffff;

/// A demanded token was not there.
struct JavaMismatch {};
/// The lexer is stuck at the token that was asked for.
struct JavaLexerStuck {};
/// Collecting echoes took too long (they grow exponentially with the nesting, in 1.7 too); the rest
/// is left out.
struct JavaEchoLimit {};

class JavaLookahead {
 public:
  explicit JavaLookahead(const TokenList& list);

  int next_kind();
  /// Returns whether the next kind is in the set; if not, notes the set as passed by.
  bool choose(const JavaTokenSet& set);
  /// Throws JavaMismatch when the next token is of another kind; -1 fits none.
  void consume(int kind);
  /// Scans with `scan(number)` (true: fits), looking at no more than `limit` tokens; remembers it
  /// for the message.
  template <class Scan>
  bool fits(int number, int limit, Scan&& scan);

  /// For scans: returns whether the token at the scan position has the kind, and advances.
  bool scan_token(int kind);
  std::size_t scan_position() const { return scan_; }
  void set_scan_position(std::size_t position) { scan_ = position; }
  /// Index behind the farthest token looked at by this scan.
  std::size_t scan_farthest() const { return scan_last_; }
  /// As if a scan from here had looked at tokens up to `farthest` and fitted up to `position`.
  void skip_scan(std::size_t position, std::size_t farthest);
  /// Returns whether parts of this scan depend on the tokens alone, so that results may be kept.
  bool is_repeatable_scan() const { return !is_rescan_ && scan_limit_ == kUnlimited; }

  /// Index of the next token; the last consumed one is before it.
  std::size_t next() const { return next_; }
  int demanded() const { return demanded_; }
  /// Returns the kinds that would have been accepted, then the echoes.
  template <class Rescan>
  std::vector<int> expected(Rescan&& rescan);

 private:
  struct ScanSuccess {};
  struct Place {
    std::int64_t live_until = 0;  // consumed-token count up to which the lookahead counts
    std::size_t first = 0;        // token consumed last when it was made
    int limit = 0;
  };

  int kind_at(std::size_t index);
  void remember(int number, int limit);
  void add_echo(int kind, std::size_t distance);
  void emit_echo();

  const TokenList& list_;
  std::vector<int> kinds_;
  std::size_t next_ = 0;
  std::int64_t consumed_ = 0;
  int demanded_ = -1;
  JavaTokenSet noted_;
  std::size_t scan_ = 0;       // index behind the token looked at last
  std::size_t scan_last_ = 0;  // farthest scan position
  int scan_left_ = 0;
  int scan_limit_ = 0;
  std::uint32_t rescan_steps_ = 0;
  bool is_rescan_ = false;
  std::array<std::vector<Place>, kLookaheads> places_;
  std::vector<int> entries_;
  std::vector<std::vector<int>> lines_;
  std::size_t expected_count_ = 0;  // lines_ before the echoes
  std::vector<int> echo_;
};

template <class Scan>
bool JavaLookahead::fits(int number, int limit, Scan&& scan) {
  scan_left_ = scan_limit_ = limit;
  scan_ = scan_last_ = next_;
  bool result = false;
  try {
    result = scan(number);
  } catch (const ScanSuccess&) {
    result = true;
  }
  remember(number, limit);
  return result;
}

template <class Rescan>
std::vector<int> JavaLookahead::expected(Rescan&& rescan) {
  JavaTokenSet set = noted_;
  if (demanded_ >= 0) set.set(static_cast<std::size_t>(demanded_));
  lines_.clear();
  for (int kind = 0; kind < kJavaTokenCount; ++kind) {
    if (set.test(static_cast<std::size_t>(kind))) lines_.push_back({kind});
  }
  expected_count_ = lines_.size();
  is_rescan_ = true;
  echo_.clear();
  for (int number = 1; number <= kLookaheads; ++number) {
    try {
      for (const Place& place : places_[static_cast<std::size_t>(number - 1)]) {
        if (place.live_until <= consumed_) continue;
        scan_left_ = place.limit;
        scan_ = scan_last_ = place.first;
        rescan(number);
      }
    } catch (const ScanSuccess&) {
      // The rest of this lookahead's places is not scanned again.
    } catch (const JavaEchoLimit&) {
      break;
    }
  }
  is_rescan_ = false;
  emit_echo();
  std::vector<int> kinds;
  for (const std::vector<int>& line : lines_) kinds.push_back(line.front());
  return kinds;
}

}  // namespace vtl::syntax
