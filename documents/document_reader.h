// The two readers behind read_document, and what they share.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "documents/read.h"

namespace documents {

Document read_json_document(const std::shared_ptr<const vtl::Source>& source, bool has_comments,
                            const Limits& limits);
Document read_yaml_document(const std::shared_ptr<const vtl::Source>& source, const Limits& limits);

/// Collects the members of one map: a key that comes again replaces the value at its first place.
class MapBuilder {
 public:
  explicit MapBuilder(std::vector<Member>& members) : members_(members) {}
  /// False when the key was there already. `is_weak`: only where there is none yet (a merge key).
  bool add(Member member, bool is_weak = false);

 private:
  struct Entry {
    std::size_t index;
    bool is_weak;
  };
  std::vector<Member>& members_;
  std::unordered_map<std::string, Entry> index_;
};

/// Says that a key is there twice, for the first hundred of a document.
void report_duplicate(std::vector<vtl::Diagnostic>& problems, const std::string& key,
                      const Place& place);

vtl::Diagnostic problem_at(vtl::Severity severity, std::string message, const Place& place);

/// "more than 100 levels deep: the limit `depth` of a configuration".
std::string limit_message(std::string_view what, std::string_view limit);

}  // namespace documents
