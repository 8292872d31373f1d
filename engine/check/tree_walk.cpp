#include "engine/check/tree_walk.h"

#include "engine/syntax/children.h"

namespace vtl::check {
namespace {

using syntax::as;
using syntax::Node;
using syntax::NodeKind;

class Walk {
 public:
  Walk(RuleRun& run, void (*visit)(RuleRun&, const Node&)) : run_(run), visit_(visit) {}

  void node(const Node& here) {
    visit_(run_, here);
    note_names_before(here);
    const Place outside = run_.place();
    if (here.kind == NodeKind::string_template) run_.place().is_in_string = true;
    for_each_child(here, [this](const Node& child) { node(child); });
    run_.place() = outside;
    // A variable is there once its value is.
    if (here.kind == NodeKind::set && as<syntax::Set>(here).target->steps.empty())
      run_.note_assignment(as<syntax::Set>(here).slot);
  }

 private:
  void note_names_before(const Node& here) {
    if (here.kind == NodeKind::foreach_loop) {
      run_.note_assignment(as<syntax::Foreach>(here).variable);
    } else if (here.kind == NodeKind::define) {
      run_.note_assignment(as<syntax::Define>(here).variable);
    } else if (here.kind == NodeKind::macro_definition) {
      for (std::uint32_t parameter : as<syntax::MacroDefinition>(here).parameters)
        run_.note_assignment(parameter);
    }
  }

  RuleRun& run_;
  void (*visit_)(RuleRun&, const Node&);
};

}  // namespace

void walk_tree(RuleRun& run, void (*visit)(RuleRun&, const Node&)) {
  Walk(run, visit).node(*run.unit().root);
}

}  // namespace vtl::check
