#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "testkit/matchers/matcher_row.h"
#include "testkit/matchers/pattern_search.h"
#include "vtl/text/wtf8.h"
#include "vtlsim/matcher.h"

namespace vtlsim {
namespace {

using Reason = std::optional<std::string>;

// ---- How each matcher decides

Reason needs(bool holds, std::string_view reason) {
  return holds ? Reason() : Reason(std::string(reason));
}

template <bool (*holds)(std::string_view)>
Reason match_form(const Json& matcher, const Json& actual, MatcherHost&) {
  const std::string& name = matcher.begin().value().get_ref<const std::string&>();
  return needs(actual.is_string() && holds(actual.get_ref<const std::string&>()),
               "is not a valid " + name);
}

Reason match_any(const Json&, const Json&, MatcherHost&) {
  return std::nullopt;
}
Reason match_absent(const Json&, const Json&, MatcherHost&) {
  return "should not be there";
}
Reason match_null(const Json&, const Json& actual, MatcherHost&) {
  return needs(actual.is_null(), "is not null");
}
Reason match_string(const Json&, const Json& actual, MatcherHost&) {
  return needs(actual.is_string(), "is not a string");
}
Reason match_number(const Json&, const Json& actual, MatcherHost&) {
  return needs(actual.is_number(), "is not a number");
}
Reason match_boolean(const Json&, const Json& actual, MatcherHost&) {
  return needs(actual.is_boolean(), "is not a boolean");
}
Reason match_array(const Json&, const Json& actual, MatcherHost&) {
  return needs(actual.is_array(), "is not an array");
}
Reason match_object(const Json&, const Json& actual, MatcherHost&) {
  return needs(actual.is_object(), "is not an object");
}
Reason match_integer(const Json&, const Json& actual, MatcherHost&) {
  const bool is_whole =
      actual.is_number_integer() ||
      (actual.is_number() && actual.get<double>() == std::floor(actual.get<double>()));
  return needs(is_whole, "is not an integer");
}

Reason match_regex(const Json& matcher, const Json& actual, MatcherHost& host) {
  if (!actual.is_string()) return "is not a string";
  const auto found = host.patterns().is_found(matcher.at("pattern").get_ref<const std::string&>(),
                                              actual.get_ref<const std::string&>());
  if (!found) return "takes the pattern longer than the limit";
  return needs(*found, "does not match the pattern");
}

Reason match_contains(const Json& matcher, const Json& actual, MatcherHost& host) {
  const Json& value = matcher.at("value");
  if (actual.is_string() && value.is_string()) {
    return needs(actual.get_ref<const std::string&>().find(value.get_ref<const std::string&>()) !=
                     std::string::npos,
                 "does not contain it");
  }
  if (actual.is_array()) {
    const bool has = std::any_of(actual.begin(), actual.end(), [&](const Json& element) {
      return host.agrees(value, element, host.is_subset());
    });
    return needs(has, "has no such element");
  }
  if (actual.is_object() && value.is_object()) {
    host.compare(value, actual, true, false, "");
    return std::nullopt;
  }
  return "cannot contain it";
}

Reason match_starts_with(const Json& matcher, const Json& actual, MatcherHost&) {
  return needs(actual.is_string() && actual.get_ref<const std::string&>().starts_with(
                                         matcher.at("value").get_ref<const std::string&>()),
               "does not start with it");
}
Reason match_ends_with(const Json& matcher, const Json& actual, MatcherHost&) {
  return needs(actual.is_string() && actual.get_ref<const std::string&>().ends_with(
                                         matcher.at("value").get_ref<const std::string&>()),
               "does not end with it");
}

Reason match_length(const Json& matcher, const Json& actual, MatcherHost&) {
  std::size_t size = 0;
  if (actual.is_string()) {
    size = vtl::count_code_points(actual.get_ref<const std::string&>());
  } else if (actual.is_structured()) {
    size = actual.size();
  } else {
    return "has no length";
  }
  return needs(size == matcher.at("value").get<std::uint64_t>(),
               "has length " + std::to_string(size));
}

/// Pairs expected elements with actual ones: greedy pairing is wrong where one matcher takes
/// several elements, so a pair already made moves on when another needs its place (augmenting
/// paths). The paths come by the same two elements again and again, so what was compared once is
/// remembered: n elements cost at most n * n comparisons, however long the paths are.
class Pairing {
 public:
  Pairing(const Json& expected, const Json& actual, MatcherHost& host)
      : expected_(expected),
        actual_(actual),
        host_(host),
        partner_(actual.size(), kNone),
        known_(expected.size() * actual.size(), Known::no) {}

