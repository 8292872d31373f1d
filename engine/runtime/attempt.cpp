#include "vtl/attempt.h"

#include <exception>
#include <new>
#include <string>
#include <string_view>

#include "vtl/host_abort.h"
#include "vtl/java/exception.h"
#include "vtl/java/number_limits.h"
#include "vtl/java/regex.h"

namespace vtl {
namespace {

struct LimitText {
  LimitKind kind;
  std::string_view code;
  std::string_view message;
};

constexpr LimitText kLimitTexts[] = {
    {LimitKind::template_bytes, "VTL301", "the template is larger than the limit"},
    {LimitKind::nesting_depth, "VTL302", "the template nests deeper than the limit"},
    {LimitKind::loop_iterations, "VTL303",
     "the loops of this render ran more often than the limit"},
    {LimitKind::call_depth, "VTL304", "calls nest deeper than the limit"},
    {LimitKind::output_bytes, "VTL305", "the output is larger than the limit"},
    {LimitKind::heap_bytes, "VTL306", "the values of this render take more memory than the limit"},
    {LimitKind::steps, "VTL307", "this render took more steps than the limit"},
    {LimitKind::regex_time, "VTL308", "a regular expression took longer than the limit"},
    {LimitKind::value_depth, "VTL309",
     "a value nests deeper than the limit (does it contain itself?)"},
    {LimitKind::number_size, "VTL310", "a number has more digits than the limit"},
    {LimitKind::cpu_time, "VTL311", "this evaluation took more CPU time than the limit"},
    {LimitKind::called_off, "VTL312", "this evaluation was called off"},
};

RenderError internal_error(std::string what) {
  RenderError error;
  error.kind = RenderErrorKind::internal;
  error.code = "VTL199";
  error.java_class = "InternalError";
  error.message = "internal error: " + std::move(what);
  return error;
}

RenderError error_of(const JavaException& exception) {
  RenderError error;
  error.kind = RenderErrorKind::internal_java;
  error.code = "VTL110";
  error.java_class = exception.class_name.substr(exception.class_name.rfind('.') + 1);
  error.message = exception.has_message ? exception.message : "null";
  return error;
}

}  // namespace

RenderError limit_error(LimitKind kind) {
  RenderError error;
  error.kind = RenderErrorKind::limit;
  for (const LimitText& row : kLimitTexts) {
    if (row.kind != kind) continue;
    error.code = row.code;
    error.message = row.message;
  }
  error.java_class = "LimitExceeded";
  return error;
}

RenderError failure_in_flight() {
  try {
    throw;
  } catch (const LimitExceeded& exceeded) {
    return limit_error(exceeded.kind);
  } catch (const NumberLimitExceeded&) {
    return limit_error(LimitKind::number_size);
  } catch (const RegexLimitExceeded& exceeded) {
    return limit_error(exceeded.kind());
  } catch (const JavaException& exception) {
    return error_of(exception);
  } catch (const std::bad_alloc&) {
    return limit_error(LimitKind::heap_bytes);
  } catch (const std::exception& exception) {
    return internal_error(exception.what());
  } catch (...) {
    return internal_error("of an unknown kind");
  }
}

}  // namespace vtl
