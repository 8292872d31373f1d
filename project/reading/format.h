// The formats of projects: one row each, in the order in which they are looked for. The first that
// holds wins.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "project/reading/reading.h"

namespace project {

/// Where a format was found.
struct Found {
  /// The configuration that was looked for or named; or empty.
  std::string config;
  /// The folder that the configuration's paths count from.
  std::string folder;
  std::vector<std::string> files;
};

struct Format {
  ProjectKind kind;
  /// Fills `found` and returns true when the folder holds such a project.
  bool (*find)(Reading& reading, Found& found);
  void (*read)(Reading& reading, const Found& found);
};

std::span<const Format> formats();

bool find_serverless_v1(Reading& reading, Found& found);
bool find_serverless_v2(Reading& reading, Found& found);
bool find_amplify(Reading& reading, Found& found);
bool find_cdk(Reading& reading, Found& found);
bool find_cloudformation(Reading& reading, Found& found);
bool find_terraform(Reading& reading, Found& found);
bool find_resolver_files(Reading& reading, Found& found);
bool find_names(Reading& reading, Found& found);

void read_serverless_v1(Reading& reading, const Found& found);
void read_serverless_v2(Reading& reading, const Found& found);
void read_amplify(Reading& reading, const Found& found);
void read_cdk(Reading& reading, const Found& found);
void read_cloudformation(Reading& reading, const Found& found);
void read_terraform(Reading& reading, const Found& found);
void read_resolver_files(Reading& reading, const Found& found);
void read_names(Reading& reading, const Found& found);

/// Adds the fields whose templates are named after them and that the API does not have yet.
void read_rest_by_names(Reading& reading, Api& api);

/// References between what was read, the schema, files that nobody uses.
void check_project(Reading& reading);
/// Whether the schemas have the fields; not for a schema that a tool still has to complete.
void check_schemas(Reading& reading);

}  // namespace project
