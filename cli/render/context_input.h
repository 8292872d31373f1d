// The context of a render: a JSON object from a file, and what --set adds to it. A context that is
// not JSON, not an object, or cannot take a --set gets one clear error with the place. Values live
// in the given heap, which may refer to the given texts.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "cli/evaluation_settings.h"
#include "cli/terminal/console.h"
#include "vtl/heap.h"
#include "vtl/json.h"
#include "vtl/object.h"
#include "vtl/source.h"

namespace vtlsim {

vtl::JsonReadOptions context_read_options(const EvaluationSettings& settings);

/// Reads the object that a context file holds. `text` must outlive the heap's values.
std::variant<vtl::Map*, Failure> read_context(const std::string& name, std::string_view text,
                                              vtl::Heap& heap, const EvaluationSettings& settings);

/// Obeys `args.roomId=42`: sets a place below `context`, making the objects on the way. A value
/// that is JSON is taken as JSON, any other as text. The assignment's text must outlive the heap's
/// values.
std::optional<Failure> apply_assignment(vtl::Map& context, std::string_view assignment,
                                        vtl::Heap& heap, const EvaluationSettings& settings);

}  // namespace vtlsim
