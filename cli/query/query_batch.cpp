#include "cli/query/query_batch.h"

#include <optional>
#include <system_error>
#include <utility>

#include "cli/files/line_reader.h"
#include "cli/files/read_file.h"
#include "cli/query/query_answerer.h"
#include "cli/terminal/outgoing_text.h"
#include "vtl/detail/limit_exceeded.h"
#include "vtl/json.h"
#include "vtl/object.h"
#include "vtl/text/wtf8.h"

namespace vtlsim {
namespace {

constexpr std::size_t kLongestLine = std::size_t{64} << 20;
/// What one line's values may take.
constexpr std::size_t kHeapLimit = std::size_t{512} << 20;

class BatchQuerier {
 public:
  BatchQuerier() : heap_(kHeapLimit) {}

  /// The answer to one line, without line feed; it lives until the next call.
  std::string_view answer(std::string_view line) {
    out_.clear();
    heap_.reset();
    if (const auto offset = vtl::find_invalid_utf8(line)) {
      refuse({}, "bad line: it is not UTF-8 at byte " + std::to_string(*offset));
      return out_.view();
    }
    try {
      answer_line(line);
    } catch (const vtl::LimitExceeded&) {
      out_.clear();
      refuse({}, "bad line: its values take more memory than the limit");
    }
    return out_.view();
  }
  std::string_view refuse_long_line() {
    out_.clear();
    refuse({}, "bad line: it is longer than " + std::to_string(kLongestLine) + " bytes");
    return out_.view();
  }

 private:
  void begin(const vtl::Value& id) {
    out_.append("{\"id\":");
    vtl::JsonWriteOptions options;
    options.replace_lone_surrogates = true;
    vtl::write_json(out_, id, options);
  }
  void refuse(const vtl::Value& id, std::string_view why) {
    begin(id);
    out_.append(",\"failure\":{\"message\":");
    vtl::write_json_string(out_, why);
    out_.append("}}");
  }

  void answer_line(std::string_view line) {
    const auto read = vtl::read_json(line, heap_);
    if (const auto* const error = std::get_if<vtl::JsonError>(&read)) {
      return refuse(
          {}, "bad line: " + error->message + " (column " + std::to_string(error->column) + ")");
    }
    const vtl::Value value = std::get<vtl::Value>(read);
    if (!value.is_map()) return refuse({}, "bad line: it is not a JSON object");
    const vtl::Map& fields = *value.as_map();
    const vtl::Value id = fields.get("id");
    QueryRequest request;
    if (const std::string wrong = read_request(fields, request); !wrong.empty()) {
      return refuse(id, "bad line: " + wrong);
    }
    const std::size_t start = out_.size();
    begin(id);
    out_.append(",\"response\":");
    if (const auto problem = answerer_.answer(out_, request, heap_)) {
      out_.truncate(start);
      return refuse(id, "bad schema: " + *problem);
    }
    out_.append('}');
  }

  /// What is wrong with the fields, or nothing.
  static std::string read_request(const vtl::Map& fields, QueryRequest& request) {
    const vtl::Value schema = fields.get("schema");
    if (!schema.is_string()) return "`schema` is not a string";
    request.schema = schema.as_string();
    const vtl::Value query = fields.get("query");
    if (!query.is_string()) return "`query` is not a string";
    request.query = query.as_string();
    const vtl::Value operation = fields.get("operationName");
    if (!operation.is_null() && !operation.is_string()) return "`operationName` is not a string";
    if (operation.is_string()) request.operation_name = operation.as_string();
    request.variables = fields.get("variables");
    if (!request.variables.is_null() && !request.variables.is_map()) {
      return "`variables` is not an object";
    }
    request.data = fields.get("data");
    return {};
  }

  vtl::Heap heap_;
  vtl::TextBuffer out_;
  QueryAnswerer answerer_;
};

}  // namespace

ExitCode query_batch(const std::string& path, Console& console) {
  auto opened = open_for_reading(path, console);
  if (const auto* const refused = std::get_if<Failure>(&opened)) return console.report(*refused);
  LineReader reader(std::get<InputFile>(opened).number(), kLongestLine);
  BatchQuerier querier;
  Output& out = console.out();
  while (out.is_good()) {
    if (reader.would_wait()) out.flush();
    std::string_view line;
    const LineStatus status = reader.next(line);
    if (status == LineStatus::end) break;
    if (status == LineStatus::failed) {
      return console.report(failure(ExitCode::usage, "CLI012",
                                    "cannot read " + display_name(path) + ": " +
                                        std::generic_category().message(reader.error())));
    }
    const std::string_view answer =
        status == LineStatus::too_long ? querier.refuse_long_line() : querier.answer(line);
    std::string corrected;
    out.write(outgoing_text(answer, corrected));
    out.write("\n");
  }
  return ExitCode::success;
}

}  // namespace vtlsim
