// One template with one context document, ready to be compiled and rendered again and again: the
// same work for the benchmarks, the peer that is compared with other engines and the test that
// counts instructions, through public headers alone.
//
// render() starts from the same values every time: it copies the top level of $ctx, as the peers of
// the comparison do, and forgets what the render before made; the view it returns is valid until
// the next call. Several workloads may render one compiled template at once.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "appsync/evaluation.h"
#include "vtl/environment.h"
#include "vtl/session.h"
#include "vtl/template.h"

namespace vtlsim::bench {

/// The bytes of a file. Throws std::runtime_error when it cannot be read.
std::string read_file(const std::string& path);

class Workload {
 public:
  /// Throws std::runtime_error when the context is not a JSON object that fits AppSync.
  Workload(std::string template_text, std::string context_json);
  Workload(const Workload&) = delete;
  Workload& operator=(const Workload&) = delete;

  /// Throws std::runtime_error when the text is not a template.
  vtl::Template compile() const;
  /// Throws std::runtime_error when the template fails.
  const std::string& render(const vtl::Template& compiled);
  /// What `vtlsim render --batch` does with a context: JSON to values to $ctx.
  void read_context();

  const std::string& template_text() const { return template_text_; }
  const std::string& context_json() const { return context_json_; }
  /// $ctx as every render starts from it.
  const vtl::Map& ctx() const { return *ctx_; }

 private:
  std::string template_text_;
  std::string context_json_;
  std::shared_ptr<const vtl::Environment> environment_;
  /// Holds $ctx for good; renders have a session of their own, which is reset each time.
  vtl::Session context_session_;
  appsync::Evaluation context_evaluation_;
  vtl::Map* ctx_ = nullptr;
  /// Its top level, which every render gets a copy of: key, value, key, value, ...
  std::vector<vtl::Value> ctx_entries_;
  vtl::Session session_;
  appsync::Evaluation evaluation_;
  std::string result_;
};

}  // namespace vtlsim::bench
