#include "engine/runtime/operations.h"

#include "engine/runtime/operation_table.h"

namespace vtl {

using syntax::Binary;
using syntax::Block;
using syntax::DirectiveCall;
using syntax::Node;
using syntax::NodeKind;
using syntax::Reference;
using syntax::Sequence;
using Table = OperationTable;

constexpr std::array<Operations, Table::kKinds> OperationTable::rows_by_kind() {
  std::array<Operations, kKinds> rows{};
  rows.fill({no_value, no_truth, no_text});
  const auto set = [&rows](NodeKind kind, const Operations& row) {
    rows[static_cast<std::size_t>(kind)] = row;
  };
  set(NodeKind::block, statement<Block, &Interpreter::render_block>());
  set(NodeKind::text, {no_value, no_truth, print_text});
  set(NodeKind::set, statement<syntax::Set, &Interpreter::assign>());
  set(NodeKind::if_chain, statement<syntax::If, &Interpreter::render_if>());
  set(NodeKind::foreach_loop, statement<syntax::Foreach, &Interpreter::render_foreach>());
  set(NodeKind::macro_call, statement<syntax::MacroCall, &Interpreter::render_macro_call>());
  set(NodeKind::define, statement<syntax::Define, &Interpreter::render_define>());
  set(NodeKind::evaluate, statement<DirectiveCall, &Interpreter::render_evaluate>());
  set(NodeKind::parse, statement<DirectiveCall, &Interpreter::render_parse>());
  set(NodeKind::include, statement<DirectiveCall, &Interpreter::render_include>());
  set(NodeKind::break_loop, statement<DirectiveCall, &Interpreter::render_break>());
  set(NodeKind::stop, {no_value, no_truth, stop});
  set(NodeKind::return_value, statement<DirectiveCall, &Interpreter::render_return>());

  set(NodeKind::constant, {constant, no_truth, no_text});
  set(NodeKind::boolean, {constant, constant_truth, no_text});
  set(NodeKind::string_template, expression<syntax::StringTemplate, &Interpreter::interpolate>());
  set(NodeKind::list, expression<Sequence, &Interpreter::build_list>());
  set(NodeKind::map, expression<Sequence, &Interpreter::build_map>());
  set(NodeKind::range, expression<Binary, &Interpreter::build_range>());
  set(NodeKind::parenthesized, {inner_value, inner_truth, no_text});
  set(NodeKind::logical_not, condition<negate>());
  set(NodeKind::logical_or, condition<either>());
  set(NodeKind::logical_and, condition<both>());
  set(NodeKind::equal, condition<test<Binary, &Interpreter::are_equal>>());
  set(NodeKind::not_equal, condition<test<Binary, &Interpreter::are_different>>());
  for (const NodeKind kind :
       {NodeKind::less, NodeKind::less_equal, NodeKind::greater, NodeKind::greater_equal}) {
    set(kind, condition<test<Binary, &Interpreter::compare_binary>>());
  }
  for (const NodeKind kind : {NodeKind::add, NodeKind::subtract, NodeKind::multiply,
                              NodeKind::divide, NodeKind::modulo}) {
    set(kind, expression<Binary, &Interpreter::calculate_binary>());
  }
  return rows;
}

constinit const Operations Table::kVariable = reference<&Interpreter::evaluate_variable>();
constinit const Operations Table::kPath = reference<&Interpreter::evaluate_path>();
constinit const Operations Table::kProperty = reference<&Interpreter::evaluate_property>();
constinit const Operations Table::kLoopIndex = loop_property<LoopProperty::index>();
constinit const Operations Table::kLoopCount = loop_property<LoopProperty::count>();
constinit const Operations Table::kLoopHasNext = loop_property<LoopProperty::has_next>();
// Printed as any row, for a null that is printed is explained.
constinit const Operations Table::kIsNull = {evaluate<Reference, &Interpreter::evaluate_is_null>,
                                             test<Reference, &Interpreter::is_argument_null>,
                                             print_reference<&Interpreter::evaluate_host_row<1>>};
constinit const Operations Table::kDefaultIfNull = {
    evaluate<Reference, &Interpreter::evaluate_default>,
    test_reference<&Interpreter::evaluate_default>,
    print_reference<&Interpreter::evaluate_host_row<2>>};
constinit const Operations Table::kComposition = reference<&Interpreter::evaluate_composition>();
constinit const Operations Table::kAssignVariable =
    statement<syntax::Set, &Interpreter::assign_variable>();
constinit const Operations Table::kFixed = reference<&Interpreter::evaluate_fixed>();
constinit const Operations Table::kDiscardedHostRow =
    reference<&Interpreter::evaluate_host_row<1>, &Interpreter::discard_argument>();
constinit const Operations Table::kMakeEmpty = expression<Sequence, &Interpreter::make_empty>();
constinit const Operations Table::kCopyLiteral = expression<Sequence, &Interpreter::copy_literal>();
constinit const Operations Table::kCopyMap = expression<Sequence, &Interpreter::copy_map>();
constinit const Operations Table::kJoinValues =
    expression<syntax::StringTemplate, &Interpreter::join_values>();
constinit const Operations Table::kJoinReferences =
    expression<syntax::StringTemplate, &Interpreter::join_references>();
constinit const std::array<Operations, Table::kKinds> Table::kByKind = rows_by_kind();

const Operations& OperationTable::host_call(std::size_t argument_count) {
  return by_count<[]<std::size_t kCount>() {
    return reference<&Interpreter::evaluate_host_call<kCount>>();
  }>(argument_count);
}

const Operations& OperationTable::host_row(std::size_t argument_count) {
  return by_count<[]<std::size_t kCount>() {
    return reference<&Interpreter::evaluate_host_row<kCount>>();
  }>(argument_count);
}

const Operations& OperationTable::simple_row(const MethodRow& row) {
  if (row.intrinsic == Intrinsic::is_null) return kIsNull;
  if (row.intrinsic == Intrinsic::default_if_null) return kDefaultIfNull;
  static constexpr Operations kRows[] = {simple_row<0>(), simple_row<1>(), simple_row<2>()};
  static constexpr Operations kPredicates[] = {predicate<0>(), predicate<1>(), predicate<2>()};
  const bool is_predicate =
      row.result == JavaType::boolean_ || row.result == JavaType::boolean_object;
  return (is_predicate ? kPredicates : kRows)[row.parameter_count];
}

const Operations& OperationTable::printed_host_row(std::size_t argument_count) {
  return by_count<[]<std::size_t kCount>() {
    return reference<&Interpreter::evaluate_host_row<kCount>,
                     &Interpreter::print_host_row<kCount>>();
  }>(argument_count);
}

const Operations& OperationTable::call(const syntax::Step& step) {
  static constexpr Operations kGet =
      reference<&Interpreter::evaluate_call<&Interpreter::call_get>>();
  static constexpr Operations kContains =
      reference<&Interpreter::evaluate_call<&Interpreter::call_contains>>();
  const std::size_t count = step.arguments.size();
  if (count == 1 && step.name == "get") return kGet;
  if (count == 1 && step.name == "contains") return kContains;
  return by_count<[]<std::size_t kCount>() {
    return reference<&Interpreter::evaluate_call<&Interpreter::call_method<kCount>>>();
  }>(count);
}

const Operations& OperationTable::discarded_call(const syntax::Step& step) {
  static constexpr Operations kAdd =
      reference<&Interpreter::evaluate_host_row<1>,
                &Interpreter::discard_call<&Interpreter::call_add>>();
  static constexpr Operations kPut =
      reference<&Interpreter::evaluate_host_row<1>,
                &Interpreter::discard_call<&Interpreter::call_put>>();
  const std::size_t count = step.arguments.size();
  if (count == 1 && step.name == "add") return kAdd;
  if (count == 2 && step.name == "put") return kPut;
  return by_count<[]<std::size_t kCount>() {
    return reference<&Interpreter::evaluate_host_row<1>,
                     &Interpreter::discard_call<&Interpreter::call_method<kCount>>>();
  }>(count);
}

syntax::TakeStep OperationTable::of_step(const syntax::Step& step) {
  static constexpr syntax::TakeStep kCalls[] = {
      take<&Interpreter::call_method<0>>, take<&Interpreter::call_method<1>>,
      take<&Interpreter::call_method<2>>, take<&Interpreter::call_method<3>>,
      take<&Interpreter::call_method<kKeyArguments>>};
  if (step.kind == syntax::StepKind::property) return take<&Interpreter::find_property_value>;
  if (step.kind == syntax::StepKind::index) return take<&Interpreter::get_index>;
  const std::size_t count = step.arguments.size();
  if (count == 1 && step.name == "get") return take<&Interpreter::call_get>;
  if (count == 1 && step.name == "contains") return take<&Interpreter::call_contains>;
  return count > kKeyArguments ? take<&Interpreter::call_with_many_arguments>
                               : kCalls[std::min(count, std::size(kCalls) - 1)];
}

bool prints_nothing(const Operations& operations) {
  return operations.execute == Table::no_text;
}

}  // namespace vtl
