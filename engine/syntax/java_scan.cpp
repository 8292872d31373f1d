#include "engine/syntax/java_scan.h"

#include <algorithm>

#include "engine/syntax/java_kinds.h"

namespace vtl::syntax {

bool JavaScanner::scan(int number) {
  switch (number) {
    case 1:
      return scan_reference();
    case 2:
      return see(kDoubleEscape);
    case 4:
      return scan_separated_arg();
    case 5:
      return scan_entries();
    case 7:
    case 9:
      return scan_tail();
    case 8:
    case 10:
      return scan_method();
    case 11:
      return scan_not();
    default:
      return scan_range_start();
  }
}

template <class Scan>
bool JavaScanner::attempt(Scan&& alternative) {
  const std::size_t start = tokens_.scan_position();
  if (alternative()) return true;
  tokens_.set_scan_position(start);
  return false;
}

template <class Scan>
bool JavaScanner::repeat(Scan&& element) {
  while (attempt(element)) {
  }
  return true;
}

bool JavaScanner::may_see(int kind) {
  attempt([&] { return see(kind); });
  return true;
}

bool JavaScanner::try_kind(int kind) {
  return attempt([&] { return see(kind); });
}

bool JavaScanner::scan_reference() {
  return attempt([&] {
           return see(kIdentifier) && scan_indexes() && repeat([&] { return scan_tail(); });
         }) ||
         (see(kLeftCurly) && see(kIdentifier) && scan_indexes() &&
          repeat([&] { return scan_tail(); }) && see(kRightCurly));
}
bool JavaScanner::scan_indexes() {
  return repeat([&] { return scan_index(); });
}
bool JavaScanner::scan_index() {
  if (!see(kIndexOpen) || !may_see(kBlank)) return false;
  const bool has_index = try_kind(kString) || try_kind(kInteger) || try_kind(kTrue) ||
                         try_kind(kFalse) || attempt([&] { return scan_reference(); });
  return has_index && may_see(kBlank) && see(kIndexClose);
}
bool JavaScanner::scan_tail() {
  if (!see(kDot)) return false;
  if (!attempt([&] { return scan_method(); }) && !see(kIdentifier)) return false;
  return scan_indexes();
}
bool JavaScanner::scan_method() {
  if (!see(kIdentifier) || !see(kLeftParen)) return false;
  attempt([&] { return scan_params(); });
  return see(kMethodClose);
}
bool JavaScanner::scan_params() {
  return scan_param() && repeat([&] { return see(kComma) && scan_param(); });
}
/// Ranges, maps and lists are tried one after the other, each over everything inside: without
/// keeping results the time would double with every level of nesting.
bool JavaScanner::scan_param() {
  if (!tokens_.is_repeatable_scan()) return scan_param_anew();
  if (params_.empty()) params_.resize(token_count_ + 1);
  const std::size_t start = std::min(tokens_.scan_position(), params_.size() - 1);
  if (!params_[start].is_known) {
    const bool fits_here = scan_param_anew();
    params_[start] = {true, fits_here, tokens_.scan_position(), tokens_.scan_farthest()};
    return fits_here;
  }
  const ScannedParam& known = params_[start];
  tokens_.skip_scan(known.end, known.farthest);
  return known.fits;
}
bool JavaScanner::scan_param_anew() {
  may_see(kBlank);
  const bool has_value =
      try_kind(kString) || try_kind(kInteger) || attempt([&] { return scan_range(); }) ||
      attempt([&] { return scan_map(); }) || attempt([&] { return scan_list(); }) ||
      try_kind(kTrue) || try_kind(kFalse) || attempt([&] { return scan_reference(); }) ||
      try_kind(kFloating);
  return has_value && may_see(kBlank);
}
bool JavaScanner::scan_range_end() {
  return attempt([&] { return scan_reference(); }) || see(kInteger);
}
bool JavaScanner::scan_range_start() {
  return see(kListOpen) && may_see(kBlank) && scan_range_end() && may_see(kBlank) &&
         see(kDoubleDot);
}
bool JavaScanner::scan_range() {
  return scan_range_start() && may_see(kBlank) && scan_range_end() && may_see(kBlank) &&
         see(kListClose);
}
bool JavaScanner::scan_list() {
  if (!see(kListOpen)) return false;
  attempt([&] { return scan_params(); });
  return see(kListClose);
}
bool JavaScanner::scan_entry() {
  return scan_param() && see(kColon) && scan_param();
}
bool JavaScanner::scan_entries() {
  return scan_entry() && repeat([&] { return see(kComma) && scan_entry(); });
}
bool JavaScanner::scan_map() {
  if (!see(kMapOpen)) return false;
  if (!attempt([&] { return scan_entries(); })) may_see(kBlank);
  return try_kind(kMapClose) || see(kRightCurly);
}
bool JavaScanner::scan_arg() {
  return attempt([&] { return scan_reference(); }) || try_kind(kWord) || try_kind(kString) ||
         try_kind(kInteger) || attempt([&] { return scan_range(); }) || try_kind(kFloating) ||
         attempt([&] { return scan_map(); }) || attempt([&] { return scan_list(); }) ||
         try_kind(kTrue) || see(kFalse);
}
bool JavaScanner::scan_separated_arg() {
  may_see(kBlank);
  attempt([&] { return see(kComma) && may_see(kBlank); });
  return scan_arg();
}
bool JavaScanner::scan_not() {
  return may_see(kBlank) && see(kNot) && scan_unary();
}
bool JavaScanner::scan_unary() {
  return attempt([&] { return scan_not(); }) || scan_primary();
}
bool JavaScanner::scan_primary() {
  may_see(kBlank);
  const bool has_value = try_kind(kString) || attempt([&] { return scan_reference(); }) ||
                         try_kind(kInteger) || attempt([&] { return scan_range(); }) ||
                         try_kind(kFloating) || attempt([&] { return scan_map(); }) ||
                         attempt([&] { return scan_list(); }) || try_kind(kTrue) ||
                         try_kind(kFalse) || see(kLeftParen);
  return has_value && may_see(kBlank);
}

}  // namespace vtl::syntax
