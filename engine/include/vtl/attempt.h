// The edge of a library: what unwinds inside of it leaves as a value.
//
// Values are written, compared and copied outside of renders too (a stash, a returned value, the
// answer to a request), and everything that ends a render can end that work: a limit, an exception
// of Java, memory. Whoever does such work for a caller, or answers for one of many requests, does
// it in an attempt.
#pragma once

#include <optional>

#include "vtl/detail/limit_exceeded.h"
#include "vtl/template.h"

namespace vtl {

/// Returns the error of a limit that was met, without a place.
RenderError limit_error(LimitKind kind);

/// Returns what unwinds right now as an error without a place. Precondition: called in a handler. A
/// defect of this program is VTL199.
RenderError failure_in_flight();

/// Does the work; returns why it broke off, if it did.
template <class Work>
std::optional<RenderError> attempt(Work&& work) {
  try {
    work();
    return std::nullopt;
  } catch (...) {
    return failure_in_flight();
  }
}

}  // namespace vtl
