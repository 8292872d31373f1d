// What the name of a file says about a template, in every shape that people use. One rule reads
// them all.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace project {

enum class Half : std::uint8_t { request, response, before, after };

struct TemplateName {
  /// The folder that both halves share.
  std::string folder;
  /// What both halves share: "Query.getRoom", "putThread"; never empty.
  std::string stem;
  Half half = Half::request;
  /// Type and field when the stem (or the folder, `Query/getRoom/`) names them.
  std::string type;
  std::string field;
  /// A slot of Amplify's pipelines, and its number as it is written ("" for none).
  std::string slot;
  std::string number;
  /// `X-DATA`: a response only where `X-REQ` stands beside it.
  bool is_data = false;
  /// Without an extension of Velocity: a template only when its text is one.
  bool is_unsure = false;
};

/// Nothing when the name says nothing about a half. `path` is relative to the root.
std::optional<TemplateName> read_template_name(std::string_view path);

/// Whether a file has the extension of a template: `.vtl`, `.vm`, `.velocity`.
bool has_template_extension(std::string_view path);

/// Position of a slot in Amplify's pipeline; the data source comes at 100. Nothing for other words.
std::optional<int> slot_rank(std::string_view slot);
inline constexpr int kDataRank = 100;

}  // namespace project
