#include <algorithm>
#include <map>

#include "project/render.h"

namespace project {
namespace {

std::string counted(std::size_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += between;
    text += part;
  }
  return text;
}

std::string template_text(const std::optional<Template>& made) {
  if (!made) return "none";
  if (made->is_missing) return made->file + " (not there)";
  std::string text = made->file;
  if (made->is_generated) return "(made as Amplify makes it)";
  if (made->is_inline) text += ":" + std::to_string(made->line) + " (inline)";
  if (!made->substituted.empty()) text += " [" + joined(made->substituted, ", ") + "]";
  return text;
}

class ApiText {
 public:
  ApiText(const Api& api, std::string& out) : api_(api), out_(out) {
    for (const DataSource& one : api.data_sources) types_[one.name] = one.type;
    for (const Function& one : api.functions) functions_.emplace(one.name, &one);
  }

  void write() {
    out_ += "\nAPI " + (api_.name.empty() ? std::string("(without a name)") : api_.name);
    if (api_.is_external) out_ += " (defined elsewhere)";
    out_ += "\n";
    if (!api_.authentication.type.empty()) {
      std::vector<std::string> types{api_.authentication.type};
      for (const Authentication& one : api_.additional_authentications) types.push_back(one.type);
      line("authentication", joined(types, ", "));
    }
    if (!api_.schema.files.empty()) line("schema", joined(api_.schema.files, ", "));
    if (api_.schema.inline_text) line("schema", template_text(api_.schema.inline_text));
    std::vector<const Resolver*> sorted;
    for (const Resolver& one : api_.resolvers) sorted.push_back(&one);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Resolver* a, const Resolver* b) { return order(*a) < order(*b); });
    std::size_t width = 0;
    for (const Resolver* one : sorted)
      width = std::max(width, one->type.size() + one->field.size() + 1);
    width = std::min<std::size_t>(width, 40);
    for (const Resolver* one : sorted) resolver(*one, width);
    if (!sorted.empty()) return;
    for (const Function& one : api_.functions) function(one, one.name);
  }

 private:
  /// Operations first, in GraphQL's order, then the other types by name.
  static std::pair<int, std::string> order(const Resolver& one) {
    if (one.type == "Query") return {0, ""};
    if (one.type == "Mutation") return {1, ""};
    if (one.type == "Subscription") return {2, ""};
    return {3, one.type};
  }

  void line(std::string_view what, const std::string& text) {
    std::string name(what);
    name.resize(std::max<std::size_t>(name.size() + 1, 16), ' ');
    out_ += "  " + name + text + "\n";
  }

  void half(std::string_view what, const std::string& text) {
    std::string name(what);
    name.resize(10, ' ');
    out_ += "      " + name + text + "\n";
  }

  std::string source_text(const std::string& name) const {
    if (name.empty()) return "data source not known";
    const auto type = types_.find(name);
    return name + (type == types_.end() ? "" : " (" + type->second + ")");
  }

  void function(const Function& one, const std::string& title) {
    out_ += "    " + title + ": " + source_text(one.data_source) + "\n";
    if (one.runtime == Runtime::appsync_js)
      return half("code", one.code ? template_text(one.code) : "JavaScript");
    half("request", template_text(one.request));
    half("response", template_text(one.response));
  }

  void resolver(const Resolver& one, std::size_t width) {
    std::string name = one.type + "." + one.field;
    name.resize(std::max(name.size(), width), ' ');
    out_ += "\n  " + name + "  ";
    if (!one.is_pipeline) {
      out_ += source_text(one.data_source) + "\n";
      if (one.runtime == Runtime::appsync_js)
        return half("code", one.code ? template_text(one.code) : "JavaScript");
      if (!one.request && !one.response) return half("templates", "none");
      half("request", template_text(one.request));
      half("response", template_text(one.response));
      return;
    }
    out_ += "pipeline of " + counted(one.functions.size(), "function") + "\n";
    if (one.request) half("before", template_text(one.request));
    for (std::size_t i = 0; i < one.functions.size(); ++i) {
      const std::string title = std::to_string(i + 1) + " " + one.functions[i];
      const auto found = functions_.find(one.functions[i]);
      if (found == functions_.end()) {
        out_ += "    " + title + ": not defined\n";
      } else {
        function(*found->second, title);
      }
    }
    if (one.response) half("after", template_text(one.response));
    if (one.code) half("code", template_text(one.code));
  }

  const Api& api_;
  std::string& out_;
  std::map<std::string, std::string> types_;
  std::map<std::string, const Function*> functions_;
};

/// Returns what to mark: of a list or map only its beginning, a brace or the first key.
vtl::Span marked(const vtl::Source& text, vtl::Span span) {
  const std::string_view rest =
      text.text().substr(std::min<std::size_t>(span.begin, text.text().size()));
  std::size_t length = std::min<std::size_t>(span.end - span.begin, rest.find_first_of("\r\n"));
  if (rest.starts_with('{') || rest.starts_with('[')) length = 1;
  const std::string_view line = rest.substr(0, length);
  const std::size_t colon = line.find(": ");
  if (colon != std::string_view::npos && line.find_first_of("\"'") > colon) length = colon;
  span.end = span.begin + static_cast<std::uint32_t>(length);
  return span;
}

}  // namespace

std::string project_text(const Project& project) {
  if (!project.is_found) return {};
  std::string out = "Project of kind " + std::string(kind_name(project.kind)) + "\n";
  constexpr std::size_t kMostSources = 8;
  if (!project.sources.empty()) {
    std::vector<std::string> shown(
        project.sources.begin(),
        project.sources.begin() +
            static_cast<std::ptrdiff_t>(std::min(project.sources.size(), kMostSources)));
    out += "  read            " + joined(shown, ", ");
    if (project.sources.size() > kMostSources)
      out += " and " + std::to_string(project.sources.size() - kMostSources) + " more";
    out += "\n";
  }
  for (const Api& api : project.apis) ApiText(api, out).write();
  if (!project.assumed.empty()) {
    out += "\nAssumed, because only a deployment knows (--value NAME=VALUE sets it):\n";
    for (const Assumption& one : project.assumed) {
      out += "  " + one.name;
      if (one.name != one.value) out += " = " + one.value;
      out += "\n";
    }
  }
  return out;
}

vtl::Diagnostic problem_diagnostic(const Problem& problem) {
  vtl::Diagnostic diagnostic;
  diagnostic.severity = problem.severity;
  diagnostic.code = problem.code;
  diagnostic.message = problem.message;
  diagnostic.help = problem.help;
  if (problem.text != nullptr) {
    diagnostic.source = problem.text;
    diagnostic.primary = vtl::Label{marked(*problem.text, problem.span), ""};
  } else if (!problem.place.file.empty()) {
    diagnostic.source = std::make_shared<const vtl::Source>(problem.place.file, "");
  }
  return diagnostic;
}

bool has_failed(const Project& project, bool is_strict) {
  return std::any_of(project.problems.begin(), project.problems.end(), [&](const Problem& one) {
    return one.severity == vtl::Severity::error ||
           (is_strict && one.severity == vtl::Severity::warning);
  });
}

}  // namespace project
