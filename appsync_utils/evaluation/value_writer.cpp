#include "appsync/value_writer.h"

#include <algorithm>
#include <utility>

#include "vtl/attempt.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/json.h"

namespace appsync {

ValueWriter::ValueWriter(const Evaluation& evaluation, std::size_t printed_bytes)
    : evaluation_(evaluation), bytes_left_(evaluation.session().limits().output_bytes) {
  bytes_left_ -= std::min(bytes_left_, printed_bytes);
}

std::string ValueWriter::write(std::string_view name, const vtl::Value& value) {
  std::string written = "null";
  auto failed = vtl::attempt([&] {
    vtl::JsonWriteOptions options;
    options.replace_lone_surrogates = true;
    options.max_depth = evaluation_.session().limits().value_depth;
    vtl::TextBuffer out(bytes_left_);
    vtl::write_json(out, value, options);
    bytes_left_ -= out.size();
    written = out.view();
  });
  if (failed) fail(name, std::move(*failed));
  return written;
}

void ValueWriter::charge(std::string_view name, std::size_t bytes) {
  if (bytes > bytes_left_) fail(name, vtl::limit_error(vtl::LimitKind::output_bytes));
  bytes_left_ -= std::min(bytes_left_, bytes);
}

std::string ValueWriter::note() const {
  return failure_ ? failed_name_ + " cannot be written: " + failure_->message : std::string();
}

void ValueWriter::fail(std::string_view name, vtl::RenderError error) {
  if (failure_) return;
  error.help = "it is " + std::string(name) + " that cannot be written as JSON";
  failed_name_ = name;
  failure_ = std::move(error);
}

}  // namespace appsync
