// What `cdk synth` wrote: an assembly of stacks with a manifest, and the files it uploads.
#include <algorithm>
#include <map>
#include <utility>

#include "project/cloudformation/stack_set.h"
#include "project/reading/format.h"
#include "project/reading/origins.h"

namespace project {
namespace {

using documents::Member;
using documents::Node;

constexpr std::string_view kFolders[] = {"cdk.out", ".amplify/artifacts/cdk.out"};

bool is_stack_template(std::string_view file) {
  return file.ends_with(".template.json") && !file.ends_with(".nested.template.json");
}

bool is_assembly(Reading& reading, const std::string& folder) {
  const auto& entries = reading.files.entries(folder);
  return std::any_of(entries.begin(), entries.end(), [](const FolderEntry& entry) {
    return !entry.is_folder && (entry.name == "manifest.json" || is_stack_template(entry.name));
  });
}

/// DIR is the assembly itself.
bool is_manifest(Reading& reading) {
  const auto text = reading.searched_text("manifest.json");
  return text != nullptr && text->text().find("\"artifacts\"") != std::string_view::npos &&
         text->text().find("aws:c") != std::string_view::npos;
}

class Assembly {
 public:
  explicit Assembly(Reading& reading) : reading_(reading), stacks_(reading) {
    stacks_.locate_by_tool = [this](const Stack& stack, const Resource* resource,
                                    std::string_view property, const std::string& location) {
      return locate(stack, resource, property, location);
    };
  }

  void read(const std::string& folder) {
    add(folder, 0);
    stacks_.add_nested();
    read_stacks(stacks_);
    find_origins(reading_, folder);
    note_stale(folder);
  }

 private:
  void add(const std::string& folder, std::size_t level) {
    read_assets(folder);
    const std::string manifest_file = join_path(folder, "manifest.json");
    const NodeRef manifest =
        reading_.files.is_file(manifest_file) ? reading_.document(manifest_file) : nullptr;
    const NodeRef artifacts =
        manifest == nullptr || !manifest->is_map() ? nullptr : manifest->get("artifacts");
    if (artifacts == nullptr) {
      // The list of entries may be read anew while stacks are added.
      const std::vector<FolderEntry> entries = reading_.files.entries(folder);
      for (const FolderEntry& entry : entries) {
        if (!entry.is_folder && is_stack_template(entry.name))
          add_stack(join_path(folder, entry.name), nullptr, {});
      }
      return;
    }
    reading_.add_source(manifest_file);
    for (const Member& artifact : artifacts->children) {
      const std::string type = text_or(*artifact.value, "type", "");
      const NodeRef properties = artifact.value->get("properties");
      if (properties == nullptr) continue;
      if (type == "aws:cloudformation:stack") {
        add_stack(join_path(folder, text_or(*properties, "templateFile", "")), artifact.value,
                  artifact.key);
      } else if (type == "cdk:cloud-assembly" && level < reading_.limits.stack_levels) {
        add(join_path(folder, text_or(*properties, "directoryName", "")), level + 1);
      }
    }
  }

  void add_stack(const std::string& file, const NodeRef& artifact, const std::string& id) {
    const NodeRef root = reading_.document(file);
    if (root == nullptr) {
      if (!reading_.files.is_file(file)) {
        reading_.report_missing("stack", file, artifact == nullptr ? Place{} : artifact->place);
      }
      return;
    }
    reading_.add_source(file);
    auto stack = make_stack(reading_, file, root);
    if (artifact != nullptr) {
      stack->name = id;
      const NodeRef properties = artifact->get("properties");
      stack->name = text_or(*properties, "stackName", text_or(*artifact, "displayName", id));
      take_environment(*stack, text_or(*artifact, "environment", ""));
      if (const NodeRef parameters = properties->get("parameters")) {
        for (const Member& one : parameters->children) {
          if (one.value->is_scalar()) stack->given[one.key] = one.value;
        }
      }
    }
    stacks_.add_root(std::move(stack));
  }