  /// Indexes of expected elements without partner.
  std::vector<std::size_t> run() {
    std::vector<std::size_t> unpaired;
    for (std::size_t i = 0; i < expected_.size(); ++i) {
      visited_.assign(actual_.size(), false);
      if (!place(i, 0)) unpaired.push_back(i);
    }
    return unpaired;
  }
  bool is_taken(std::size_t actual_index) const { return partner_[actual_index] != kNone; }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  static constexpr std::size_t kMaxChain = 200;

  enum class Known : std::uint8_t { no, agree, differ };

  bool agree(std::size_t i, std::size_t j) {
    Known& known = known_[i * actual_.size() + j];
    if (known == Known::no) {
      known =
          host_.agrees(expected_[i], actual_[j], host_.is_subset()) ? Known::agree : Known::differ;
    }
    return known == Known::agree;
  }

  bool place(std::size_t i, std::size_t chain) {
    if (chain > kMaxChain) return false;
    for (std::size_t j = 0; j < actual_.size(); ++j) {
      if (visited_[j] || !agree(i, j)) continue;
      visited_[j] = true;
      if (partner_[j] == kNone || place(partner_[j], chain + 1)) {
        partner_[j] = i;
        return true;
      }
    }
    return false;
  }

  const Json& expected_;
  const Json& actual_;
  MatcherHost& host_;
  std::vector<std::size_t> partner_;
  std::vector<Known> known_;
  std::vector<bool> visited_;
};

Reason match_unordered(const Json& matcher, const Json& actual, MatcherHost& host) {
  const Json& values = matcher.at("values");
  if (!actual.is_array()) return "is not an array";
  constexpr std::size_t kMaxElements = 1000;
  if (values.size() > kMaxElements || actual.size() > kMaxElements) {
    return "has more than 1000 elements, too many to be compared in any order";
  }
  Pairing pairing(values, actual, host);
  for (std::size_t i : pairing.run()) host.report_unpaired(values[i], true);
  for (std::size_t j = 0; j < actual.size(); ++j) {
    if (!pairing.is_taken(j)) host.report_unpaired(actual[j], false);
  }
  return std::nullopt;
}

Reason match_every(const Json& matcher, const Json& actual, MatcherHost& host) {
  if (!actual.is_array()) return "is not an array";
  for (std::size_t i = 0; i < actual.size(); ++i) {
    if (!host.agrees(matcher.at("value"), actual[i], host.is_subset())) {
      return "element " + std::to_string(i) + " does not match: " + short_json_text(actual[i], 120);
    }
  }
  return std::nullopt;
}

Reason match_one_of(const Json& matcher, const Json& actual, MatcherHost& host) {
  for (const Json& value : matcher.at("values")) {
    if (host.agrees(value, actual, host.is_subset())) return std::nullopt;
  }
  return "is none of them";
}

Reason match_not(const Json& matcher, const Json& actual, MatcherHost& host) {
  return needs(!host.agrees(matcher.at("value"), actual, host.is_subset()), "should not match");
}

Reason match_approx(const Json& matcher, const Json& actual, MatcherHost&) {
  if (!actual.is_number()) return "is not a number";
  const double distance = std::fabs(actual.get<double>() - matcher.at("value").get<double>());
  return needs(distance <= matcher.at("within").get<double>(), "is too far away");
}

Reason match_exact(const Json& matcher, const Json& actual, MatcherHost& host) {
  host.compare(matcher.at("value"), actual, false, true, "");
  return std::nullopt;
}
Reason match_subset(const Json& matcher, const Json& actual, MatcherHost& host) {
  host.compare(matcher.at("value"), actual, true, false, "");
  return std::nullopt;
}
Reason match_json(const Json& matcher, const Json& actual, MatcherHost& host) {
  if (!actual.is_string()) return "is not a string";
  const auto inner = parse_json(actual.get_ref<const std::string&>());
  if (!inner) return "holds no JSON";
  host.compare(matcher.at("value"), *inner, host.is_subset(), false, "<json>");
  return std::nullopt;
}

// ---- The table

constexpr MatcherKey kValue{"value", MatcherOperand::json};
constexpr MatcherKey kText{"value", MatcherOperand::text};
constexpr MatcherKey kValues{"values", MatcherOperand::array};

constexpr MatcherRow kRows[] = {
    {"any", {}, "anything that is there, null included", match_any},
    {"absent", {}, "a key that is not there", match_absent},
    {"null", {}, "null", match_null},
    {"string", {}, "a string", match_string},
    {"number", {}, "a number", match_number},
    {"boolean", {}, "true or false", match_boolean},
    {"array", {}, "an array", match_array},
    {"object", {}, "an object", match_object},
    {"integer", {}, "a number without fraction", match_integer},
    {"uuid", {}, "a string of 32 hexadecimal digits in groups of 8-4-4-4-12", match_form<is_uuid>},
    {"ulid", {}, "a string of 26 characters of Crockford's alphabet", match_form<is_ulid>},
    {"ksuid", {}, "a string of 27 letters and digits", match_form<is_ksuid>},
    {"iso8601", {}, "a string that is a date and time with Z or an offset", match_form<is_iso8601>},
    {"regex",
     {{"pattern", MatcherOperand::pattern}},
     "a string in which the pattern is found",
     match_regex},
    {"contains",
     {kValue},
     "a string with that text, an array with such an element, an object with those keys",
     match_contains},
    {"startsWith", {kText}, "a string that begins with the text", match_starts_with},
    {"endsWith", {kText}, "a string that ends with the text", match_ends_with},
    {"length",
     {{"value", MatcherOperand::count}},
     "a string (characters), array or object of that size",
     match_length},
    {"unordered", {kValues}, "an array with these elements in any order", match_unordered},
    {"every", {kValue}, "an array whose every element matches", match_every},
    {"oneOf", {kValues}, "any of the values", match_one_of},
    {"not", {kValue}, "what does not match the value", match_not},
    {"approx",
     {{"value", MatcherOperand::number}, {"within", MatcherOperand::number}},
     "a number not further away",
     match_approx},
    {"exact",
     {{"value", MatcherOperand::literal}},
     "the same keys and no more (not a subset), `$match` inside taken literally",
     match_exact},
    {"subset", {kValue}, "keys not named may be there", match_subset},
    {"json", {kValue}, "a string that holds JSON which matches", match_json},
};

}  // namespace

std::span<const MatcherRow> matchers() {
  return kRows;
}

const MatcherRow* find_matcher(std::string_view name) {
  const auto* found = std::find_if(std::begin(kRows), std::end(kRows),
                                   [&](const MatcherRow& row) { return row.name == name; });
  return found == std::end(kRows) ? nullptr : found;
}

bool is_matcher(const Json& value) {
  return value.is_object() && !value.empty() && value.begin().key() == "$match";
}

std::optional<std::string> run_matcher(const Json& matcher, const Json& actual, MatcherHost& host) {
  const MatcherRow* row = find_matcher(matcher.begin().value().get_ref<const std::string&>());
  return row->match(matcher, actual, host);
}

}  // namespace vtlsim
