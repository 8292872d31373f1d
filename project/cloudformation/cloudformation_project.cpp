// Projects of CloudFormation and SAM: every template below the folder that has to do with AppSync.
#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "project/cloudformation/stack_set.h"
#include "project/reading/format.h"

namespace project {
namespace {

constexpr std::size_t kSearchDepth = 4;

bool has_template_suffix(std::string_view file) {
  return file.ends_with(".yaml") || file.ends_with(".yml") || file.ends_with(".json") ||
         file.ends_with(".template");
}

bool names_appsync(std::string_view text) {
  return text.find("AWS::AppSync::") != std::string_view::npos ||
         text.find("AWS::Serverless::GraphQLApi") != std::string_view::npos;
}

bool names_stacks(std::string_view text) {
  return text.find("AWS::CloudFormation::Stack") != std::string_view::npos ||
         text.find("AWS::Serverless::Application") != std::string_view::npos;
}

struct Candidates {
  std::vector<std::string> appsync;
  /// Templates that only put others together.
  std::vector<std::string> parents;
  /// Templates that may export values.
  std::vector<std::string> exporting;
};

Candidates find_candidates(Reading& reading) {
  Candidates found;
  for (const std::string& file : reading.files.files_below("", kSearchDepth)) {
    if (!has_template_suffix(file)) continue;
    const auto source = reading.searched_text(file);
    if (source == nullptr) continue;
    if (names_appsync(source->text())) {
      found.appsync.push_back(file);
    } else if (names_stacks(source->text())) {
      found.parents.push_back(file);
    } else if (source->text().find("Export") != std::string_view::npos &&
               source->text().find("Resources") != std::string_view::npos) {
      found.exporting.push_back(file);
    }
  }
  return found;
}

bool is_template(const NodeRef& root) {
  const NodeRef resources = root == nullptr || !root->is_map() ? nullptr : root->get("Resources");
  return resources != nullptr && resources->is_map();
}

/// Which templates each one nests, by a stack of its own with default parameters.
std::set<std::string> nested_in(Reading& reading, StackSet& trial, const std::string& file) {
  std::set<std::string> nested;
  const auto stack = make_stack(reading, file, reading.document(file));
  for (const Resource& resource : stack->resources) {
    const bool is_sam = resource.type == "AWS::Serverless::Application";
    if (!is_sam && resource.type != "AWS::CloudFormation::Stack") continue;
    const std::string_view key = is_sam ? "Location" : "TemplateURL";
    const NodeRef location = trial.evaluator.property(*stack, resource, key);
    if (location == nullptr || !location->is_scalar()) continue;
    const Located found = trial.locate(*stack, &resource, key, location->text);
    if (found.is_there) nested.insert(found.path);
  }
  return nested;
}

}  // namespace

bool find_cloudformation(Reading& reading, Found& found) {
  if (!found.config.empty()) {
    found.files = {found.config};
    return true;
  }
  found.files = find_candidates(reading).appsync;
  return !found.files.empty();
}

void read_cloudformation(Reading& reading, const Found& found) {
  StackSet stacks(reading);
  if (!found.config.empty()) {
    const NodeRef root = reading.document(found.config);
    if (root == nullptr) {
      if (!reading.files.is_file(found.config)) reading.report_missing("stack", found.config, {});
      return;
    }
    reading.add_source(found.config);
    stacks.add_root(make_stack(reading, found.config, root));
    stacks.add_nested();
    read_stacks(stacks);
    return;
  }
  const Candidates candidates = find_candidates(reading);
  std::map<std::string, std::set<std::string>> nests;
  const std::size_t problems = reading.project.problems.size();
  {
    StackSet trial(reading);
    for (const auto* group : {&candidates.appsync, &candidates.parents}) {
      for (const std::string& file : *group) {
        if (is_template(reading.document(file))) nests[file] = nested_in(reading, trial, file);
      }
    }
  }
  // What the trial found missing is said when the stacks are read.
  std::erase_if(reading.project.problems, [&, index = std::size_t{0}](const Problem& one) mutable {
    return index++ >= problems && one.code != "PRJ001";
  });
  std::set<std::string> nested;
  for (const auto& [file, below] : nests) {
    for (const std::string& one : below) {
      if (one != file) nested.insert(one);
    }
  }
  // A parent counts where it leads to AppSync.
  std::set<std::string> useful(candidates.appsync.begin(), candidates.appsync.end());
  for (bool has_grown = true; has_grown;) {
    has_grown = false;
    for (const auto& [file, below] : nests) {
      const bool leads = std::any_of(below.begin(), below.end(),
                                     [&](const std::string& one) { return useful.count(one) > 0; });
      if (leads && useful.insert(file).second) has_grown = true;
    }
  }
  stacks.other_templates = candidates.exporting;
  stacks.other_templates.insert(stacks.other_templates.end(), candidates.parents.begin(),
                                candidates.parents.end());
  const bool is_circle = std::all_of(nests.begin(), nests.end(),
                                     [&](const auto& one) { return nested.count(one.first) > 0; });
  for (const auto& [file, below] : nests) {
    if (useful.count(file) == 0 || (nested.count(file) > 0 && !is_circle)) continue;
    reading.add_source(file);
    stacks.add_root(make_stack(reading, file, reading.document(file)));
  }
  stacks.add_nested();
  read_stacks(stacks);
}

}  // namespace project
