#include <algorithm>
#include <cmath>
#include <numeric>

#include <nlohmann/json.hpp>

#include "dynamodb/json.h"

namespace dynamodb {
namespace {

// Builds the document from the events of nlohmann's parser, which does not recurse. Every handler
// that returns false ends the parse.
class Builder {
 public:
  explicit Builder(const JsonLimits& limits) : limits_(limits) {}

  bool null() { return value(Json()); }
  bool boolean(bool flag) { return value(Json(flag)); }
  bool number_integer(std::int64_t number) { return value(Json(number)); }
  bool number_unsigned(std::uint64_t number) {
    constexpr std::uint64_t kLargest = INT64_MAX;
    if (number <= kLargest) return value(Json(static_cast<std::int64_t>(number)));
    return value(Json(Decimal{static_cast<double>(number), std::to_string(number)}));
  }
  // 1.0 is an integer to the service, as it is to JavaScript.
  bool number_float(double number, const std::string& text) {
    constexpr double kExact = 9007199254740992.0;
    const bool is_whole = std::trunc(number) == number && std::abs(number) <= kExact;
    if (is_whole) return value(Json(static_cast<std::int64_t>(number)));
    return value(Json(Decimal{number, text}));
  }
  bool string(std::string& text) { return value(Json(std::move(text))); }
  bool binary(nlohmann::json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(Json::object()); }
  bool key(std::string& name) {
    names_.push_back(std::move(name));
    return true;
  }
  bool end_object() {
    keep_last_of_each_name(*open_.back().as_object());
    return close();
  }
  bool start_array(std::size_t) { return open(Json::array()); }
  bool end_array() { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) {
    return false;
  }

  Json take() { return std::move(root_); }

 private:
  bool open(Json container) {
    if (open_.size() >= limits_.depth) return false;
    open_.push_back(std::move(container));
    return true;
  }

  bool close() {
    Json done = std::move(open_.back());
    open_.pop_back();
    return value(std::move(done));
  }

  bool value(Json value) {
    if (++count_ > limits_.values) return false;
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (JsonObject* object = open_.back().as_object()) {
      object->emplace_back(std::move(names_.back()), std::move(value));
      names_.pop_back();
    } else {
      open_.back().push(std::move(value));
    }
    return true;
  }

  // A name that comes twice has its first place and its last value, as in JavaScript.
  static void keep_last_of_each_name(JsonObject& object) {
    constexpr std::size_t kFew = 12;
    if (object.size() <= kFew) {
      for (std::size_t i = 1; i < object.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          if (object[i].first != object[j].first) continue;
          object[j].second = std::move(object[i].second);
          object.erase(object.begin() + static_cast<std::ptrdiff_t>(i--));
          break;
        }
      }
      return;
    }
    std::vector<std::size_t> order(object.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const int difference = object[a].first.compare(object[b].first);
      return difference != 0 ? difference < 0 : a < b;
    });
    std::vector<bool> is_gone(object.size());
    bool is_any_gone = false;
    for (std::size_t i = 0; i + 1 < order.size();) {
      std::size_t last = i;
      while (last + 1 < order.size() && object[order[last + 1]].first == object[order[i]].first) {
        is_gone[order[++last]] = is_any_gone = true;
      }
      if (last != i) object[order[i]].second = std::move(object[order[last]].second);
      i = last + 1;
    }
    if (!is_any_gone) return;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < object.size(); ++i) {
      if (is_gone[i]) continue;
      if (kept != i) object[kept] = std::move(object[i]);
      ++kept;
    }
    object.resize(kept);
  }

  const JsonLimits& limits_;
  std::size_t count_ = 0;
  std::vector<Json> open_;
  std::vector<std::string> names_;
  Json root_;
};

}  // namespace

std::optional<Json> read_json(std::string_view text, const JsonLimits& limits) {
  Builder builder(limits);
  const bool is_read = nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  if (!is_read) return std::nullopt;
  return builder.take();
}

}  // namespace dynamodb
