// Reads a repository as it is: nothing of it is executed, nothing is fetched, and no file outside
// of the root is read.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "project/model.h"
#include "vtl/diagnostic_codes.h"

namespace project {

struct ProjectLimits {
  /// Bytes of all configurations together.
  std::size_t configuration_bytes = std::size_t{64} << 20;
  /// Files that are looked at while searching.
  std::size_t files = 20'000;
  /// Bytes of one template file.
  std::size_t template_bytes = std::size_t{4} << 20;
  /// Bytes of one text that was put together from variables.
  std::size_t text_bytes = std::size_t{1} << 20;
  /// Functions and variables that are evaluated.
  std::size_t evaluations = 400'000;
  std::size_t variable_levels = 10;
  std::size_t stack_levels = 8;
};

/// What people give on the command line; it stands over vtlsim.json, and that over the project's
/// own files.
struct ProjectSettings {
  std::optional<ProjectKind> kind;
  /// The configuration to read, relative to the root.
  std::string config;
  std::string stage;
  std::string region;
  std::string account;
  std::map<std::string, std::string> options;
  std::map<std::string, std::string> params;
  std::map<std::string, std::string> environment;
  std::map<std::string, std::string> values;
  std::map<std::string, std::string> substitutions;
  std::vector<std::string> templates;
  std::vector<std::string> ignore;
  std::map<std::string, std::vector<std::string>> ignored_codes;
  std::map<std::string, std::vector<std::string>> api_schemas;
  std::string transformer_core;
  bool is_strict = false;
};

/// Where a project begins: the folder itself, or the nearest folder above it that holds one (up to
/// the folder with
/// `.git`). `folder` must be absolute.
std::string find_project_folder(const std::string& folder, const ProjectLimits& limits = {});

/// Problems are part of the result; a folder without a project gives PRJ015 of level error.
Project read_project(const std::string& folder, const ProjectSettings& settings = {},
                     const ProjectLimits& limits = {});

/// Every project below a folder, the folder's own first.
std::vector<Project> read_all_projects(const std::string& folder,
                                       const ProjectSettings& settings = {},
                                       const ProjectLimits& limits = {});

/// The codes PRJ001 to PRJ016.
std::span<const vtl::DiagnosticCode> project_codes();

}  // namespace project
