// What an assertion of vtlsim::gtest is about: texts, files, and one run of a template or resolver.
// Part of <vtlsim/gtest.h>, which is the header to include. A Run describes and does nothing; its
// outcome depends on its description and the files that this names, and on nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vtlsim {

/// A text as written, or the contents of a file. JSON takes comments and trailing commas.
class Text {
 public:
  Text(const char* text) : value_(text) {}
  Text(std::string text) : value_(std::move(text)) {}
  Text(std::string_view text) : value_(text) {}
  /// `path` is relative to `folder`; where `folder` names a source file, to that file's folder.
  static Text of_file(std::string_view folder, std::string_view path);

  bool is_file() const { return is_file_; }
  /// Returns the text, or the path of the file.
  const std::string& value() const { return value_; }

 private:
  std::string value_;
  bool is_file_ = false;
};

/// One run of a template or of a resolver, for any number of assertions. It is done anew for each,
/// and always comes out the same.
class Run {
 public:
  struct Description {
    bool is_template = true;
    Text subject;
    Text context;
    Text answers;
    /// Where the templates are that a resolver names.
    std::string folder;
    std::string now;
    std::int64_t seed = 1;
    bool is_strict = false;
    /// "NAME=on" or "NAME=off".
    std::vector<std::string> compatibility;
  };

  /// Renders a template once. `context`: a JSON object, `$ctx`. A file with a name like x.req.vtl
  /// or x.res.vtl is given what `$ctx` holds at that place.
  static Run of_template(Text text, Text context = "{}");
  /// Runs a unit resolver or a pipeline. `resolver`: JSON of a resolver, or a file:
  /// x.resolver.json, or the name of templates, x for x.req.vtl and x.res.vtl. `answers`: a JSON
  /// object, answers of the data sources by function or data source name.
  static Run of_resolver(Text resolver, Text context, Text answers, std::string_view folder);

  /// Freezes the clock: "2026-01-02T03:04:05.678Z".
  Run& at(std::string_view now);
  /// Sets the seed of ids and random numbers.
  Run& with_seed(std::int64_t seed);
  /// Null references that print themselves, and unused placeholders, fail every assertion.
  Run& strictly();

  /// A switch of COMPATIBILITY.md: "set_null_assigns"; a name that does not exist fails every
  /// assertion.
  Run& with_compatibility(std::string_view name, bool is_on = true);

  /// Returns what came out, as a JSON object with those of these keys that are not empty: `json` or
  /// `text` (of a template), `data` (of a resolver), `errors`, `calls`, `stash`, `outErrors`,
  /// `logs`, `warnings`; {"problem": ...} when the run could not be done.
  std::string outcome() const;

  const Description& description() const { return description_; }

 private:
  explicit Run(Description description) : description_(std::move(description)) {}
  Description description_;
};

}  // namespace vtlsim
