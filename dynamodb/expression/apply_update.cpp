#include <algorithm>

#include "dynamodb/expression/apply.h"
#include "dynamodb/value/number.h"

namespace dynamodb {
namespace {

constexpr char kWrongPath[] =
    "The document path provided in the update expression is invalid for update";
constexpr char kWrongType[] = "An operand in the update expression has an incorrect data type";
constexpr char kMissing[] =
    "The provided expression refers to an attribute that does not exist in the item";

// Precondition: the left operand is a number.
Expected<Value> sum(const Value& left, const Value& right, char sign) {
  if (right.type() != Type::N) return validation_error(kWrongType);
  const Number second = Number::of_plain(right.text());
  const auto result = Number::of_plain(left.text()).plus(sign == '-' ? second.negated() : second);
  if (const NumberFault* fault = std::get_if<NumberFault>(&result)) {
    return validation_error(number_fault_message(*fault, ""));
  }
  return Value::number(std::get<Number>(result).text());
}

// All right sides are read from the item as it was, and all indices mean lists as they were. So
// values in maps and existing elements are written at once, while what changes the length of a list
// (elements that go, elements beyond its end) is kept and done at the end, the innermost lists
// first.
// All right sides of an update see the item as it was, whatever the order of its clauses: `SET a =
// b, b = a` swaps. So first every right side is computed from the old item, then the changes are
// applied to a copy. Indexes of lists mean elements of the old list as well: `REMOVE l[0], l[1]`
// removes the first two. Elements that go, or come behind the end, are therefore only noted
// (ListEdit) and done at the end, list by list.
class Update {
 public:
  Update(const BoundExpression& bound, const Item& old, bool is_there)
      : bound_(bound), old_(old), item_(old), is_there_(is_there) {}

  Expected<Item> run() {
    const std::vector<Change>& changes = bound_.parsed->changes;
    std::vector<Value> values;
    for (const Change& change : changes) {
      values.emplace_back();
      if (change.kind != Change::Kind::set) continue;
      auto value = right_side(change);
      if (!value) return value.error();
      values.back() = std::move(*value);
    }
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (Check check = apply(changes[i], std::move(values[i]))) return *check;
    }
    finish_lists();
    return std::move(item_);
  }

 private:
  // An element that goes, or comes where the list ended.
  struct ListEdit {
    const Path* path;
    std::int64_t index;
    std::optional<Value> added;
  };

  Expected<Value> right_side(const Change& change) const {
    auto left = value_of(change.operands[0]);
    if (!left || change.sign == '\0') return left;
    if (left->type() != Type::N) return validation_error(kWrongType);
    auto right = value_of(change.operands[1]);
    if (!right) return right;
    return sum(*left, *right, change.sign);
  }

  Expected<Value> value_of(const Operand& operand) const {
    if (operand.kind == Operand::Kind::value) return *bound_.value(operand);
    if (operand.kind == Operand::Kind::path) {
      const Value* value = look_up(bound_, operand.path, old_);
      if (value == nullptr) return validation_error(kMissing);
      return *value;
    }
    if (operand.function == Function::if_not_exists) {
      const Value* value = look_up(bound_, operand.arguments[0].path, old_);
      if (value != nullptr) return *value;
      return value_of(operand.arguments[1]);
    }
    auto first = value_of(operand.arguments[0]);
    if (!first) return first;
    if (first->type() != Type::L) return validation_error(kWrongType);
    auto second = value_of(operand.arguments[1]);
    if (!second) return second;
    if (second->type() != Type::L) return validation_error(kWrongType);
    for (Value& element : second->elements()) first->elements().push_back(std::move(element));
    return first;
  }

