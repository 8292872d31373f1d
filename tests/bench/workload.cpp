#include "tests/bench/workload.h"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>
#include <variant>

#include "appsync/context.h"
#include "appsync/outcome.h"
#include "appsync/util.h"
#include "vtl/heap.h"
#include "vtl/json.h"
#include "vtl/object.h"

namespace vtlsim::bench {
namespace {

vtl::Map* build_ctx(appsync::Evaluation& evaluation, std::string_view json) {
  vtl::JsonReadOptions options;
  options.borrow_text = true;
  const auto read = vtl::read_json(json, evaluation.session().heap(), options);
  if (const auto* error = std::get_if<vtl::JsonError>(&read))
    throw std::runtime_error("context: " + error->message);
  const auto built = appsync::build_context(evaluation, std::get<vtl::Value>(read));
  if (const auto* error = std::get_if<appsync::ContextError>(&built))
    throw std::runtime_error("context: " + error->path + " " + error->message);
  return std::get<appsync::Context>(built).map();
}

}  // namespace

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) throw std::runtime_error("cannot read " + path);
  return std::move(text).str();
}

Workload::Workload(std::string template_text, std::string context_json)
    : template_text_(std::move(template_text)),
      context_json_(std::move(context_json)),
      environment_(appsync::make_environment()),
      context_evaluation_(context_session_),
      evaluation_(session_) {
  ctx_ = build_ctx(context_evaluation_, context_json_);
  for (std::uint32_t i = ctx_->first(); i != vtl::Map::kEnd; i = ctx_->next(i)) {
    ctx_entries_.push_back(ctx_->slot(i).key);
    ctx_entries_.push_back(ctx_->slot(i).value);
  }
}

vtl::Template Workload::compile() const {
  auto compiled = vtl::Template::compile(vtl::Source("bench", template_text_), environment_);
  if (const auto* error = std::get_if<vtl::SyntaxError>(&compiled))
    throw std::runtime_error(error->message);
  return std::get<vtl::Template>(std::move(compiled));
}

const std::string& Workload::render(const vtl::Template& compiled) {
  evaluation_.begin_resolver();
  vtl::Map* copy = session_.heap().make_map_of(ctx_entries_);
  evaluation_.identity = context_evaluation_.identity;
  evaluation_.info = context_evaluation_.info;
  evaluation_.context = copy;
  appsync::TemplateOutcome outcome =
      appsync::evaluate_template(compiled, evaluation_, appsync::Context(copy));
  if (outcome.error) throw std::runtime_error("render: " + outcome.error->message_text());
  result_ = std::move(*outcome.result);
  return result_;
}

void Workload::read_context() {
  evaluation_.begin_resolver();
  build_ctx(evaluation_, context_json_);
}

}  // namespace vtlsim::bench
