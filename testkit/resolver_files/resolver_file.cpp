#include "vtlsim/resolver_file.h"

#include <algorithm>
#include <map>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "testkit/resolver_files/guarded_folder.h"
#include "testkit/resolver_files/template_names.h"
#include "vtl/diagnose.h"
#include "vtl/heap.h"
#include "vtl/json.h"
#include "vtlsim/visible_text.h"

namespace vtlsim {
namespace {

namespace fs = std::filesystem;
using Loaded = std::variant<LoadedResolver, ResolverFileProblem>;

constexpr std::string_view kNoResolver = "TST101";
constexpr std::string_view kNotFound = "TST102";
constexpr vtl::DiagnosticCode kCodes[] = {
    {kNoResolver, "a file is not a resolver",
     "schemas/resolver.schema.json says what a resolver file may hold. A pipeline has at most 10 "
     "functions, each with a "
     "data source that `dataSources` knows."},
    {kNotFound, "a resolver or a template of it cannot be read",
     "A resolver is x.resolver.json, or x.req.vtl and x.res.vtl (also x.request.vtl and "
     "x.response.vtl). Templates are "
     "looked for relative to the resolver file, and not outside of the root (--root)."},
};

constexpr std::string_view kResolverSuffix = ".resolver.json";
constexpr std::string_view kNothing = "$util.toJson({})";

ResolverFileProblem problem(ResolverFileProblem::Kind kind, std::string_view code,
                            std::string message, std::string help = {}) {
  ResolverFileProblem result;
  result.kind = kind;
  result.diagnostic.code = code;
  result.diagnostic.message = std::move(message);
  result.diagnostic.help = std::move(help);
  return result;
}

/// Something to be read: a link to nowhere, too, so that it is read and complained about.
bool is_file(const fs::path& path) {
  std::error_code error;
  const auto status = fs::symlink_status(path, error);
  return fs::exists(status) && !fs::is_directory(fs::status(path, error));
}

vtl::JsonReadOptions resolver_read_options() {
  vtl::JsonReadOptions options;
  options.allow_comments = true;
  options.allow_trailing_commas = true;
  options.duplicate_keys = vtl::DuplicateKeys::reject;
  return options;
}

// ---- A resolver file

std::variant<std::string, ResolverFileProblem> read_itself(const fs::path& path,
                                                           const GuardedFolder& folder,
                                                           const ResolverFileOptions& options,
                                                           bool is_given) {
  if (is_given && options.read_typed) return options.read_typed(path.string());
  auto text = folder.read(path.filename());
  if (auto* problem = std::get_if<FileProblem>(&text))
    return resolver_file_problem(std::move(*problem));
  return std::get<std::string>(std::move(text));
}

/// `is_given`: it is the very path that load_resolver() was given.
Loaded read_resolver_file(const fs::path& path, const ResolverFileOptions& options, bool is_given) {
  const GuardedFolder folder(path, options);
  auto read = read_itself(path, folder, options, is_given);
  if (auto* refused = std::get_if<ResolverFileProblem>(&read)) return std::move(*refused);
  auto source =
      std::make_shared<vtl::Source>(path.string(), std::get<std::string>(std::move(read)));
  vtl::Heap heap;
  auto json = vtl::read_json(source->text(), heap, resolver_read_options());
  if (const auto* error = std::get_if<vtl::JsonError>(&json)) {
    ResolverFileProblem refused;
    refused.kind = ResolverFileProblem::Kind::unparsable;
    refused.diagnostic = vtl::diagnose(*error, "the resolver", source);
    return refused;
  }
  auto load = [&](std::string_view name) -> std::variant<appsync::TemplateText, std::string> {
    auto text = folder.read(fs::path(name));
    if (auto* problem = std::get_if<FileProblem>(&text)) return std::move(problem->message);
    return appsync::TemplateText{folder.shown(fs::path(name)).string(),
                                 std::get<std::string>(std::move(text))};
  };
  auto spec = appsync::read_resolver(std::get<vtl::Value>(json), load);
  if (auto* wrong = std::get_if<appsync::ResolverProblem>(&spec)) {
    auto refused = problem(ResolverFileProblem::Kind::unparsable, kNoResolver, wrong->message);
    refused.diagnostic.source = source;
    vtl::JsonPlace place;
    if (vtl::locate_json(source->text(), wrong->path, place, resolver_read_options())) {
      std::size_t begin = wrong->is_about_key ? place.key_begin : place.value_begin;
      std::size_t end = wrong->is_about_key ? place.key_end : place.value_end;
      // A whole object is marked by its brace.
      if (source->text()[begin] == '{' || source->text()[begin] == '[') end = begin + 1;
      refused.diagnostic.primary =
          vtl::Label{{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, ""};
    }
    return refused;
  }
  return LoadedResolver{std::get<appsync::ResolverSpec>(std::move(spec)), false};
}

// ---- Templates found by their names

struct FoundFunction {
  std::string slot;
  unsigned number = 0;
  fs::path request;
  fs::path response;
};

struct FoundTemplates {
  fs::path before;
  fs::path after;
  /// By rank of the slot, then by number.
  std::map<std::pair<int, unsigned>, FoundFunction> functions;
};

/// `names` are sorted: of `.req.vtl` and `.request.vtl` side by side the longer name is read last
/// and stands.
FoundTemplates find_templates(const std::vector<std::string>& names, std::string_view stem) {
  FoundTemplates found;
  for (const std::string& file_name : names) {
    auto name = parse_template_name(file_name);
    if (!name || name->stem != stem) continue;
    if (name->role == TemplateRole::before) found.before = file_name;
    if (name->role == TemplateRole::after) found.after = file_name;
    if (name->role == TemplateRole::before || name->role == TemplateRole::after) continue;
    int rank = slot_rank(name->slot).value_or(kDataSourceRank);
    FoundFunction& function = found.functions[{rank, name->slot_number}];
    function.slot = name->slot;
    function.number = name->slot_number;
    (name->role == TemplateRole::request ? function.request : function.response) = file_name;
  }
  return found;
}

/// Reads the templates of one resolver; the first that cannot be read is thrown.
class NamedTemplates {
 public:
  NamedTemplates(const GuardedFolder& folder, const std::string& stem)
      : folder_(folder), stem_(visible_text(stem)) {}

  appsync::ResolverSpec assemble(const FoundTemplates& found) {
    appsync::ResolverSpec spec;
    FieldName field = field_of(stem_);
    spec.type = field.type;
    spec.field = field.field;
    spec.before = text(found.before);
    spec.after = text(found.after);
    for (const auto& [rank, function] : found.functions) spec.functions.push_back(make(function));
    spec.is_pipeline = spec.functions.size() > 1 || !spec.functions.front().name.empty() ||
                       spec.before || spec.after;
    for (appsync::FunctionSpec& function : spec.functions) {
      if (spec.is_pipeline && function.name.empty()) function.name = stem_;
    }
    return spec;
  }

 private:
  appsync::FunctionSpec make(const FoundFunction& found) {
    appsync::FunctionSpec function;
    function.request = text(found.request);
    function.response = text(found.response);
    if (found.slot.empty()) {
      function.data_source = {stem_, appsync::DataSourceType::aws_lambda, false, false};
      return function;
    }
    function.name = found.slot + "." + std::to_string(found.number);
    function.data_source = {"NONE", appsync::DataSourceType::none};
    appsync::TemplateText nothing{"Amplify's default", std::string(kNothing), true};
    if (!function.request) function.request = nothing;
    if (!function.response) function.response = nothing;
    return function;
  }

  std::optional<appsync::TemplateText> text(const fs::path& file_name) {
    if (file_name.empty()) return std::nullopt;
    auto read = folder_.read(file_name);
    if (auto* refused = std::get_if<FileProblem>(&read))
      throw resolver_file_problem(std::move(*refused));
    return appsync::TemplateText{folder_.shown(file_name).string(),
                                 std::get<std::string>(std::move(read))};
  }

  const GuardedFolder& folder_;
  std::string stem_;
};

Loaded load_by_names(const fs::path& folder, const std::string& stem,
                     const ResolverFileOptions& options) {
  const GuardedFolder guarded(folder / stem, options);
  auto names = guarded.names();
  if (auto* refused = std::get_if<FileProblem>(&names);
      refused != nullptr && refused->fault != FileFault::missing)
    return resolver_file_problem(std::move(*refused));
  const auto* listed = std::get_if<std::vector<std::string>>(&names);
  FoundTemplates found;
  if (listed != nullptr) found = find_templates(*listed, stem);
  if (found.functions.empty()) {
    return problem(ResolverFileProblem::Kind::missing, kNotFound,
                   "no resolver at " + (folder / stem).string(),
                   "a resolver is " + stem + std::string(kResolverSuffix) + ", or " + stem +
                       ".req.vtl and " + stem + ".res.vtl");
  }
  if (found.functions.size() > appsync::kMaxFunctions) {
    return problem(ResolverFileProblem::Kind::unparsable, kNoResolver,
                   "a pipeline has at most 10 functions, the slots of " + stem + " make " +
                       std::to_string(found.functions.size()));
  }
  try {
    return LoadedResolver{NamedTemplates(guarded, stem).assemble(found), true};
  } catch (ResolverFileProblem& refused) {
    return std::move(refused);
  }
}

}  // namespace

std::span<const vtl::DiagnosticCode> resolver_file_codes() {
  return kCodes;
}

ResolverFileProblem resolver_file_problem(FileProblem problem_of_file) {
  using Kind = ResolverFileProblem::Kind;
  const bool is_read =
      problem_of_file.fault == FileFault::too_large || problem_of_file.fault == FileFault::not_text;
  return problem(is_read ? Kind::unparsable : Kind::missing, kNotFound,
                 std::move(problem_of_file.message), std::move(problem_of_file.help));
}

Loaded load_resolver(const std::string& given, const ResolverFileOptions& options) {
  if (given.find('\0') != std::string::npos)
    return problem(ResolverFileProblem::Kind::missing, kNotFound, "no file name holds a zero byte");
  fs::path path(given);
  std::string file_name = path.filename().string();
  if (auto name = parse_template_name(file_name)) {
    if (!is_file(path)) {
      return problem(ResolverFileProblem::Kind::missing, kNotFound, "no such file: " + given);
    }
    fs::path whole = path.parent_path() / (name->stem + std::string(kResolverSuffix));
    if (is_file(whole)) return read_resolver_file(whole, options, false);
    return load_by_names(path.parent_path(), name->stem, options);
  }
  std::error_code error;
  if (is_file(path) || given == "-") return read_resolver_file(path, options, true);
  fs::path whole = path.parent_path() / (file_name + std::string(kResolverSuffix));
  if (is_file(whole)) return read_resolver_file(whole, options, false);
  if (file_name.ends_with(".json") || file_name.empty() || fs::is_directory(path, error)) {
    // Whoever reads it has the right words for why it cannot be read.
    return read_resolver_file(path, options, true);
  }
  return load_by_names(path.parent_path(), file_name, options);
}

}  // namespace vtlsim
