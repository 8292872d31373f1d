// One reading of a project: its files, settings and limits, and the model that is being made. Every
// format gets this.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/read.h"
#include "project/files/project_folder.h"
#include "project/model.h"
#include "project/read_project.h"

namespace project {

using documents::NodeRef;
using documents::Place;

/// A value that only a deployment knows and that was taken to be something.
struct AssumedValue {
  std::string name;
  std::string value;
  Place place;
};

/// Names of placeholders and what replaces them, nearer ones already over farther ones.
struct SubstitutionValue {
  std::string value;
  bool is_resolved = true;
  Place place;
  std::vector<AssumedValue> assumptions;
};
using Substitutions = std::map<std::string, SubstitutionValue>;

/// Whom a template belongs to, for problems.
struct FieldOf {
  std::string type;
  std::string field;
};

class Reading {
 public:
  Reading(ProjectFolder& folder, const ProjectSettings& given, const ProjectLimits& most,
          Project& result)
      : files(folder), settings(given), limits(most), project(result) {}
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  ProjectFolder& files;
  const ProjectSettings& settings;
  const ProjectLimits& limits;
  Project& project;

  // ---- Configurations

  /// The tree of a file; null when it is missing or cannot be parsed (PRJ001, once per file).
  NodeRef document(const std::string& path);
  /// The text of a file while searching for configurations, or null: too large, missing, outside.
  std::shared_ptr<const vtl::Source> searched_text(const std::string& path);
  /// The text of any file of the project, kept; null when it cannot be read.
  std::shared_ptr<const vtl::Source> source(const std::string& path);
  /// A configuration that counts as a source of the project.
  void add_source(const std::string& path);
  /// The configuration that a project begins with, in front of what was read while looking for it.
  void begin_sources(const std::string& path);

  // ---- Problems

  Position position_of(const Place& place) const;
  Problem& report(std::string_view code, vtl::Severity severity, std::string message,
                  const Place& place);
  Problem& report_at(std::string_view code, vtl::Severity severity, std::string message,
                     const Position& position);
  /// Reports a problem of a file as a whole.
  Problem& report_file(std::string_view code, vtl::Severity severity, std::string message,
                       const std::string& file);
  /// Charges the limit of evaluations; returns false, and reports it once, when it is exceeded.
  bool charge(const Place& place, std::size_t count = 1);
  void report_limit(std::string_view limit, std::string message, const Place& place);

  // ---- Values that only a deployment knows

  using Assumed = AssumedValue;
  using Assumptions = std::vector<Assumed>;
  /// Where assumptions go while a template or a substitution is evaluated; null: nobody wants to
  /// know.
  Assumptions* recording = nullptr;
  void assume(std::string_view name, std::string_view value, const Place& place);
  /// Records assumptions that reached a template.
  void use(const Assumptions& assumptions);
  /// Returns a value that the settings give, or null.
  const std::string* given_value(std::string_view name) const;

  std::string account() const;
  std::string region() const;
  /// The region where nobody gave one.
  std::string default_region = "us-east-1";

  // ---- Templates

  /// `path` is relative to the root. A file that is not there is PRJ002 at `named_at`.
  Template file_template(const std::string& path, const Place& named_at, const FieldOf& field,
                         const Substitutions* substitutions = nullptr);
  Template inline_template(const documents::Node& text, const FieldOf& field);
  /// vtlsim made it.
  Template generated_template(std::string text, const Place& place);
  /// Files that templates were read from.
  const std::map<std::string, std::size_t>& used_files() const { return used_files_; }
  Problem& report_missing(std::string_view what, const std::string& path, const Place& place);

  /// Adds a file, or the files that fit a pattern, to a schema.
  void add_schema(SchemaSource& schema, const std::string& path, const Place& named_at);

 private:
  void finish(Template& made, const FieldOf& field, const Place& place);
  void substitute(Template& made, const Substitutions& substitutions, const Place& named_at);

  std::map<std::string, std::shared_ptr<const vtl::Source>> texts_;
  std::map<std::string, NodeRef> documents_;
  std::map<std::string, std::size_t> used_files_;
  std::size_t configuration_bytes_ = 0;
  std::size_t searched_bytes_ = 0;
  std::size_t evaluations_ = 0;
  bool has_said_evaluations_ = false;
};

/// The scalar's text, or nothing.
std::optional<std::string> text_at(const documents::Node& map, std::string_view key);
std::string text_or(const documents::Node& map, std::string_view key, std::string_view otherwise);
std::optional<std::uint32_t> number_at(const documents::Node& map, std::string_view key);
bool flag_at(const documents::Node& map, std::string_view key, bool otherwise);

/// "did you mean `x`?", or nothing.
std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace project
