// One text as a project without files: what fuzz targets of project/ share.
#pragma once

#include <memory>
#include <string>

#include "documents/read.h"
#include "project/reading/reading.h"

namespace vtlsim_fuzz {

class ProjectText {
 public:
  explicit ProjectText(std::string text)
      : files_("/nonexistent", 10), reading(files_, settings_, limits_, project_) {
    limits_.evaluations = 20'000;
    limits_.text_bytes = 64 * 1024;
    documents::Limits limits;
    limits.nodes = 20'000;
    root =
        documents::read_document(std::make_shared<const vtl::Source>("fuzz.yml", std::move(text)),
                                 documents::Syntax::json_or_yaml, limits)
            .root;
  }

  documents::NodeRef root;

 private:
  project::ProjectSettings settings_;
  project::ProjectLimits limits_;
  project::Project project_;
  project::ProjectFolder files_;

 public:
  project::Reading reading;
};

}  // namespace vtlsim_fuzz