  Check apply(const Change& change, Value value) {
    const bool is_removal =
        change.kind == Change::Kind::remove || change.kind == Change::Kind::take_out;
    if (!is_there_ && is_removal) return std::nullopt;
    const Step& last = change.path.back();
    const bool is_index = last.kind == Step::Kind::index;
    Value* parent = nullptr;
    if (change.path.size() > 1) {
      parent = find(change.path, change.path.size() - 1);
      if (parent == nullptr || parent->type() != (is_index ? Type::L : Type::M)) {
        return validation_error(kWrongPath);
      }
    }
    const Value* existing = look_up(bound_, change.path, old_);
    switch (change.kind) {
      case Change::Kind::set:
        put(change.path, parent, std::move(value));
        break;
      case Change::Kind::remove:
        if (existing != nullptr) remove(change.path, parent);
        break;
      case Change::Kind::add: {
        auto result = added(existing, *bound_.value(change.operands[0]));
        if (!result) return result.error();
        put(change.path, parent, std::move(*result));
        break;
      }
      case Change::Kind::take_out: {
        if (existing == nullptr) break;
        const Value& members = *bound_.value(change.operands[0]);
        if (existing->type() != members.type()) return validation_error(kWrongType);
        Strings left = existing->members();
        std::erase_if(left, [&](const std::string& member) {
          return std::find(members.members().begin(), members.members().end(), member) !=
                 members.members().end();
        });
        if (left.empty()) {
          remove(change.path, parent);
        } else {
          put(change.path, parent, Value::set(members.type(), std::move(left)));
        }
      }
    }
    return std::nullopt;
  }

  static Expected<Value> added(const Value* existing, const Value& value) {
    if (existing == nullptr) return value;
    if (existing->type() != value.type()) return validation_error(kWrongType);
    if (value.type() == Type::N) return sum(*existing, value, '+');
    Strings members = existing->members();
    for (const std::string& member : value.members()) {
      if (std::find(existing->members().begin(), existing->members().end(), member) ==
          existing->members().end()) {
        members.push_back(member);
      }
    }
    return Value::set(value.type(), std::move(members));
  }

  // The value at the first `length` steps of a path in the new item.
  Value* find(const Path& path, std::size_t length) {
    const Path beginning(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(length));
    return const_cast<Value*>(look_up(bound_, beginning, item_));
  }

  void put(const Path& path, Value* parent, Value value) {
    const Step& last = path.back();
    if (parent == nullptr) {
      item_.set(bound_.name(last), std::move(value));
    } else if (last.kind != Step::Kind::index) {
      parent->map().set(bound_.name(last), std::move(value));
    } else if (static_cast<std::size_t>(last.index) < parent->elements().size()) {
      parent->elements()[static_cast<std::size_t>(last.index)] = std::move(value);
    } else {
      edits_.push_back({&path, last.index, std::move(value)});
    }
  }

  void remove(const Path& path, Value* parent) {
    const Step& last = path.back();
    if (parent == nullptr) {
      item_.erase(bound_.name(last));
    } else if (last.kind != Step::Kind::index) {
      parent->map().erase(bound_.name(last));
    } else {
      edits_.push_back({&path, last.index, std::nullopt});
    }
  }

  void finish_lists() {
    // Within one list: additions in the order of their indices, then removals from the back.
    std::stable_sort(edits_.begin(), edits_.end(), [](const ListEdit& a, const ListEdit& b) {
      if (a.path->size() != b.path->size()) return a.path->size() > b.path->size();
      if (a.added.has_value() != b.added.has_value()) return a.added.has_value();
      return a.added ? a.index < b.index : a.index > b.index;
    });
    for (ListEdit& edit : edits_) {
      List& list = find(*edit.path, edit.path->size() - 1)->elements();
      if (edit.added) {
        list.push_back(std::move(*edit.added));
      } else {
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(edit.index));
      }
    }
  }

  const BoundExpression& bound_;
  const Item& old_;
  Item item_;
  bool is_there_;
  std::vector<ListEdit> edits_;
};

}  // namespace

Expected<Item> apply_update(const BoundExpression& bound, const Item& item, bool is_there) {
  return Update(bound, item, is_there).run();
}

bool creates_item(const Expression& update) {
  return std::any_of(update.changes.begin(), update.changes.end(), [](const Change& change) {
    return change.kind == Change::Kind::set || change.kind == Change::Kind::add;
  });
}

namespace {

std::optional<Type> type_of(const BoundExpression& bound, const Operand& operand) {
  if (operand.kind == Operand::Kind::value) return bound.value(operand)->type();
  if (operand.kind == Operand::Kind::path) return std::nullopt;
  if (operand.function == Function::list_append) return Type::L;
  return type_of(bound, operand.arguments[1]);
}

}  // namespace

std::optional<Type> static_type(const BoundExpression& bound, std::string_view attribute) {
  for (const Change& change : bound.parsed->changes) {
    if (change.path.size() != 1 || bound.head(change.path) != attribute) continue;
    if (change.operands.empty()) return std::nullopt;
    return change.sign != '\0' ? Type::N : type_of(bound, change.operands[0]);
  }
  return std::nullopt;
}

}  // namespace dynamodb
