// vtlsim.json: what a project says about itself to vtlsim.
#pragma once

#include <optional>
#include <string>

#include "project/files/project_folder.h"
#include "project/reading/reading.h"

namespace project {

struct SettingsFile {
  bool is_there = false;
  ProjectSettings settings;
  /// The folder that the configuration's paths count from, relative to vtlsim.json.
  std::string root;
  bool has_root = false;
};

/// Problems (PRJ001, unknown keys) are reported.
SettingsFile read_settings_file(Reading& reading);

/// What stands in the file where the command line said nothing.
ProjectSettings merged_settings(const ProjectSettings& command_line, const ProjectSettings& file);

}  // namespace project
