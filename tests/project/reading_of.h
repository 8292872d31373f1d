// A reading of a project made of given texts, for tests of its parts.
#pragma once

#include <memory>
#include <string>

#include "project/reading/reading.h"
#include "tests/testkit/scratch_folder.h"

namespace vtlsim_test {

class ReadingOf {
 public:
  ReadingOf() : files_(scratch.path().string(), 1000), reading(files_, settings, limits, project) {
    reading.recording = &assumptions;
  }

  documents::NodeRef parse(std::string text) const {
    return documents::read_document(std::make_shared<const vtl::Source>("a.yml", std::move(text)))
        .root;
  }
  std::string assumed() const {
    std::string out;
    for (const auto& one : assumptions) out += (out.empty() ? "" : " ") + one.name;
    return out;
  }
  std::string last_problem() const {
    return project.problems.empty()
               ? ""
               : project.problems.back().code + " " + project.problems.back().message;
  }

  ScratchFolder scratch;
  project::ProjectSettings settings;
  project::ProjectLimits limits;
  project::Project project;
  project::Reading::Assumptions assumptions;

 private:
  project::ProjectFolder files_;

 public:
  project::Reading reading;
};

/// The tree on one line; "nothing" for no value.
inline std::string shown(const documents::NodeRef& node) {
  if (node == nullptr) return "nothing";
  if (node->is_scalar()) return node->is_null() ? "null" : node->text;
  std::string out;
  for (const documents::Member& member : node->children) {
    if (!out.empty()) out += ", ";
    if (node->is_map()) out += member.key + ": ";
    out += shown(member.value);
  }
  return node->is_map() ? "{" + out + "}" : "[" + out + "]";
}

}  // namespace vtlsim_test
