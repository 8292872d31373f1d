// The rows that nodes point at, and the functions in them: members of Interpreter behind one
// signature.
//
// Why: the rows are written in operations.cpp, and operation_chooser.cpp says which node has which.
// Invariants: as operations.h. Ownership: constants of static storage duration. Threads: constant
// data.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "engine/runtime/calls.h"
#include "engine/runtime/known_calls.h"
#include "engine/runtime/loop_properties.h"
#include "engine/runtime/operations.h"

namespace vtl {

struct OperationTable {
  static Value no_value(Interpreter&, const syntax::Node&) { return {}; }
  static bool no_truth(Interpreter&, const syntax::Node&) { return false; }
  static Flow no_text(Interpreter&, const syntax::Node&) { return Flow::normal; }

  template <class T, Value (Interpreter::*kMember)(const T&)>
  static Value evaluate(Interpreter& interpreter, const syntax::Node& node) {
    return (interpreter.*kMember)(static_cast<const T&>(node));
  }
  template <class T, bool (Interpreter::*kMember)(const T&)>
  static bool test(Interpreter& interpreter, const syntax::Node& node) {
    return (interpreter.*kMember)(static_cast<const T&>(node));
  }
  template <class T, Flow (Interpreter::*kMember)(const T&)>
  static Flow execute(Interpreter& interpreter, const syntax::Node& node) {
    return (interpreter.*kMember)(static_cast<const T&>(node));
  }
  /// The value of a condition.
  template <bool (*kTest)(Interpreter&, const syntax::Node&)>
  static Value as_value(Interpreter& interpreter, const syntax::Node& node) {
    return Value(kTest(interpreter, node));
  }

  static Value constant(Interpreter&, const syntax::Node& node) {
    return static_cast<const syntax::Constant&>(node).value;
  }
  static bool constant_truth(Interpreter&, const syntax::Node& node) {
    return static_cast<const syntax::Constant&>(node).value.as_boolean();
  }
  static Value inner_value(Interpreter& interpreter, const syntax::Node& node) {
    return interpreter.value_of(*static_cast<const syntax::Unary&>(node).operand);
  }
  static bool inner_truth(Interpreter& interpreter, const syntax::Node& node) {
    return interpreter.is_true(*static_cast<const syntax::Unary&>(node).operand);
  }
  static bool negate(Interpreter& interpreter, const syntax::Node& node) {
    return !interpreter.is_true(*static_cast<const syntax::Unary&>(node).operand);
  }
  static bool either(Interpreter& interpreter, const syntax::Node& node) {
    const auto& binary = static_cast<const syntax::Binary&>(node);
    return interpreter.is_true(*binary.left) || interpreter.is_true(*binary.right);
  }
  static bool both(Interpreter& interpreter, const syntax::Node& node) {
    const auto& binary = static_cast<const syntax::Binary&>(node);
    return interpreter.is_true(*binary.left) && interpreter.is_true(*binary.right);
  }
  static Flow print_text(Interpreter& interpreter, const syntax::Node& node) {
    interpreter.out_.append(static_cast<const syntax::Text&>(node).text);
    return Flow::normal;
  }
  static Flow stop(Interpreter&, const syntax::Node&) { return Flow::stop; }

