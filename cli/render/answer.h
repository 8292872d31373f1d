// The JSON that `vtlsim render` answers with: of one template or of a line of a batch.
//
// Why: EvaluateMappingTemplate's shape, the batch's and the full one differ only in how much they
// tell; one writer keeps their common parts equal.
// Invariants: one line of valid UTF-8, no line feed. `stash` and `outErrors` are JSON inside a
// string, as the service gives them. When there is an error there is no evaluationResult.
// Threads: pure functions over their arguments.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cli/render/profile_host.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/diagnostic.h"
#include "vtl/template.h"

namespace vtlsim {

enum class AnswerDetail : std::uint8_t {
  service,  // EvaluateMappingTemplate: an error has a message only
  batch,    // + class and place of an error, warnings
  full,     // + type, data and info of an error, the value of #return
};

/// An error in the terms of the answer.
struct AnswerError {
  std::string_view message;
  std::string_view java_class;
  std::string_view code;
  std::optional<vtl::Position> position;
};

struct Answer {
  std::string_view text;
  std::optional<AnswerError> error;
  const Extras* extras = nullptr;
  std::optional<std::string_view> return_json;
  std::span<const vtl::NullReferenceWarning> warnings;
  /// Text that the warnings point into.
  const vtl::Source* source = nullptr;
};

/// `{` to `}`. `id_json`: a JSON value put first as "id".
void append_answer(vtl::TextBuffer& out, const Answer& answer, AnswerDetail detail,
                   std::optional<std::string_view> id_json = std::nullopt);

}  // namespace vtlsim
