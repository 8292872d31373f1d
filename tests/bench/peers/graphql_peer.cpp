// GraphQL as a peer of the comparison; lines as of engine_peer.cpp.
//
//   vtlsim_bench_graphql SCHEMA QUERY DATA|-
//
// With data a round executes the query and writes the answer as JSON; without it a round parses and
// validates the query, and `output` answers with the number of errors.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <span>
#include <sstream>
#include <string>
#include <variant>

#include "gql/execution.h"
#include "gql/prepared.h"
#include "gql/read_schema.h"
#include "vtl/json.h"

namespace {

std::string read_file(const char* path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

class ByProperty final : public gql::Resolvers {
 public:
  bool has_resolver(const gql::Type&, const gql::Field&, const vtl::Value&) override {
    return false;
  }
  gql::Resolution resolve(const gql::FieldCall&, gql::FieldAnswer&) override {
    return gql::Resolution::answered;
  }
};

class Rounds {
 public:
  Rounds(const char* schema_path, const char* query_path, const std::string& data_path)
      : query_(read_file(query_path)), is_executed_(data_path != "-") {
    const auto source = std::make_shared<const vtl::Source>("schema", read_file(schema_path));
    schema_ = gql::read_schema(std::span(&source, 1)).schema;
    if (!is_executed_) return;
    prepared_ =
        std::make_unique<gql::PreparedDocument>(schema_, gql::read_document(query_).document);
    data_text_ = read_file(data_path.c_str());
    data_ = std::get<vtl::Value>(vtl::read_json(data_text_, data_heap_));
  }

  std::string_view run() {
    text_.clear();
    if (is_executed_) {
      execute();
    } else {
      const gql::DocumentReading reading = gql::read_document(query_);
      text_.append(std::to_string(gql::validate(*schema_, *reading.document).size()));
    }
    return text_.view();
  }

 private:
  void execute() {
    heap_.reset();
    auto planned = prepared_->plan(std::nullopt, vtl::Value(), heap_);
    gql::Execution execution(std::get<gql::PlannedOperation>(std::move(planned)), resolvers_, heap_,
                             data_);
    execution.start();
    execution.write_response(text_);
  }

  std::string query_;
  bool is_executed_;
  std::shared_ptr<const gql::Schema> schema_;
  std::unique_ptr<gql::PreparedDocument> prepared_;
  std::string data_text_;
  vtl::Heap data_heap_;
  vtl::Value data_;
  vtl::Heap heap_;
  ByProperty resolvers_;
  vtl::TextBuffer text_;
};

}  // namespace

int main(int count, char** words) {
  if (count != 4) {
    std::fputs("usage: vtlsim_bench_graphql SCHEMA QUERY DATA|-\n", stderr);
    return 2;
  }
  Rounds rounds(words[1], words[2], words[3]);
  std::string line;
  while (std::getline(std::cin, line)) {
    if (line == "output") {
      std::cout << vtl::to_json(vtl::Value(rounds.run())) << std::endl;
      continue;
    }
    const long wanted = std::stol(line);
    std::size_t bytes = 0;
    const auto start = std::chrono::steady_clock::now();
    for (long i = 0; i < wanted; ++i) bytes += rounds.run().size();
    const std::chrono::nanoseconds spent = std::chrono::steady_clock::now() - start;
    std::cout << spent.count() << ' ' << bytes << std::endl;
  }
  return 0;
}
