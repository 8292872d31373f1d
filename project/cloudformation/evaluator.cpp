#include "project/cloudformation/evaluator.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "project/reading/text_builder.h"

namespace project {

using documents::Member;
using documents::Node;

// The problem: what an API consists of is written in functions (`!Sub "${Env}-posts"`, Fn::If,
// Fn::ImportValue), and what they come to is known for certain only after a deployment.
//
// The idea: evaluate lazily and locally. A value is evaluated where the reader of the API asks for
// it, so that resources nobody asks for cost nothing and report nothing. Parameters take what the
// settings give, then their defaults. What only a deployment knows (the ARN of a table, an id)
// evaluates to its own address, `Table.Arn`: deterministic, comparable (a data source and a table
// that name the same thing meet), visible in the output, and settable by that name. Each such
// assumption is recorded where it was made, and reported where it reached a template.
//
// Circles end at a depth; every step is charged to the limit of evaluations.

struct Evaluator::Function {
  std::string_view name;
  NodeRef (Evaluator::*run)(Stack& stack, const NodeRef& argument, const Place& place);
};

/// Counts how deep values lead into each other, so that a circle ends.
struct Evaluator::Level {
  explicit Level(std::size_t& level) : level_(level) { ++level_; }
  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;
  ~Level() { --level_; }
  std::size_t& level_;
};

namespace {

constexpr std::size_t kMostLevels = 250;

bool is_condition_function(std::string_view name) {
  return name == "Fn::Equals" || name == "Fn::And" || name == "Fn::Or" || name == "Fn::Not";
}

bool is_unsupported(std::string_view name) {
  return name == "Fn::Transform" || name == "Fn::Cidr" || name == "Fn::GetAZs" ||
         name == "Fn::Length" || name == "Fn::ToJsonString" || name.starts_with("Fn::ForEach");
}

NodeRef element(const Node& list, std::size_t index) {
  return list.is_list() && index < list.children.size() ? list.children[index].value : nullptr;
}

std::string encode_base64(std::string_view bytes) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += i + k > bytes.size() ? '=' : kDigits[group >> (18 - 6 * k) & 63U];
    }
  }
  return out;
}

}  // namespace

