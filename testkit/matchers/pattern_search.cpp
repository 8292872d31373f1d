#include "testkit/matchers/pattern_search.h"

#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "vtl/environment.h"
#include "vtl/heap.h"
#include "vtlsim/matcher.h"

namespace vtlsim {

PatternSearch::PatternSearch() {
  auto environment = std::make_shared<vtl::Environment>();
  environment->profile = vtl::velocity_profile();
  auto compiled =
      vtl::Template::compile(vtl::Source("pattern", "$text.matches($pattern)"), environment);
  if (auto* search = std::get_if<vtl::Template>(&compiled)) template_.emplace(std::move(*search));
}

std::optional<bool> PatternSearch::is_found(std::string_view pattern, std::string_view text) {
  if (!template_) return std::nullopt;
  session_.reset();
  // Lazy dots on both sides make the whole match a search. The pattern sits in a group of its own,
  // so that its flags and alternatives end there.
  const std::string whole = "(?s:.*?)(?:" + std::string(pattern) + ")(?s:.*)";
  const vtl::Binding bindings[] = {{"text", session_.heap().string(text)},
                                   {"pattern", session_.heap().string(whole)}};
  vtl::RenderOptions options;
  options.variables = bindings;
  options.collect_warnings = false;
  const vtl::RenderResult result = template_->render(session_, options);
  if (result.error) return std::nullopt;
  if (result.text == "true") return true;
  if (result.text == "false") return false;
  return std::nullopt;
}

std::optional<bool> pattern_is_found(std::string_view pattern, std::string_view text) {
  return PatternSearch().is_found(pattern, text);
}

}  // namespace vtlsim
