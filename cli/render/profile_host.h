// What a profile adds to the language around one render.
//
// Why: `velocity` makes the entries of the context its variables; `appsync` makes it `$ctx`, adds
// `$util`, and keeps logs, stash and errors. Single renders and batches do not care which.
// Invariants: begin() comes first, then the context is made in session().heap(), then render().
// What they return is valid until the next begin().
// Ownership: owns its session; environments are shared.
// Threads: one.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/evaluation_settings.h"
#include "cli/terminal/console.h"
#include "vtl/template.h"

namespace vtlsim {

/// Engine properties that a line of a batch may set.
struct TemplateConfig {
  /// directive.set.null.allowed; absent: as the profile has it.
  std::optional<bool> is_set_null_allowed;
  /// directive.foreach.maxloops; absent: as the profile has it, 0: no end.
  std::optional<std::uint32_t> foreach_max_loops;
  friend bool operator==(const TemplateConfig&, const TemplateConfig&) = default;
};

/// What $util.error gave beyond its message. Compact JSON.
struct HostErrorDetails {
  std::string type_json = "null";
  std::string data_json = "null";
  std::string info_json = "null";
};

/// What a render leaves behind besides its text.
struct Extras {
  /// There are logs, stash and errors at all (profile appsync).
  bool is_present = false;
  std::vector<std::string> logs;
  std::string stash_json = "{}";
  std::string out_errors_json = "[]";
  std::optional<HostErrorDetails> error_details;
  /// Notes have no place to show. One of them may say what could not be written beside an error,
  /// which comes first.
  std::vector<vtl::Diagnostic> notes;
};

/// A finished render.
struct Rendered {
  vtl::RenderResult result;
  Extras extras;
  /// What it came to: the output, or the value of #return as JSON (a String that holds JSON is that
  /// JSON).
  std::string_view text;
  std::string returned;
};

/// Why a context cannot be used: a sentence, and the path to the place ("$.identity").
struct ContextProblem {
  std::string path;
  std::string message;
};

class ProfileHost {
 public:
  explicit ProfileHost(const vtl::Limits& limits) : session_(limits) {}
  virtual ~ProfileHost() = default;
  ProfileHost(const ProfileHost&) = delete;
  ProfileHost& operator=(const ProfileHost&) = delete;

  vtl::Session& session() { return session_; }
  /// Forgets the values of the render before.
  virtual void begin() = 0;
  virtual std::shared_ptr<const vtl::Environment> environment(
      const TemplateConfig& config) const = 0;
  /// Into `rendered`; a ContextProblem when there was nothing to render with.
  std::optional<ContextProblem> render(const vtl::Template& compiled, vtl::Map& context,
                                       const vtl::RenderOptions& options, Rendered& rendered);

 protected:
  /// Sets result and text, and returned where #return gave a value.
  virtual std::optional<ContextProblem> run(const vtl::Template& compiled, vtl::Map& context,
                                            const vtl::RenderOptions& options,
                                            Rendered& rendered) = 0;
  /// Sets the extras; an error where a value of them cannot be written and there was none.
  virtual void write_extras(Rendered& rendered) = 0;

 private:
  vtl::Session session_;
};

/// The host of settings.profile.
std::unique_ptr<ProfileHost> make_profile_host(const EvaluationSettings& settings);

}  // namespace vtlsim
