#include "dynamodb/expression/checks.h"

namespace dynamodb {

Fault undefined_name(const BoundExpression& bound, const Path& path) {
  for (const Step& step : path) {
    if (step.kind == Step::Kind::name_ref && bound.names[step.slot] == nullptr) {
      return "An expression attribute name used in the document path is not defined; attribute "
             "name: " +
             bound.parsed->name_refs[step.slot];
    }
  }
  return std::nullopt;
}

Fault undefined_value(const BoundExpression& bound, const Operand& operand) {
  if (operand.kind != Operand::Kind::value || bound.value(operand) != nullptr) return std::nullopt;
  return "An expression attribute value used in expression is not defined; attribute value: " +
         bound.parsed->value_refs[operand.slot];
}

std::string wrong_count(std::string_view function, std::size_t count) {
  return "Incorrect number of operands for operator or function; operator or function: " +
         std::string(function) + ", number of operands: " + std::to_string(count);
}

std::string wrong_type(std::string_view function, std::string_view type) {
  return "Incorrect operand type for operator or function; operator or function: " +
         std::string(function) + ", operand type: " + std::string(type);
}

std::string path_required(std::string_view function) {
  return "Operator or function requires a document path; operator or function: " +
         std::string(function);
}

namespace {

enum class Relation { apart, overlapping, conflicting };

Relation relation_of(const BoundExpression& bound, const Path& left, const Path& right) {
  for (std::size_t i = 0; i < left.size() && i < right.size(); ++i) {
    const bool is_index = left[i].kind == Step::Kind::index;
    if (is_index != (right[i].kind == Step::Kind::index)) return Relation::conflicting;
    if (is_index ? left[i].index != right[i].index : bound.name(left[i]) != bound.name(right[i])) {
      return Relation::apart;
    }
  }
  return Relation::overlapping;
}

}  // namespace

Fault check_paths(const BoundExpression& bound, const std::vector<const Path*>& paths) {
  Fault conflict;
  for (std::size_t i = 1; i < paths.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Relation relation = relation_of(bound, *paths[j], *paths[i]);
      if (relation == Relation::apart) continue;
      const bool is_overlap = relation == Relation::overlapping;
      std::string message =
          "Two document paths " + std::string(is_overlap ? "overlap" : "conflict") +
          " with each other; must remove or rewrite one of these paths; path one: " +
          path_text(bound, *paths[j]) + ", path two: " + path_text(bound, *paths[i]);
      if (is_overlap) return message;
      if (!conflict) conflict = std::move(message);
    }
  }
  return conflict;
}

Fault check_projection(const BoundExpression& bound) {
  std::vector<const Path*> paths;
  for (const Path& path : bound.parsed->paths) {
    if (Fault fault = undefined_name(bound, path)) return fault;
    paths.push_back(&path);
  }
  return check_paths(bound, paths);
}

}  // namespace dynamodb
