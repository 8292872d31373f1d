// Collects what is wrong with a schema, as diagnostics with places.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gql/schema.h"
#include "vtl/diagnostic.h"

namespace gql::schema {

class Problems {
 public:
  explicit Problems(std::vector<std::shared_ptr<const vtl::Source>> sources)
      : sources_(std::move(sources)) {}

  /// Adds an error; the reference lives until the next call.
  vtl::Diagnostic& error(std::string code, std::string message, Place place);
  vtl::Diagnostic& warning(std::string code, std::string message, Place place);
  /// A second place that explains `diagnostic`; only within the same text, as labels are.
  void label(vtl::Diagnostic& diagnostic, Place place, std::string text) const;

  /// In the order of texts and places.
  std::vector<vtl::Diagnostic> take();

 private:
  struct Entry {
    Place place;
    vtl::Diagnostic diagnostic;
  };
  std::vector<std::shared_ptr<const vtl::Source>> sources_;
  std::vector<Entry> entries_;
};

}  // namespace gql::schema
