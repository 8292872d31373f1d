#include "engine/runtime/calls.h"

#include <utility>

#include "vtl/argument_exception.h"
#include "vtl/host_abort.h"

namespace vtl {

void Interpreter::fail_call(const MethodRow& row, Value receiver, const syntax::Step& step) {
  try {
    throw;
  } catch (const ArgumentException& exception) {
    const bool is_written = exception.argument < step.arguments.size();
    fail_invocation(exception, row, receiver, step,
                    is_written ? step.arguments[exception.argument]->span() : Span{});
  } catch (const JavaException& exception) {
    fail_invocation(exception, row, receiver, step, {});
  } catch (const LimitExceeded& limit) {
    if (limit.kind != LimitKind::regex_time) throw;
    fail_pattern(step);
  } catch (const HostAbort& abort) {
    fail_host(abort, step);
  }
}

Flow Interpreter::discard_argument(const syntax::Reference& reference) {
  value_of(*reference.steps.back().arguments.front());
  return Flow::normal;
}

Value Interpreter::evaluate_composition(const syntax::Reference& reference) {
  const syntax::Step& outer = reference.steps.back();
  const auto& argument = static_cast<const syntax::Reference&>(*outer.arguments.front());
  const syntax::Step& inner = argument.steps.back();
  const Value root = get_variable(reference.slot);
  const Value inner_root = get_variable(argument.slot);
  const Value value = operand_value(*inner.arguments.front());
  Call call{session_, root, {&value, 1}, *outer.host_row};
  Value result = outer.host_row->composition.outer(call);
  if (!result.is_null()) return result;
  const Value between = invoke_row(*inner.host_row, inner_root, {&value, 1}, inner);
  result = invoke_row(*outer.host_row, root, {&between, 1}, outer);
  if (result.is_null()) note_null_host_call(reference, root);
  return result;
}

void Interpreter::find_call(CallSite& site, std::uint64_t key, Value receiver,
                            std::string_view name, std::span<const Value> arguments) {
  const HostNamespace* host = is_host(receiver) ? host_of(receiver) : nullptr;
  SiteHistory& history = history_of(site);
  if (site.host == host) {
    const MethodRow* const row = site.row;
    std::swap(site.key, history.other_key);
    site.call_row(history.other_row);
    history.other_row = row;
    if (site.key == key) return;
  }
  spend_steps(1);
  PolymorphicCalls::Entry& known = session_.caches().polymorphic_calls.entry_of(&site, key);
  if (!known.is_of(&site, key, host))
    known = {&site, key, host, find_row(receiver, name, arguments)};
  if (site.host != host) history = {};
  site.key = key;
  site.host = host;
  site.call_row(known.row);
}

Value Interpreter::call_with_many_arguments(Value receiver, const syntax::Step& step) {
  const std::size_t count = step.arguments.size();
  auto* const arguments = static_cast<Value*>(session_.heap().allocate(count * sizeof(Value)));
  for (std::size_t i = 0; i < count; ++i) new (arguments + i) Value(value_of(*step.arguments[i]));
  spend_steps(1);
  CallSite& site = sites_[step.site];
  site = {};
  site.row = find_row(receiver, step.name, {arguments, count});
  if (site.row == nullptr) return {};
  return invoke_row(*site.row, receiver, {arguments, count}, step);
}

void Interpreter::note_null_host_call(const syntax::Reference& reference, Value root) {
  CallSite& site = sites_[reference.steps.back().site];
  find_host(reference, root, site);
  site.row = reference.steps.back().host_row;
  note_null(reference.steps.size(), Value(history_of(site).receiver));
}

bool Interpreter::find_host(const syntax::Reference& reference, Value root, CallSite& site) {
  Value receiver = root;
  for (const syntax::Step& step : reference.steps.first(reference.steps.size() - 1)) {
    if (!is_host(receiver)) return false;
    receiver = get_property(receiver, step);
  }
  if (!is_host(receiver)) return false;
  site = {};
  site.host = host_of(receiver);
  SiteHistory& history = history_of(site) = {};
  history.root = root.as_object();
  history.receiver = receiver.as_object();
  return true;
}

}  // namespace vtl
