#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

#include "testkit/files/utf8_check.h"
#include "vtlsim/suite.h"

namespace vtlsim {
namespace {

constexpr std::uintmax_t kLargestFile = std::uintmax_t{64} << 20;

ResolverFileProblem problem(ResolverFileProblem::Kind kind, std::string message) {
  ResolverFileProblem result;
  result.kind = kind;
  result.diagnostic.code = "TST102";
  result.diagnostic.message = std::move(message);
  return result;
}

}  // namespace

std::variant<std::string, ResolverFileProblem> read_project_file(const std::string& path) {
  using Kind = ResolverFileProblem::Kind;
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) return problem(Kind::missing, "no such file: " + path);
  // A pipe or a device may never end.
  if (!std::filesystem::is_regular_file(status)) {
    return problem(Kind::missing, path + " is no file");
  }
  if (std::filesystem::file_size(path, error) > kLargestFile || error) {
    return problem(Kind::unparsable, path + " is larger than 64 MB");
  }
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return problem(Kind::missing, "cannot read " + path);
  std::string text;
  char block[64 * 1024];
  while (stream.read(block, sizeof block) || stream.gcount() > 0) {
    text.append(block, static_cast<std::size_t>(stream.gcount()));
    if (text.size() > kLargestFile) {
      return problem(Kind::unparsable, path + " is larger than 64 MB");
    }
  }
  if (stream.bad()) return problem(Kind::missing, "cannot read " + path);
  if (const auto offset = find_bad_utf8(text)) {
    return problem(Kind::unparsable, path + " is not UTF-8: the byte at offset " +
                                         std::to_string(*offset) + " belongs to no character");
  }
  if (text.starts_with("\xEF\xBB\xBF") && path.ends_with(".json")) text.erase(0, 3);
  return text;
}

}  // namespace vtlsim
