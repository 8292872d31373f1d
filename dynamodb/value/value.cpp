#include "dynamodb/value.h"

#include <algorithm>
#include <array>

#include "dynamodb/value/number.h"

namespace dynamodb {

std::string_view type_name(Type type) {
  constexpr std::array<std::string_view, 10> kNames = {"S",  "N",  "B",  "BOOL", "NULL",
                                                       "SS", "NS", "BS", "L",    "M"};
  return kNames[static_cast<std::size_t>(type)];
}

namespace {

auto place_of(auto& attributes, std::string_view name) {
  return std::lower_bound(
      attributes.begin(), attributes.end(), name,
      [](const Attribute& attribute, std::string_view wanted) { return attribute.name < wanted; });
}

}  // namespace

const Value* Map::find(std::string_view name) const {
  const auto place = place_of(attributes_, name);
  return place != attributes_.end() && place->name == name ? &place->value : nullptr;
}

Value* Map::find(std::string_view name) {
  return const_cast<Value*>(std::as_const(*this).find(name));
}

void Map::set(std::string name, Value value) {
  const auto place = place_of(attributes_, name);
  if (place != attributes_.end() && place->name == name) {
    place->value = std::move(value);
  } else {
    attributes_.insert(place, Attribute{std::move(name), std::move(value)});
  }
}

void Map::erase(std::string_view name) {
  const auto place = place_of(attributes_, name);
  if (place != attributes_.end() && place->name == name) attributes_.erase(place);
}

Map Map::of(std::vector<Attribute> attributes) {
  Map out;
  out.attributes_ = std::move(attributes);
  const auto by_name = [](const Attribute& a, const Attribute& b) { return a.name < b.name; };
  if (!std::is_sorted(out.attributes_.begin(), out.attributes_.end(), by_name)) {
    std::sort(out.attributes_.begin(), out.attributes_.end(), by_name);
  }
  return out;
}

bool Map::operator==(const Map& other) const {
  return attributes_ == other.attributes_;
}

Value Value::boolean(bool flag) {
  Value out;
  out.type_ = Type::BOOL;
  out.data_ = flag;
  return out;
}

Value Value::list(List elements) {
  Value out;
  out.type_ = Type::L;
  out.data_ = std::move(elements);
  return out;
}

Value Value::map(Map attributes) {
  Value out;
  out.type_ = Type::M;
  out.data_ = std::move(attributes);
  return out;
}

Value Value::set(Type type, Strings members) {
  if (type == Type::NS) {
    std::sort(members.begin(), members.end(), [](const std::string& a, const std::string& b) {
      return Number::of_plain(a) < Number::of_plain(b);
    });
  } else {
    std::sort(members.begin(), members.end());
  }
  Value out;
  out.type_ = type;
  out.data_ = std::move(members);
  return out;
}

bool Value::operator==(const Value& other) const {
  return type_ == other.type_ && data_ == other.data_;
}

int compare_scalars(const Value& left, const Value& right) {
  if (left.type() == Type::N) {
    const auto order = Number::of_plain(left.text()) <=> Number::of_plain(right.text());
    return order < 0 ? -1 : order > 0 ? 1 : 0;
  }
  return left.text().compare(right.text());
}

}  // namespace dynamodb
