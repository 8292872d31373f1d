// A compiled template: the Unit of its text, made ready for the environment it was compiled for.
//
// Why: what Template shares between threads.
// Ownership: owns both; everything a render prints as a view of the source stays alive with it.
// Threads: immutable.
#pragma once

#include <memory>

#include "engine/runtime/node_layout.h"
#include "engine/runtime/operations.h"
#include "engine/syntax/unit.h"
#include "vtl/environment.h"

namespace vtl {

class Program {
 public:
  /// A nested text shares the variables of the text around it.
  Program(std::unique_ptr<syntax::Unit> unit, std::shared_ptr<const Environment> environment,
          bool is_nested)
      : environment_(std::move(environment)) {
    choose_operations(*unit, *environment_, is_nested);
    lay_out_nodes(*unit);
    unit_ = std::move(unit);
  }
  const syntax::Unit& unit() const { return *unit_; }
  const Environment& environment() const { return *environment_; }
  /// What a session keeps for it included.
  std::size_t held_bytes() const {
    return sizeof(Program) + unit_->held_bytes() + kBytesPerSite * unit_->site_count;
  }

 private:
  static constexpr std::size_t kBytesPerSite = 128;

  std::unique_ptr<const syntax::Unit> unit_;
  std::shared_ptr<const Environment> environment_;
};

}  // namespace vtl
