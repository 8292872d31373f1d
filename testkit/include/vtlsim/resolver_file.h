// Finds a resolver by a path: a resolver file, or templates with the names that people already use.
//
// Taken are `x.resolver.json` (JSON with comments, see schemas/resolver.schema.json) by its own
// name or by `x`; else `x.req.vtl` and `x.res.vtl`, or `x.request.vtl` and `x.response.vtl`, by
// either name or by `x`; else the slots of an Amplify resolver, `Mutation.x.init.1.req.vtl`, put
// together in Amplify's order to the pipeline that it deploys. A slot template runs on data source
// NONE, and where one of its two templates is missing `$util.toJson({})` stands in.
//
// No file outside of the root is read, symbolic links resolved; the path itself may be anything
// where a person typed it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "appsync/resolver.h"
#include "vtl/diagnostic.h"
#include "vtl/diagnostic_codes.h"
#include "vtlsim/file_problem.h"

namespace vtlsim {

struct ResolverFileProblem {
  enum class Kind : std::uint8_t {
    missing,     // a file that is not there or may not be read
    unparsable,  // a file that is not a resolver
  };
  Kind kind = Kind::missing;
  vtl::Diagnostic diagnostic;
};

/// The text of a file, or why it cannot be read.
using FileReader =
    std::function<std::variant<std::string, ResolverFileProblem>(const std::string&)>;

/// Makes the problem that the loading of resolvers and suites reports.
ResolverFileProblem resolver_file_problem(FileProblem problem);

struct ResolverFileOptions {
  /// Files outside of it are not read; empty: the working directory where the resolver is inside of
  /// it, else the folder of the resolver.
  std::filesystem::path root;
  /// Reads the path itself where a person typed it: a file anywhere, a pipe, standard input. Empty:
  /// a file named the path, and it is bound by the root like all others.
  FileReader read_typed;
  /// Receives the path of every file that was asked for, links resolved; may be null.
  std::vector<std::filesystem::path>* files = nullptr;
};

struct LoadedResolver {
  appsync::ResolverSpec spec;
  /// Found by the names of templates: nobody has named the data source yet, and its type follows
  /// from the request.
  bool is_found_by_names = false;
};

/// Returns the codes TST1xx: resolvers that cannot be found or understood.
std::span<const vtl::DiagnosticCode> resolver_file_codes();

std::variant<LoadedResolver, ResolverFileProblem> load_resolver(const std::string& path,
                                                                const ResolverFileOptions& options);

}  // namespace vtlsim
