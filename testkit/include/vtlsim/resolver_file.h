// From a path to a resolver: a resolver file, or templates with the names that people already use.
//
// Why: `vtlsim run`, suites and tests all name resolvers by path; where the templates then come
// from is decided here once.
// What is found: `x.resolver.json` (JSON with comments, see schemas/resolver.schema.json) by its
// own name or by `x`; else `x.req.vtl` and `x.res.vtl`, or `x.request.vtl` and `x.response.vtl`, by
// either name or by `x`; else the slots of an Amplify resolver, `Mutation.x.init.1.req.vtl`,
// assembled in Amplify's order to the pipeline that it deploys.
// Invariants: no file outside of the root is read, symbolic links resolved.
// Ownership: results own their texts.
// Threads: no state.
// Amplify quirk: a slot template runs on data source NONE, and where one of its two templates is
// missing `$util.toJson({})` stands in.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "appsync/resolver.h"
#include "vtl/diagnostic.h"
#include "vtl/diagnostic_codes.h"

namespace vtlsim {

struct ResolverFileProblem {
  enum class Kind : std::uint8_t {
    missing,     // a file that is not there or may not be read
    unparsable,  // a file that is no resolver
  };
  Kind kind = Kind::missing;
  vtl::Diagnostic diagnostic;
};

/// The text of a file, or why it cannot be read.
using FileReader =
    std::function<std::variant<std::string, ResolverFileProblem>(const std::string&)>;

struct ResolverFileOptions {
  /// Files outside of it are not read; empty: the working directory where the resolver is inside of
  /// it, else the folder of the resolver.
  std::filesystem::path root;
  FileReader read;
};

struct LoadedResolver {
  appsync::ResolverSpec spec;
  /// Found by the names of templates: nobody has named the data source yet, and its type follows
  /// from the request.
  bool is_found_by_names = false;
};

/// TST1xx: resolvers that cannot be found or understood.
std::span<const vtl::DiagnosticCode> resolver_file_codes();

std::variant<LoadedResolver, ResolverFileProblem> load_resolver(const std::string& path,
                                                                const ResolverFileOptions& options);

}  // namespace vtlsim
