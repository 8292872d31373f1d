// What an observer is told: where each piece of the output comes from, and which way was taken.
#include "vtl/observer.h"

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "vtl/template.h"

namespace {

/// Notes "source->output" of each piece, and "#n" of each branch.
class Notes final : public vtl::ExecutionObserver {
 public:
  explicit Notes(std::string source) : source_(std::move(source)) {}
  void on_statement(vtl::Span) override { ++statements; }
  void on_branch(vtl::Span, std::uint32_t index) override {
    branches.push_back("#" + std::to_string(index));
  }
  void on_output(vtl::Span node, std::size_t begin, std::size_t end) override {
    places.push_back(source_.substr(node.begin, node.end - node.begin) + "->" +
                     std::to_string(begin) + ".." + std::to_string(end));
  }

  std::vector<std::string> places;
  std::vector<std::string> branches;
  int statements = 0;

 private:
  std::string source_;
};

Notes observe(const std::string& text) {
  auto environment = std::make_shared<vtl::Environment>();
  environment->profile = vtl::velocity_profile();
  const auto compiled = vtl::Template::compile(vtl::Source("velocity", text), environment);
  vtl::Session session;
  Notes notes(text);
  vtl::RenderOptions options;
  options.observer = &notes;
  std::get<vtl::Template>(compiled).render(session, options);
  return notes;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("texts, references and what no directive took are places of the output") {
  const Notes notes = observe("ab$x#set($y=12)${y}#nope(1)");
  CHECK(notes.places == Texts{"ab->0..2", "$x->2..4", "${y}->4..6", "#nope(1)->6..14"});
  CHECK(notes.statements == 5);
}

TEST_CASE("an element of a loop is a place each time; what a string holds is none") {
  const Notes notes = observe("#foreach($i in [1,2])$i#end#set($s = \"a$i\")");
  CHECK(notes.places == Texts{"$i->0..1", "$i->1..2"});
}

TEST_CASE("what follows a block that leaves a loop is a place again") {
  const Notes notes = observe("#define($d)x#break($foreach)#end#foreach($i in [1,2])$d#end after");
  CHECK(notes.places.back() == " after->1..7");
}

TEST_CASE("a branch is told by its number, a missing #else too") {
  const Notes notes = observe("#if(false)a#elseif(true)b#end#if(false)a#end");
  CHECK(notes.branches == Texts{"#1", "#1"});
}
