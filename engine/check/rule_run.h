// What a rule of the check sees and where it reports, so that one walk serves all rules and a rule
// is a function over one node. Refers to the unit and environment of one check.
//
// Findings about a root variable are dropped in the end when the template assigns that variable
// anywhere: then nobody knows what it holds.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/syntax/unit.h"
#include "vtl/check.h"

namespace vtl::check {

/// Where the walk stands.
struct Place {
  /// Inside the text of an interpolated string: spans are a best effort, and `#` is often data.
  bool is_in_string = false;
};

class RuleRun {
 public:
  RuleRun(const syntax::Unit& unit, const Environment& environment,
          std::shared_ptr<const Source> source)
      : unit_(unit), environment_(environment), source_(std::move(source)) {
    is_assigned_.resize(unit.slots.size());
  }

  const syntax::Unit& unit() const { return unit_; }
  const Environment& environment() const { return environment_; }
  std::string_view text() const { return source_->text(); }
  const Place& place() const { return place_; }
  Place& place() { return place_; }

  /// `about`: the root variable that the finding depends on, or kNoSlot. The reference is valid
  /// until the next call.
  Diagnostic& report(const CheckRule& rule, Span span, std::string message,
                     std::uint32_t about = syntax::kNoSlot);
  void note_assignment(std::uint32_t slot);

  std::vector<Diagnostic> take();

 private:
  struct Finding {
    Diagnostic diagnostic;
    std::uint32_t about;
  };

  const syntax::Unit& unit_;
  const Environment& environment_;
  std::shared_ptr<const Source> source_;
  Place place_;
  std::vector<bool> is_assigned_;
  std::vector<Finding> findings_;
};

}  // namespace vtl::check