  template <class T, Flow (Interpreter::*kMember)(const T&)>
  static constexpr Operations statement() {
    return {no_value, no_truth, execute<T, kMember>};
  }
  template <class T, Value (Interpreter::*kMember)(const T&)>
  static constexpr Operations expression() {
    return {evaluate<T, kMember>, no_truth, no_text};
  }
  template <bool (*kTest)(Interpreter&, const syntax::Node&)>
  static constexpr Operations condition() {
    return {as_value<kTest>, kTest, no_text};
  }
  template <Value (Interpreter::*kMember)(const syntax::Reference&)>
  static bool test_reference(Interpreter& interpreter, const syntax::Node& node) {
    const auto& reference = static_cast<const syntax::Reference&>(node);
    const Value value = (interpreter.*kMember)(reference);
    return value.is_boolean() ? value.as_boolean() : interpreter.has_truth(value, reference);
  }
  template <Value (Interpreter::*kMember)(const syntax::Reference&)>
  static Flow print_reference(Interpreter& interpreter, const syntax::Node& node) {
    const auto& reference = static_cast<const syntax::Reference&>(node);
    interpreter.print(reference, (interpreter.*kMember)(reference));
    return Flow::normal;
  }
  template <Value (Interpreter::*kMember)(const syntax::Reference&)>
  static constexpr Operations reference() {
    return {evaluate<syntax::Reference, kMember>, test_reference<kMember>,
            print_reference<kMember>};
  }
  /// With a way of its own to print.
  template <Value (Interpreter::*kMember)(const syntax::Reference&),
            Flow (Interpreter::*kPrint)(const syntax::Reference&)>
  static constexpr Operations reference() {
    return {evaluate<syntax::Reference, kMember>, test_reference<kMember>,
            execute<syntax::Reference, kPrint>};
  }
  template <LoopProperty kProperty>
  static constexpr Operations loop_property() {
    return reference<&Interpreter::evaluate_loop_property<kProperty>,
                     &Interpreter::print_loop_property<kProperty>>();
  }
  template <std::size_t kCount>
  static constexpr Operations simple_row() {
    return {evaluate<syntax::Reference, &Interpreter::evaluate_simple_row<kCount>>,
            test_reference<&Interpreter::evaluate_simple_row<kCount>>,
            print_reference<&Interpreter::evaluate_host_row<kCount>>};
  }
  template <std::size_t kCount>
  static constexpr Operations predicate() {
    Operations row = simple_row<kCount>();
    row.test = test<syntax::Reference, &Interpreter::test_simple_row<kCount>>;
    return row;
  }
  template <Value (Interpreter::*kMember)(Value, const syntax::Step&)>
  static Value take(Interpreter& interpreter, Value receiver, const syntax::Step& step) {
    return (interpreter.*kMember)(receiver, step);
  }
  /// The row that `kRow` answers for a number of arguments.
  template <auto kRow>
  static const Operations& by_count(std::size_t argument_count) {
    static constexpr Operations kRows[] = {
        kRow.template operator()<0>(), kRow.template operator()<1>(), kRow.template operator()<2>(),
        kRow.template operator()<3>(), kRow.template operator()<kKeyArguments>()};
    return kRows[std::min(argument_count, std::size(kRows) - 1)];
  }
  static const Operations& host_call(std::size_t argument_count);
  static const Operations& host_row(std::size_t argument_count);
  static const Operations& simple_row(const MethodRow& row);
  static const Operations& printed_host_row(std::size_t argument_count);
  static const Operations& call(const syntax::Step& step);
  /// `$util.qr($list.add(..))`: a call whose value is discarded, of so many arguments.
  static const Operations& discarded_call(const syntax::Step& step);
  static syntax::TakeStep of_step(const syntax::Step& step);

  static constexpr std::size_t kKinds =
      static_cast<std::size_t>(syntax::NodeKind::parenthesized) + 1;
  static constexpr std::array<Operations, kKinds> rows_by_kind();

  static const Operations kVariable;
  static const Operations kPath;
  static const Operations kProperty;
  static const Operations kLoopIndex;
  static const Operations kLoopCount;
  static const Operations kLoopHasNext;
  static const Operations kFixed;
  static const Operations kIsNull;
  static const Operations kDefaultIfNull;
  /// Of a row with one parameter that it does not look at.
  static const Operations kDiscardedHostRow;
  static const Operations kComposition;
  static const Operations kAssignVariable;
  static const Operations kMakeEmpty;
  static const Operations kCopyLiteral;
  static const Operations kCopyMap;
  static const Operations kJoinReferences;
  static const Operations kJoinValues;
  static const std::array<Operations, kKinds> kByKind;
};

}  // namespace vtl
