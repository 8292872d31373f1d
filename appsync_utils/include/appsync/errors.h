// Errors that a template raises or appends, and the shapes in which they are shown.
//
// Why: one error appears as GraphQL error object, as entry of $ctx.outErrors and as log text; each
// shape has its own key names, and none of them may be spelled twice. Invariants: message and type
// are Strings or null; data and info are any value. Ownership: values live in the heap of the
// session that raised them and die with its next reset. Threads: as that heap, one. AppSync quirk:
// the one-argument form of error() gives errorType null, and all six keys of the object are always
// there.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "vtl/diagnostic_codes.h"
#include "vtl/heap.h"
#include "vtl/value.h"

namespace appsync {

/// Code of the diagnostics of errors that a template raised itself ($util.error, validate,
/// unauthorized).
inline constexpr std::string_view kTemplateErrorCode = "APS001";
/// Code of the note about an identity that shows no authorization mode.
inline constexpr std::string_view kIdentityOfNoModeCode = "APS002";

/// Code of the note about a filter that makes no expression.
inline constexpr std::string_view kNullExpressionCode = "APS003";

/// Codes of this library, for `vtlsim explain`.
std::span<const vtl::DiagnosticCode> appsync_codes();

struct ErrorDetails {
  vtl::Value message;
  vtl::Value type;
  vtl::Value data;
  vtl::Value info;
  /// Whether the overload that was called takes them.
  bool has_data = false;
  bool has_info = false;
  /// Raised by $util.unauthorized(): a GraphQL client gets a message that names field and type.
  bool is_unauthorized = false;

  /// "null" for a null message.
  std::string message_text() const;
};

/// {"path":[field],"data","errorType","errorInfo","locations":null,"message"}, keys in the observed
/// order.
vtl::Value make_graphql_error(vtl::Heap& heap, const ErrorDetails& error, std::string_view field);

/// {"message","type"} and, where the overload takes them, "data" and "errorInfo".
vtl::Value make_out_error(vtl::Heap& heap, const ErrorDetails& error);

/// CustomTemplateException(message=.., errorType=.., data=.., errorInfo=..) as the service logs it,
/// in Java's toString.
std::string error_log_text(const ErrorDetails& error);

}  // namespace appsync
