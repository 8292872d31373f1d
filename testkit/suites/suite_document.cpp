#include "testkit/suites/suite_document.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "vtl/diagnose.h"
#include "vtl/object.h"
#include "vtl/text/suggest.h"

namespace vtlsim {
namespace {

constexpr std::string_view kNoSuite = "TST001";
constexpr std::size_t kMostProblems = 100;

vtl::Label label_of(std::string_view text, std::size_t begin, std::size_t end) {
  // A whole object is marked by its brace.
  if (begin < text.size() && (text[begin] == '{' || text[begin] == '[')) end = begin + 1;
  return {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, ""};
}

}  // namespace

vtl::JsonReadOptions SuiteDocument::read_options() {
  vtl::JsonReadOptions options;
  options.allow_comments = true;
  options.allow_trailing_commas = true;
  options.duplicate_keys = vtl::DuplicateKeys::reject;
  options.max_depth = 200;
  options.borrow_text = true;
  return options;
}

SuiteDocument::SuiteDocument(std::string name, std::string text)
    : source_(std::make_shared<const vtl::Source>(std::move(name), std::move(text))) {
  auto read = vtl::read_json(source_->text(), heap_, read_options());
  if (const auto* error = std::get_if<vtl::JsonError>(&read)) {
    problems_.push_back(vtl::diagnose(*error, "the suite", source_));
    return;
  }
  const vtl::Value value = std::get<vtl::Value>(read);
  if (value.is_map()) {
    root_ = value;
  } else {
    problem("a suite is an object", {}, About::value);
  }
}

void SuiteDocument::problem(std::string message, const DocumentPath& path, About about,
                            std::string help) {
  // Each is looked up in the text, which may have as many mistakes as lines.
  if (problems_.size() >= kMostProblems) {
    ++unshown_;
    return;
  }
  vtl::Diagnostic diagnostic;
  diagnostic.code = kNoSuite;
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  diagnostic.source = source_;
  vtl::JsonPlace place;
  if (vtl::locate_json(source_->text(), path, place, read_options())) {
    diagnostic.primary = about == About::key
                             ? label_of(source_->text(), place.key_begin, place.key_end)
                             : label_of(source_->text(), place.value_begin, place.value_end);
  }
  problems_.push_back(std::move(diagnostic));
}

std::vector<vtl::Diagnostic> SuiteDocument::take_problems() {
  if (unshown_ > 0) {
    vtl::Diagnostic more;
    more.code = kNoSuite;
    more.message = "and " + std::to_string(unshown_) + " more problems in this file";
    more.source = source_;
    problems_.push_back(std::move(more));
    unshown_ = 0;
  }
  return std::move(problems_);
}

std::optional<std::size_t> SuiteDocument::offset_of(const DocumentPath& path) const {
  vtl::JsonPlace place;
  if (!vtl::locate_json(source_->text(), path, place, read_options())) return std::nullopt;
  return place.value_begin;
}

void SuiteDocument::check_keys(const vtl::Map& object, std::span<const std::string_view> known,
                               const DocumentPath& path, std::string_view owner) {
  for (std::uint32_t i = object.first(); i != vtl::Map::kEnd; i = object.next(i)) {
    const std::string_view key = object.slot(i).key.as_string();
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    DocumentPath whole = path;
    whole.emplace_back(key);
    const auto near = vtl::suggest(key, known);
    std::string help;
    if (near) {
      help = "did you mean `" + std::string(*near) + "`?";
    } else {
      for (std::string_view name : known)
        help += (help.empty() ? "it has " : ", ") + std::string(name);
    }
    problem(std::string(owner) + " has no key `" + std::string(key) + "`", whole, About::key,
            std::move(help));
  }
}

std::string_view kind_words(const vtl::Value& value) {
  switch (value.kind()) {
    case vtl::Kind::null:
      return "null";
    case vtl::Kind::boolean:
      return "a boolean";
    case vtl::Kind::string:
      return "a text";
    case vtl::Kind::list:
      return "an array";
    case vtl::Kind::map:
      return "an object";
    default:
      return "a number";
  }
}

}  // namespace vtlsim
