// What a profile adds to the language around one render.
//
// Why: `velocity` makes the entries of the context its variables; `appsync` makes it `$ctx`, adds `$util`, and keeps logs,
// stash and errors. Single renders and batches do not care which.
// Invariants: begin(), render(), extras() in this order, once per render, all with the same session.
// Ownership: environments are shared; everything in Extras is its own.
// Threads: one.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/render/render_settings.h"
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

/// What the host knows about an error beyond the engine: $util.error's type, data and info. Compact JSON.
struct HostErrorDetails {
  std::optional<std::string> type;
  std::string data_json = "null";
  std::string info_json = "null";
};

/// What a render leaves behind besides its text.
struct Extras {
  /// There are logs, stash and errors at all (profile appsync).
  bool is_present = false;
  std::vector<std::string> logs;
  std::string stash_json;
  std::string out_errors_json;
  std::optional<HostErrorDetails> error_details;
};

class ProfileHost {
 public:
  virtual ~ProfileHost() = default;
  virtual std::shared_ptr<const vtl::Environment> environment(const TemplateConfig& config) const = 0;
  virtual vtl::RenderResult render(const vtl::Template& compiled, vtl::Session& session, vtl::Map& context,
                                   const vtl::RenderOptions& options) = 0;
  virtual Extras extras(vtl::Session& session) = 0;
};

/// The host of settings.profile; a Failure when a setting has a value it cannot take.
std::variant<std::unique_ptr<ProfileHost>, Failure> make_profile_host(const RenderSettings& settings);

}  // namespace vtlsim
