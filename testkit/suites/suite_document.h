// A suite file as JSON with positions, and the problems found in it.
//
// Why: every complaint about a suite names file, line and column; the code that reads keys only
// says which key. Invariants: problems are in the order they were found; a document that is no JSON
// has one and no root. Ownership: owns the text, and the values in a heap of its own. Threads: one.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vtl/diagnostic.h"
#include "vtl/heap.h"
#include "vtl/json.h"
#include "vtl/source.h"
#include "vtl/value.h"

namespace vtlsim {

/// Keys and decimal indexes from the root of a document.
using DocumentPath = std::vector<std::string>;

class SuiteDocument {
 public:
  /// `name` as shown to people.
  SuiteDocument(std::string name, std::string text);

  /// Null Value when the text is no JSON object.
  const vtl::Value& root() const { return root_; }
  vtl::Heap& heap() { return heap_; }
  const std::shared_ptr<const vtl::Source>& source() const { return source_; }

  enum class About { key, value };
  void problem(std::string message, const DocumentPath& path, About about, std::string help = {});
  void add(vtl::Diagnostic diagnostic) { problems_.push_back(std::move(diagnostic)); }
  bool has_problems() const { return !problems_.empty(); }
  /// The first hundred, and how many more there are.
  std::vector<vtl::Diagnostic> take_problems();

  /// Byte offset of the value at `path`.
  std::optional<std::size_t> offset_of(const DocumentPath& path) const;

  /// A problem for every key of `object` that is not among `known`.
  void check_keys(const vtl::Map& object, std::span<const std::string_view> known,
                  const DocumentPath& path, std::string_view owner);

  static vtl::JsonReadOptions read_options();

 private:
  std::shared_ptr<const vtl::Source> source_;
  vtl::Heap heap_;
  vtl::Value root_;
  std::vector<vtl::Diagnostic> problems_;
  std::size_t unshown_ = 0;
};

/// "an object", "a text": for messages.
std::string_view kind_words(const vtl::Value& value);

}  // namespace vtlsim
