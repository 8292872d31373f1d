#include "engine/syntax/java_lookahead.h"

#include <algorithm>

namespace vtl::syntax {
namespace {

constexpr std::uint32_t kMostRescanSteps = 500'000;
constexpr std::size_t kMostLines = 2'000;

}  // namespace

JavaLookahead::JavaLookahead(const TokenList& list) : list_(list) {
  kinds_.reserve(list.tokens.size());
  for (const Token& token : list.tokens) {
    int kind = java_token_number(token.kind);
    if (token.kind == TokenKind::call || token.kind == TokenKind::block_call) {
      const std::string_view image = list.image(token);
      kind = java_token_number(image.back() == '}' ? TokenKind::braced_word : TokenKind::word);
    }
    kinds_.push_back(kind);
  }
}

int JavaLookahead::kind_at(std::size_t index) {
  // Whoever looks behind the end finds the end again.
  if (index >= kinds_.size()) index = kinds_.size() - 1;
  if (list_.tokens[index].kind == TokenKind::lexical_error) throw JavaLexerStuck{};
  return kinds_[index];
}

int JavaLookahead::next_kind() {
  return kind_at(next_);
}

bool JavaLookahead::choose(const JavaTokenSet& set) {
  if (set.test(static_cast<std::size_t>(next_kind()))) return true;
  noted_ |= set;
  return false;
}

void JavaLookahead::consume(int kind) {
  if (next_kind() != kind) {
    demanded_ = kind;
    throw JavaMismatch{};
  }
  ++next_;
  ++consumed_;
  noted_.reset();
}

void JavaLookahead::skip_scan(std::size_t position, std::size_t farthest) {
  if (farthest > scan_last_) {
    scan_left_ -= static_cast<int>(farthest - scan_last_);
    scan_last_ = farthest;
  }
  scan_ = position;
}

bool JavaLookahead::scan_token(int kind) {
  if (is_rescan_ && ++rescan_steps_ > kMostRescanSteps) throw JavaEchoLimit{};
  if (scan_ == scan_last_) {
    --scan_left_;
    scan_last_ = scan_ + 1;
  }
  const int found = kind_at(scan_);
  const std::size_t looked_at = scan_;
  ++scan_;
  // Distance from the last consumed token, which is the one before next_.
  if (is_rescan_ && looked_at + 1 >= next_) add_echo(kind, looked_at + 1 - next_);
  if (found != kind) return false;
  if (scan_left_ == 0 && scan_ == scan_last_) throw ScanSuccess{};
  return true;
}

void JavaLookahead::remember(int number, int limit) {
  auto& places = places_[static_cast<std::size_t>(number - 1)];
  const std::int64_t looked_at = std::int64_t{limit} - scan_left_;
  const Place made{consumed_ + looked_at, next_, limit};
  for (Place& place : places) {
    if (place.live_until > consumed_) continue;
    place = made;
    return;
  }
  places.push_back(made);
}

void JavaLookahead::add_echo(int kind, std::size_t distance) {
  constexpr std::size_t kFarthest = 100;
  if (distance >= kFarthest) return;
  if (distance == echo_.size() + 1) {
    echo_.push_back(kind);
  } else if (!echo_.empty()) {
    emit_echo();
    if (distance > 0) {
      echo_.resize(distance, 0);
      echo_[distance - 1] = kind;
    }
  }
}

void JavaLookahead::emit_echo() {
  if (echo_.empty()) return;
  const auto end = lines_.begin() + static_cast<std::ptrdiff_t>(expected_count_);
  const bool has_room = lines_.size() < kMostLines;
  if (has_room && std::find(lines_.begin(), end, echo_) != end) lines_.push_back(echo_);
}

}  // namespace vtl::syntax
