#include "cli/render/context_input.h"

#include <charconv>

#include "vtl/detail/limit_exceeded.h"
#include "vtl/diagnose.h"

namespace vtlsim {
namespace {

Failure cannot_set(std::string_view assignment, std::string message) {
  return failure(ExitCode::usage, "CLI021",
                 "--set " + std::string(assignment) + ": " + std::move(message),
                 "write it as --set args.roomId=42");
}

std::optional<std::uint32_t> index_of(std::string_view step, const vtl::List& list) {
  std::uint32_t index = 0;
  const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
  if (error != std::errc() || end != step.data() + step.size() || index > list.size())
    return std::nullopt;
  return index;
}

vtl::Value parse_value(std::string_view text, vtl::Heap& heap,
                       const vtl::JsonReadOptions& options) {
  auto read = vtl::read_json(text, heap, options);
  if (auto* value = std::get_if<vtl::Value>(&read)) return *value;
  return heap.string(text);
}

}  // namespace

vtl::JsonReadOptions context_read_options(const EvaluationSettings& settings) {
  vtl::JsonReadOptions options;
  options.max_depth = settings.limits.value_depth;
  options.big_decimals = settings.compatibility().decimals_are_big;
  options.borrow_text = true;
  return options;
}

std::variant<vtl::Map*, Failure> read_context(const std::string& name, std::string_view text,
                                              vtl::Heap& heap, const EvaluationSettings& settings) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  Failure refused;
  refused.exit_code = ExitCode::unparsable;
  try {
    auto read = vtl::read_json(text, heap, context_read_options(settings));
    if (const auto* error = std::get_if<vtl::JsonError>(&read)) {
      refused.diagnostic = vtl::diagnose(*error, "the context",
                                         std::make_shared<vtl::Source>(name, std::string(text)));
      return refused;
    }
    const vtl::Value value = std::get<vtl::Value>(read);
    if (value.is_map()) return value.as_map();
  } catch (const vtl::LimitExceeded&) {
    return failure(ExitCode::unparsable, "VTL306", "the context takes more memory than the limit",
                   "raise it with --max-memory");
  }
  refused.diagnostic.code = "CLI020";
  refused.diagnostic.message = "the context is JSON, but not an object";
  const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  const auto begin = static_cast<std::uint32_t>(first);
  refused.diagnostic.source = std::make_shared<vtl::Source>(name, std::string(text));
  refused.diagnostic.primary = vtl::Label{{begin, begin + 1}, "an object starts with {"};
  return refused;
}

std::optional<Failure> apply_assignment(vtl::Map& context, std::string_view assignment,
                                        vtl::Heap& heap, const EvaluationSettings& settings) {
  const std::size_t equals = assignment.find('=');
  if (equals == std::string_view::npos) return cannot_set(assignment, "there is no `=`");
  std::string_view path = assignment.substr(0, equals);
  vtl::Value holder(&context);
  bool is_first = true;
  for (;;) {
    const std::size_t dot = path.find('.');
    std::string_view step = path.substr(0, dot);
    if (step.empty()) return cannot_set(assignment, "a step of the path is empty");
    if (is_first && settings.profile == Profile::appsync && step == "args") step = "arguments";
    is_first = false;
    vtl::List* list = holder.is_list() ? holder.as_list() : nullptr;
    std::optional<std::uint32_t> index;
    if (list != nullptr) {
      index = index_of(step, *list);
      if (!index)
        return cannot_set(assignment, "`" + std::string(step) + "` is not an index of a list of " +
                                          std::to_string(list->size()));
      if (*index == list->size()) list->append(vtl::Value());
    }
    const auto put = [&](const vtl::Value& value) {
      if (list != nullptr) {
        list->set(*index, value);
      } else {
        holder.as_map()->put(heap.copy(step), value);
      }
    };
    if (dot == std::string_view::npos) {
      put(parse_value(assignment.substr(equals + 1), heap, context_read_options(settings)));
      return std::nullopt;
    }
    vtl::Value next = list != nullptr ? (*list)[*index] : holder.as_map()->get(step);
    if (next.is_null()) {
      next = vtl::Value(heap.make_map());
      put(next);
    } else if (!next.is_map() && !next.is_list()) {
      return cannot_set(assignment, "`" + std::string(step) + "` is neither an object nor a list");
    }
    holder = next;
    path.remove_prefix(dot + 1);
  }
}

}  // namespace vtlsim