const Evaluator::Function* Evaluator::find_function(std::string_view name) {
  static constexpr Function kFunctions[] = {
      {"Ref", &Evaluator::get_ref},
      {"Fn::GetAtt", &Evaluator::get_attribute},
      {"Fn::Sub", &Evaluator::sub},
      {"Fn::Join", &Evaluator::join},
      {"Fn::If", &Evaluator::choose},
      {"Fn::Select", &Evaluator::select},
      {"Fn::Split", &Evaluator::split},
      {"Fn::FindInMap", &Evaluator::find_in_map},
      {"Fn::ImportValue", &Evaluator::import_value},
      {"Fn::Base64", &Evaluator::base64},
  };
  for (const Function& row : kFunctions) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

NodeRef Evaluator::evaluate(Stack& stack, const NodeRef& node) {
  if (node == nullptr || node->is_scalar())
    return node == nullptr || node->is_null() ? nullptr : node;
  if (!reading_.charge(node->place)) return nullptr;
  const Level level(level_);
  if (level_ > kMostLevels) {
    return wrong("values that lead into each other more than " + std::to_string(kMostLevels) +
                     " levels deep",
                 node->place);
  }
  if (node->is_map() && node->children.size() == 1) {
    const Member& only = node->children.front();
    if (const Function* function = find_function(only.key))
      return (this->*function->run)(stack, only.value, node->place);
    if (is_condition_function(only.key)) {
      return made(holds(stack, node) ? "true" : "false", node->place);
    }
    if (is_unsupported(only.key)) return unsupported(only.key, node->place);
  }
  return evaluate_children(stack, node);
}

NodeRef Evaluator::evaluate_children(Stack& stack, const NodeRef& node) {
  auto copy = std::make_shared<Node>();
  copy->kind = node->kind;
  copy->style = node->style;
  copy->place = node->place;
  copy->tag = node->tag;
  copy->children.reserve(node->children.size());
  for (const Member& member : node->children) {
    NodeRef value = evaluate(stack, member.value);
    if (value == nullptr &&
        (node->is_list() || (member.value != nullptr && !member.value->is_null())))
      continue;
    copy->children.push_back(
        {member.key, member.key_place, value == nullptr ? member.value : std::move(value)});
  }
  return copy;
}

NodeRef Evaluator::property(Stack& stack, const Resource& resource, std::string_view path) {
  NodeRef node = resource.whole->get("Properties");
  while (node != nullptr) {
    const std::size_t dot = path.find('.');
    // A whole block may stand behind a function; then it is evaluated before the next step.
    if (node->is_map() && node->children.size() == 1 &&
        find_function(node->children.front().key) != nullptr) {
      node = evaluate(stack, node);
      if (node == nullptr) return nullptr;
    }
    node = node->get(path.substr(0, dot));
    if (dot == std::string_view::npos) return evaluate(stack, node);
    path.remove_prefix(dot + 1);
  }
  return nullptr;
}

std::string Evaluator::text(Stack& stack, const Resource& resource, std::string_view path) {
  const NodeRef value = property(stack, resource, path);
  return value != nullptr && value->is_scalar() ? value->text : std::string();
}

NodeRef Evaluator::wrong(std::string message, const Place& place) {
  reading_.report("PRJ006", vtl::Severity::error, std::move(message), place);
  return nullptr;
}

NodeRef Evaluator::unsupported(std::string_view name, const Place& place) {
  Problem& problem = reading_.report(
      "PRJ007", vtl::Severity::warning,
      "`" + std::string(name) + "` is not evaluated; its value is taken to be its name", place);
  problem.help = "--value sets the values that are built with it";
  return made(name, place);
}

NodeRef Evaluator::assumed(std::string_view name, std::string_view value, const Place& place) {
  reading_.assume(name, value, place);
  return made(value, place);
}

// ---- Functions of text

NodeRef Evaluator::join(Stack& stack, const NodeRef& argument, const Place& place) {
  if (argument == nullptr || !argument->is_list() || argument->children.size() != 2) {
    return wrong("Fn::Join takes a delimiter and a list", place);
  }
  const NodeRef delimiter = evaluate(stack, element(*argument, 0));
  const NodeRef& written = argument->children[1].value;
  const NodeRef list = evaluate(stack, written);
  if (list == nullptr || !list->is_list()) return list == nullptr ? made("", place) : list;
  TextBuilder builder;
  bool is_first = true;
  for (const Member& member : list->children) {
    if (!is_first && delimiter != nullptr) builder.add_value(delimiter->text, delimiter->place);
    is_first = false;
    if (!member.value->is_scalar()) return wrong("Fn::Join takes texts", member.value->place);
    builder.add(*member.value);
    if (builder.size() > reading_.limits.text_bytes) {
      reading_.report_limit(
          "text_bytes",
          "a text of more than " + std::to_string(reading_.limits.text_bytes) + " bytes", place);
      break;
    }
  }
  return builder.finish(place);
}

NodeRef Evaluator::sub(Stack& stack, const NodeRef& argument, const Place& place) {
  const bool has_map = argument != nullptr && argument->is_list();
  const NodeRef text = has_map ? evaluate(stack, element(*argument, 0)) : argument;
  const NodeRef map = has_map ? element(*argument, 1) : nullptr;
  if (text == nullptr || !text->is_scalar())
    return wrong("Fn::Sub takes a text, or a text and a map", place);
  const std::string_view whole = text->text;
  const documents::TextPieces pieces = documents::pieces_of(*text);
  TextBuilder builder;
  std::size_t done = 0;
  for (std::size_t at = whole.find("${"); at != std::string_view::npos; at = whole.find("${", at)) {
    const std::size_t end = whole.find('}', at);
    if (end == std::string_view::npos) break;
    if (!reading_.charge(place)) break;
    const Place where = documents::place_of(pieces, at);
    std::string_view name = whole.substr(at + 2, end - at - 2);
    builder.add_part(whole, pieces, done, at);
    if (name.starts_with('!')) {
      // `${!X}` is how a literal `${X}` is written.
      builder.add_part(whole, pieces, at, at + 2);
      builder.add_part(whole, pieces, at + 3, end + 1);
    } else {
      while (name.starts_with(' ')) name.remove_prefix(1);
      while (name.ends_with(' ')) name.remove_suffix(1);
      NodeRef value;
      const std::size_t dot = name.find('.');
      const std::size_t problems = reading_.project.problems.size();
      if (map != nullptr && map->find(name) != nullptr) {
        value = evaluate(stack, map->get(name));
      } else if (dot == std::string_view::npos) {
        value = ref(stack, name, where);
      } else {
        value = attribute(stack, name.substr(0, dot), name.substr(dot + 1), where);
      }
      if (reading_.project.problems.size() > problems &&
          reading_.project.problems.back().code == "PRJ006") {
        // The deployment refuses it; what is shown is the text as it was written.
        Problem& problem = reading_.project.problems.back();
        problem.span.end = problem.span.begin + static_cast<std::uint32_t>(end + 1 - at);
        if (problem.help.empty())
          problem.help =
              "`${!" + std::string(name) + "}` gives the text `${" + std::string(name) + "}`";
        builder.add_part(whole, pieces, at, end + 1);
      } else if (value != nullptr && value->is_scalar()) {
        builder.add_value(value->text, where);
      }
    }
    done = end + 1;
    at = end + 1;
    if (builder.size() > reading_.limits.text_bytes) {
      reading_.report_limit(
          "text_bytes",
          "a text of more than " + std::to_string(reading_.limits.text_bytes) + " bytes", place);
      break;
    }
  }
  if (done == 0) return text;
  builder.add_part(whole, pieces, done, whole.size());
  // It stands in the file as it is but for its placeholders, so its place is that of its first
  // character.
  return builder.finish(pieces.empty() ? place : pieces.front().place);
}

NodeRef Evaluator::select(Stack& stack, const NodeRef& argument, const Place& place) {
  const NodeRef index = argument == nullptr ? nullptr : evaluate(stack, element(*argument, 0));
  const NodeRef list = argument == nullptr ? nullptr : evaluate(stack, element(*argument, 1));
  if (index == nullptr || list == nullptr)
    return wrong("Fn::Select takes an index and a list", place);
  std::size_t number = 0;
  std::from_chars(index->text.data(), index->text.data() + index->text.size(), number);
  if (NodeRef found = element(*list, number)) return found;
  // The list may be the address of something that only a deployment knows.
  if (list->is_scalar()) return made(list->text + "[" + index->text + "]", place);
  return wrong("Fn::Select: the list has no element " + index->text, place);
}

NodeRef Evaluator::split(Stack& stack, const NodeRef& argument, const Place& place) {
  const NodeRef delimiter = argument == nullptr ? nullptr : evaluate(stack, element(*argument, 0));
  const NodeRef text = argument == nullptr ? nullptr : evaluate(stack, element(*argument, 1));
  if (delimiter == nullptr || text == nullptr || delimiter->text.empty()) {
    return wrong("Fn::Split takes a delimiter and a text", place);
  }
  std::vector<Member> parts;
  std::size_t begin = 0;
  while (begin <= text->text.size() && reading_.charge(place)) {
    const std::size_t end = std::min(text->text.find(delimiter->text, begin), text->text.size());
    parts.push_back({{}, {}, made(text->text.substr(begin, end - begin), place)});
    begin = end + delimiter->text.size();
  }
  return documents::make_list(std::move(parts), place);
}

NodeRef Evaluator::base64(Stack& stack, const NodeRef& argument, const Place& place) {
  const NodeRef text = evaluate(stack, argument);
  return text == nullptr ? nullptr : made(encode_base64(text->text), place);
}

// ---- Choices

NodeRef Evaluator::choose(Stack& stack, const NodeRef& argument, const Place& place) {
  if (argument == nullptr || !argument->is_list() || argument->children.size() != 3) {
    return wrong("Fn::If takes a condition and two values", place);
  }
  const Node& name = *argument->children[0].value;
  const bool is_true = name.is_scalar() ? condition(stack, name.text, name.place)
                                        : holds(stack, argument->children[0].value);
  return evaluate(stack, argument->children[is_true ? 1 : 2].value);
}

bool Evaluator::truth(Stack& stack, const NodeRef& node) {
  if (node == nullptr) return false;
  if (node->is_map()) return holds(stack, node);
  return node->text == "true" || node->text == "True";
}

bool Evaluator::holds(Stack& stack, const NodeRef& node) {
  const Level level(level_);
  if (node == nullptr || level_ > kMostLevels || !reading_.charge(node->place)) return false;
  if (!node->is_map() || node->children.size() != 1) return truth(stack, evaluate(stack, node));
  const std::string& name = node->children.front().key;
  const NodeRef& argument = node->children.front().value;
  if (name == "Condition" && argument != nullptr && argument->is_scalar()) {
    return condition(stack, argument->text, argument->place);
  }
  if (!is_condition_function(name)) return truth(stack, evaluate(stack, node));
  if (argument == nullptr || !argument->is_list()) return false;
  const auto& children = argument->children;
  if (name == "Fn::Not") return children.size() == 1 && !holds(stack, children[0].value);
  if (name == "Fn::And") {
    return std::all_of(children.begin(), children.end(),
                       [&](const Member& one) { return holds(stack, one.value); });
  }
  if (name == "Fn::Or") {
    return std::any_of(children.begin(), children.end(),
                       [&](const Member& one) { return holds(stack, one.value); });
  }
  const NodeRef left = evaluate(stack, element(*argument, 0));
  const NodeRef right = evaluate(stack, element(*argument, 1));
  return (left == nullptr ? "" : left->text) == (right == nullptr ? "" : right->text);
}

bool Evaluator::condition(Stack& stack, std::string_view name, const Place& place) {
  constexpr int kOpen = 2;
  const std::string key(name);
  const auto [known, is_new] = stack.conditions_known.try_emplace(key, kOpen);
  if (!is_new) return known->second == 1;
  const auto found = stack.conditions.find(key);
  if (found == stack.conditions.end()) {
    std::vector<std::string> names;
    for (const auto& [one, node] : stack.conditions) names.push_back(one);
    std::sort(names.begin(), names.end());
    reading_.report("PRJ006", vtl::Severity::error, "no condition `" + key + "`", place).help =
        did_you_mean(key, names);
    stack.conditions_known[key] = 0;
    return false;
  }
  const bool is_true = holds(stack, found->second);
  stack.conditions_known[key] = is_true ? 1 : 0;
  return is_true;
}

bool Evaluator::exists(Stack& stack, const Resource& resource) {
  const NodeRef name = resource.whole->get("Condition");
  return name == nullptr || !name->is_scalar() || condition(stack, name->text, name->place);
}

NodeRef Evaluator::find_in_map(Stack& stack, const NodeRef& argument, const Place& place) {
  NodeRef at = stack.mappings;
  std::string path;
  for (std::size_t i = 0; i < 3; ++i) {
    const NodeRef key = argument == nullptr ? nullptr : evaluate(stack, element(*argument, i));
    if (key == nullptr || !key->is_scalar())
      return wrong("Fn::FindInMap takes a map's name and two keys", place);
    path += (path.empty() ? "" : ".") + key->text;
    at = at == nullptr ? nullptr : at->get(key->text);
  }
  if (at != nullptr) return evaluate(stack, at);
  if (const NodeRef options = element(*argument, 3)) {
    if (const NodeRef otherwise = options->get("DefaultValue")) return evaluate(stack, otherwise);
  }
  if (reading_.recording != nullptr) {
    reading_.report("PRJ006", vtl::Severity::warning, "the mappings have no value `" + path + "`",
                    place);
  }
  return assumed(path, path, place);
}

}  // namespace project
