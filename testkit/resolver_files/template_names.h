// What the name of a template says about its place in a resolver.
//
// Why: people name templates `Query.getMessages.req.vtl`, `.request.vtl`, and Amplify
// `Mutation.createPost.auth.1.req.vtl`; the rules are here, free of any file system.
// Threads: pure functions.
// Amplify quirk: slots run in a fixed order, those of one slot by their number; the data source is
// called between the pre and the post slots.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vtlsim {

enum class TemplateRole : std::uint8_t { request, response, before, after };

struct TemplateName {
  /// "Mutation.createPost", without slot and suffix.
  std::string stem;
  /// "auth"; empty when the name has none.
  std::string slot;
  unsigned slot_number = 0;
  TemplateRole role = TemplateRole::request;
};

/// Reads a file name without folder; nullopt when it ends in none of the known suffixes.
std::optional<TemplateName> parse_template_name(std::string_view file_name);

/// Position of a slot in the pipeline; the data source has kDataSourceRank. nullopt for other
/// words.
std::optional<int> slot_rank(std::string_view slot);
inline constexpr int kDataSourceRank = 100;

/// Type and field of a stem: "Mutation" and "createPost" of "Mutation.createPost", nothing of
/// "putThread".
struct FieldName {
  std::string type;
  std::string field;
};
FieldName field_of(std::string_view stem);

}  // namespace vtlsim
