// The twelve lookaheads of 1.7's parser: each tells whether what follows begins like one construct.
//
// JavaCC compiles a lookahead into a scan that tries alternatives in the grammar's order and
// consults no other lookahead inside; the tokens that a scan asks for show in error messages. A `[`
// is tried as range, map and list, one after the other and over everything inside. Scans move the
// scan position of the JavaLookahead only.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/syntax/java_lookahead.h"

namespace vtl::syntax {

class JavaScanner {
 public:
  JavaScanner(JavaLookahead& tokens, std::size_t token_count)
      : tokens_(tokens), token_count_(token_count) {}

  /// Scans lookahead number 1 to 12 from the scan position; returns whether it fits.
  bool scan(int number);

 private:
  bool see(int kind) { return tokens_.scan_token(kind); }
  template <class Scan>
  bool attempt(Scan&& alternative);
  template <class Scan>
  bool repeat(Scan&& element);
  bool may_see(int kind);
  bool try_kind(int kind);

  bool scan_reference();
  bool scan_indexes();
  bool scan_index();
  bool scan_tail();
  bool scan_method();
  bool scan_params();
  bool scan_param();
  bool scan_param_anew();
  bool scan_range_end();
  bool scan_range_start();
  bool scan_range();
  bool scan_list();
  bool scan_entry();
  bool scan_entries();
  bool scan_map();
  bool scan_arg();
  bool scan_separated_arg();
  bool scan_not();
  bool scan_unary();
  bool scan_primary();

  struct ScannedParam {
    bool is_known = false;
    bool fits = false;
    std::size_t end = 0;
    std::size_t farthest = 0;
  };

  JavaLookahead& tokens_;
  std::size_t token_count_;
  /// What scan_param found, by the token at which it began.
  std::vector<ScannedParam> params_;
};

}  // namespace vtl::syntax