  /// "aws://123456789012/eu-west-1", or unknown-account and unknown-region.
  static void take_environment(Stack& stack, std::string_view environment) {
    constexpr std::string_view kScheme = "aws://";
    if (!environment.starts_with(kScheme)) return;
    environment.remove_prefix(kScheme.size());
    const std::string_view account = environment.substr(0, environment.find('/'));
    const std::string_view region =
        account.size() < environment.size() ? environment.substr(account.size() + 1) : "";
    if (!account.starts_with("unknown")) stack.account = account;
    if (!region.starts_with("unknown")) stack.region = region;
  }

  void read_assets(const std::string& folder) {
    const std::vector<FolderEntry> entries = reading_.files.entries(folder);
    for (const FolderEntry& entry : entries) {
      if (entry.is_folder || !entry.name.ends_with(".assets.json")) continue;
      const NodeRef root = reading_.document(join_path(folder, entry.name));
      const NodeRef files = root == nullptr || !root->is_map() ? nullptr : root->get("files");
      if (files == nullptr) continue;
      for (const Member& file : files->children) {
        const NodeRef source = file.value->get("source");
        if (source != nullptr) assets_[file.key] = join_path(folder, text_or(*source, "path", ""));
      }
    }
  }

  std::string locate(const Stack& stack, const Resource* resource, std::string_view property,
                     const std::string& location) {
    const std::string last = file_name_of(location);
    const std::string hash = last.substr(0, last.find('.'));
    if (const auto asset = assets_.find(hash); asset != assets_.end()) return asset->second;
    if (resource != nullptr) {
      const std::string path = asset_path(*resource, property);
      if (!path.empty() && reading_.files.is_file(join_path(stack.folder, path)))
        return join_path(stack.folder, path);
    }
    if (hash.empty()) return {};
    for (const FolderEntry& entry : reading_.files.entries(stack.folder)) {
      if (!entry.is_folder &&
          (entry.name.starts_with("asset." + hash) || entry.name.starts_with(hash + "."))) {
        return join_path(stack.folder, entry.name);
      }
    }
    return {};
  }

  static std::string asset_path(const Resource& resource, std::string_view property) {
    const NodeRef metadata = resource.whole->get("Metadata");
    if (metadata == nullptr) return {};
    const std::string of = text_or(*metadata, "aws:asset:property", "");
    if (!of.empty() && of != property && !property.starts_with(of)) return {};
    return text_or(*metadata, "aws:asset:path", "");
  }

  // ---- What the sources say

  void note_stale(const std::string& folder) {
    const std::string manifest = join_path(folder, "manifest.json");
    if (!reading_.files.is_file(manifest)) return;
    constexpr std::size_t kDepth = 6;
    for (const std::string_view sources :
         {"bin", "lib", "src", "mapping-templates", "resolvers", "graphql"}) {
      for (const std::string& file : reading_.files.files_below(std::string(sources), kDepth)) {
        if (!reading_.files.is_newer(file, manifest)) continue;
        reading_
            .report_file("PRJ015", vtl::Severity::note,
                         "`" + file + "` is newer than what `cdk synth` wrote", manifest)
            .help = "run `cdk synth` again";
        return;
      }
    }
  }

  Reading& reading_;
  StackSet stacks_;
  std::map<std::string, std::string> assets_;
};

}  // namespace

bool find_cdk(Reading& reading, Found& found) {
  if (!found.config.empty()) return is_assembly(reading, found.config);
  for (const std::string_view folder : kFolders) {
    const std::string path = join_path(found.folder, folder);
    if (reading.files.is_folder(path) && is_assembly(reading, path)) {
      found.config = path;
      return true;
    }
  }
  if (!is_manifest(reading)) return false;
  found.config.clear();
  return true;
}

void read_cdk(Reading& reading, const Found& found) {
  Assembly(reading).read(found.config);
}

}  // namespace project
