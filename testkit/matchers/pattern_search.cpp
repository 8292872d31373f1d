#include <memory>
#include <string>
#include <variant>

#include "vtl/environment.h"
#include "vtl/heap.h"
#include "vtl/session.h"
#include "vtl/template.h"
#include "vtlsim/matcher.h"

namespace vtlsim {
namespace {

/// A template that asks Java's String.matches: patterns in suites then mean what they mean in
/// templates, with the engine's limits on time and stack, and the testkit needs no second regular
/// expression library.
const vtl::Template* search_template() {
  static const auto compiled = [] {
    auto environment = std::make_shared<vtl::Environment>();
    environment->profile = vtl::velocity_profile();
    return vtl::Template::compile(vtl::Source("pattern", "$text.matches($pattern)"), environment);
  }();
  return std::get_if<vtl::Template>(&compiled);
}

}  // namespace

std::optional<bool> pattern_is_found(std::string_view pattern, std::string_view text) {
  const vtl::Template* search = search_template();
  if (search == nullptr) return std::nullopt;
  vtl::Session session;
  // Lazy dots on both sides make the whole match a search. The pattern sits in a group of its own,
  // so that its flags and alternatives end there.
  const std::string whole = "(?s:.*?)(?:" + std::string(pattern) + ")(?s:.*)";
  const vtl::Binding bindings[] = {{"text", session.heap().string(text)},
                                   {"pattern", session.heap().string(whole)}};
  vtl::RenderOptions options;
  options.variables = bindings;
  options.collect_warnings = false;
  const vtl::RenderResult result = search->render(session, options);
  if (result.error) return std::nullopt;
  if (result.text == "true") return true;
  if (result.text == "false") return false;
  return std::nullopt;
}

}  // namespace vtlsim
