#include <string>
#include <utility>

#include "testkit/gtest/project_folder.h"
#include "testkit/gtest/run_check.h"
#include "vtlsim/gtest_run.h"

namespace vtlsim {

Run Run::of_template(Text text, Text context) {
  return Run({true, std::move(text), std::move(context), "{}", "", "", 1, false, {}});
}

Run Run::of_resolver(Text resolver, Text context, Text answers, std::string_view folder) {
  return Run({false,
              std::move(resolver),
              std::move(context),
              std::move(answers),
              project_folder(folder).string(),
              "",
              1,
              false,
              {}});
}

Run& Run::at(std::string_view now) {
  description_.now = now;
  return *this;
}

Run& Run::with_seed(std::int64_t seed) {
  description_.seed = seed;
  return *this;
}

Run& Run::strictly() {
  description_.is_strict = true;
  return *this;
}

Run& Run::with_compatibility(std::string_view name, bool is_on) {
  description_.compatibility.push_back(std::string(name) + (is_on ? "=on" : "=off"));
  return *this;
}

std::string Run::outcome() const {
  return outcome_of(*this);
}

}  // namespace vtlsim
