#include "testkit/gtest/project_folder.h"

#include <system_error>

#include "vtlsim/gtest_run.h"

namespace vtlsim {

namespace fs = std::filesystem;

fs::path project_folder(std::string_view place) {
  const fs::path path(place);
  std::error_code error;
  return fs::is_directory(path, error) ? path : path.parent_path();
}

Text Text::of_file(std::string_view folder, std::string_view path) {
  Text text((project_folder(folder) / path).lexically_normal().string());
  text.is_file_ = true;
  return text;
}

}  // namespace vtlsim
