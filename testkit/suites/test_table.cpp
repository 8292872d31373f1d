#include "testkit/suites/test_table.h"

#include <cstdint>
#include <utility>

#include <nlohmann/json.hpp>

#include "appsync/evaluation.h"
#include "testkit/suites/context_merge.h"
#include "testkit/suites/element_places.h"
#include "testkit/suites/expectation_keys.h"
#include "vtl/object.h"

namespace vtlsim {
namespace {

using About = SuiteDocument::About;

constexpr std::size_t kMaxNameBytes = 500;

constexpr std::string_view kTestKeys[] = {
    "name",         "description", "tags", "skip", "only",   "todo",  "context",
    "contextMerge", "dataSources", "now",  "seed", "strict", "cases", "expect",
};
constexpr std::string_view kRowKeys[] = {"name", "context", "contextMerge", "dataSources",
                                         "expect"};

DocumentPath below(const DocumentPath& path, std::string_view key) {
  DocumentPath result = path;
  result.emplace_back(key);
  return result;
}

bool has_control_character(std::string_view text) {
  for (char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return true;
  }
  return false;
}

}  // namespace

void TestTable::read(const vtl::Map& root) {
  is_template_ = std::holds_alternative<TemplateSubject>(suite_.subject);
  defaults_ = read_layer(root, {});
  const vtl::Value* tests = root.find("tests");
  if (tests == nullptr) return document_.problem("a suite needs `tests`", {}, About::value);
  if (!tests->is_list()) {
    return document_.problem("`tests` must be an array, not " + std::string(kind_words(*tests)),
                             {"tests"}, About::value);
  }
  const auto offset = document_.offset_of({"tests"});
  const auto places = element_places(document_.source()->text(), offset.value_or(0));
  const vtl::List& list = *tests->as_list();
  for (std::uint32_t i = 0; i < list.size(); ++i) {
    const DocumentPath path = {"tests", std::to_string(i)};
    if (!list[i].is_map()) {
      document_.problem("a test is an object, not " + std::string(kind_words(list[i])), path,
                        About::value);
      continue;
    }
    read_test(*list[i].as_map(), path, i < places.size() ? places[i] : ElementPlace());
  }
}

TestTable::Layer TestTable::read_layer(const vtl::Map& object, const DocumentPath& path) {
  Layer layer;
  if (const auto* context = object.find("context")) {
    layer.context = read_object_or_file(*context, below(path, "context"));
  }
  if (const auto* merge = object.find("contextMerge")) {
    if (merge->is_map()) {
      layer.merge = *merge;
    } else if (!path.empty()) {
      document_.problem("`contextMerge` must be an object, not " + std::string(kind_words(*merge)),
                        below(path, "contextMerge"), About::value);
    }
  }
  if (const auto* answers = object.find("dataSources")) {
    const vtl::Value value = read_object_or_file(*answers, below(path, "dataSources"));
    if (is_template_) {
      document_.problem("`dataSources` is about a resolver, and this suite is about a template",
                        below(path, "dataSources"), About::key);
    } else if (value.is_map()) {
      layer.answers = std::make_shared<const std::string>(vtl::to_json(value));
    }
  }
  if (const auto* now = object.find("now")) {
    if (now->is_string()) layer.now = appsync::parse_moment(now->as_string());
    if (!layer.now) {
      document_.problem("`now` must be a time like \"2026-01-02T03:04:05.678Z\"",
                        below(path, "now"), About::value);
    }
  }
  if (const auto* seed = object.find("seed")) {
    if (seed->is_small_integer() && seed->as_integer() >= 0) {
      layer.seed = static_cast<std::uint64_t>(seed->as_integer());
    } else {
      document_.problem("`seed` must be a whole number, 0 or more", below(path, "seed"),
                        About::value);
    }
  }
  if (const auto* strict = object.find("strict")) {
    if (strict->is_boolean()) {
      layer.is_strict = strict->as_boolean();
    } else {
      document_.problem("`strict` must be true or false", below(path, "strict"), About::value);
    }
  }
  if (const auto* tags = object.find("tags")) {
    bool is_good = tags->is_list();
    for (std::uint32_t i = 0; is_good && i < tags->as_list()->size(); ++i) {
      const vtl::Value tag = (*tags->as_list())[i];
      is_good =
          tag.is_string() && !tag.as_string().empty() && !has_control_character(tag.as_string());
      if (is_good) layer.tags.emplace_back(tag.as_string());
    }
    if (!is_good) {
      document_.problem("`tags` must be an array of words", below(path, "tags"), About::value);
    }
  }
  return layer;
}

std::string TestTable::read_name(const vtl::Map& object, const DocumentPath& path,
                                 bool is_required) {
  const vtl::Value* name = object.find("name");
  if (name == nullptr) {
    if (is_required) document_.problem("a test needs a `name`", path, About::value);
    return {};
  }
  const DocumentPath place = below(path, "name");
  if (!name->is_string() || name->as_string().empty()) {
    document_.problem("`name` must be a text that is not empty", place, About::value);
    return {};
  }
  if (name->as_string().size() > kMaxNameBytes) {
    document_.problem("this name is longer than 500 bytes", place, About::value);
  } else if (has_control_character(name->as_string())) {
    document_.problem("a name is one line without control characters", place, About::value);
  }
  return std::string(name->as_string());
}

void TestTable::read_mark(const vtl::Map& test, std::string_view key, const DocumentPath& path,
                          std::optional<std::string>& mark) {
  const vtl::Value* value = test.find(key);
  if (value == nullptr) return;
  if (value->is_boolean()) {
    if (value->as_boolean()) mark = "";
  } else if (value->is_string()) {
    mark = std::string(value->as_string());
  } else {
    document_.problem("`" + std::string(key) + "` must be true, false or a text that says why",
                      below(path, key), About::value);
  }
}

void TestTable::read_test(const vtl::Map& test, const DocumentPath& path,
                          const ElementPlace& place) {
  document_.check_keys(test, kTestKeys, path, "a test");
  TestCase base;
  base.name = read_name(test, path, true);
  base.file = suite_.path;
  base.line = place.line;
  base.column = place.column;
  std::optional<std::string> only;
  read_mark(test, "skip", path, base.skip);
  read_mark(test, "todo", path, base.todo);
  read_mark(test, "only", path, only);
  base.is_only = only.has_value();
  const Layer layer = read_layer(test, path);
  base.tags = defaults_.tags;
  base.tags.insert(base.tags.end(), layer.tags.begin(), layer.tags.end());
  base.answers_json = layer.answers ? layer.answers : defaults_.answers;
  base.now_millis = layer.now.value_or(defaults_.now.value_or(kDefaultNowMillis));
  base.seed = layer.seed.value_or(defaults_.seed.value_or(1));
  base.is_strict = layer.is_strict.value_or(defaults_.is_strict.value_or(false));
  Json expect = Json::object();
  if (const auto* value = test.find("expect")) {
    read_expectation(document_, *value, below(path, "expect"), is_template_, expect);
  }
  if (const auto* rows = test.find("cases"))
    return read_rows(*rows, path, place, base, layer, expect);
  vtl::Value context = layer.context.is_null() ? defaults_.context : layer.context;
  if (!layer.merge.is_null()) context = merge_contexts(document_.heap(), context, layer.merge);
  finish(std::move(base), context.is_null() ? layer.merge : context, expect, path);
}

void TestTable::read_rows(const vtl::Value& rows, const DocumentPath& path,
                          const ElementPlace& place, const TestCase& base, const Layer& layer,
                          const Json& expect) {
  const DocumentPath rows_path = below(path, "cases");
  if (!rows.is_list() || rows.as_list()->size() == 0) {
    return document_.problem("`cases` must be an array with at least one row", rows_path,
                             About::value);
  }
  vtl::Heap& heap = document_.heap();
  // Only the test is searched for its rows: a suite may have thousands of tests with rows.
  const std::string_view text = document_.source()->text();
  vtl::JsonPlace rows_place;
  std::vector<ElementPlace> places;
  const std::vector<std::string> key = {"cases"};
  if (vtl::locate_json(text.substr(place.offset, place.end - place.offset), key, rows_place,
                       SuiteDocument::read_options())) {
    places = element_places(text, place.offset + rows_place.value_begin, place);
  }
  for (std::uint32_t i = 0; i < rows.as_list()->size(); ++i) {
    const vtl::Value row = (*rows.as_list())[i];
    const DocumentPath row_path = below(rows_path, std::to_string(i));
    if (!row.is_map()) {
      document_.problem("a row of `cases` is an object", row_path, About::value);
      continue;
    }
    document_.check_keys(*row.as_map(), kRowKeys, row_path, "a row of `cases`");
    TestCase test = base;
    std::string name = read_name(*row.as_map(), row_path, false);
    test.name += " [" + (name.empty() ? std::to_string(i + 1) : name) + "]";
    if (i < places.size()) {
      test.line = places[i].line;
      test.column = places[i].column;
    }
    const Layer own = read_layer(*row.as_map(), row_path);
    if (own.answers) test.answers_json = own.answers;
    vtl::Value context = own.context;
    if (context.is_null()) {
      context = layer.context.is_null() ? defaults_.context : layer.context;
      if (!layer.merge.is_null()) context = merge_contexts(heap, context, layer.merge);
    }
    if (!own.merge.is_null()) context = merge_contexts(heap, context, own.merge);
    Json merged = expect;
    // A name that the test gives to its snapshot serves every row, so each adds its own.
    if (const auto named = merged.find("snapshot"); named != merged.end() && named->is_string()) {
      *named = named->get<std::string>() + test.name.substr(base.name.size());
    }
    if (const auto* value = row.as_map()->find("expect")) {
      read_expectation(document_, *value, below(row_path, "expect"), is_template_, merged);
    }
    finish(std::move(test), context, merged, row_path);
  }
}

void TestTable::finish(TestCase test, const vtl::Value& context, const Json& expect,
                       const DocumentPath& path) {
  if (expect.empty()) {
    document_.problem("a test needs `expect` with at least one key", path, About::value);
    return;
  }
  if (!test.name.empty() && !names_.insert(test.name).second) {
    document_.problem("two tests of this suite are named `" + test.name + "`", path, About::value);
  }
  test.full_name = suite_.name + " > " + test.name;
  test.context_json = context_text(context);
  Json compared = expect;
  if (const auto snapshot = compared.find("snapshot"); snapshot != compared.end()) {
    test.snapshot_key = snapshot->is_string() ? snapshot->get<std::string>() : test.name;
    compared.erase(snapshot);
    if (!snapshot_keys_.insert(test.snapshot_key).second) {
      document_.problem("two tests of this suite have the snapshot `" + test.snapshot_key + "`",
                        path, About::value);
    }
  }
  test.expect = std::make_shared<const Json>(std::move(compared));
  suite_.cases.push_back(std::move(test));
}

vtl::Value TestTable::read_object_or_file(const vtl::Value& value, const DocumentPath& path) {
  if (value.is_map()) return value;
  if (!value.is_string()) {
    document_.problem("`" + path.back() + "` must be an object or the path of a JSON file, not " +
                          std::string(kind_words(value)),
                      path, About::value);
    return {};
  }
  const std::string name(value.as_string());
  if (const auto known = object_files_.find(name); known != object_files_.end()) {
    return known->second->root();
  }
  auto text = folder_.read(name);
  if (auto* problem = std::get_if<FileProblem>(&text)) {
    document_.problem(std::move(problem->message), path, About::value,
                      "paths are relative to the folder of the suite");
    return {};
  }
  auto file = std::make_shared<SuiteDocument>(folder_.shown(name).lexically_normal().string(),
                                              std::get<std::string>(std::move(text)));
  for (vtl::Diagnostic& problem : file->take_problems()) {
    if (problem.code == "TST001") problem.message = "`" + path.back() + "` must be an object";
    document_.add(std::move(problem));
  }
  object_files_[name] = file;
  return file->root();
}

std::shared_ptr<const std::string> TestTable::context_text(const vtl::Value& context) {
  // Most tests share the context of their suite.
  if (last_context_text_ && context.is_identical(last_context_)) return last_context_text_;
  last_context_ = context;
  last_context_text_ = std::make_shared<const std::string>(context.is_map() ? vtl::to_json(context)
                                                                            : std::string("{}"));
  return last_context_text_;
}

}  // namespace vtlsim
