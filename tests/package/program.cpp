// Uses each library a little: it has to compile, link and run.
#include <cstdio>
#include <string>
#include <variant>

#include "appsync/util.h"
#include "vtl/session.h"
#include "vtl/template.h"
#include "vtlsim/discovery.h"

int main() {
  const bool has_suites =
      std::holds_alternative<std::vector<vtlsim::FoundSuite>>(vtlsim::discover_suites({"."}));
  const auto environment = appsync::make_environment();
  std::printf("%s %s\n", has_suites ? "works" : "fails", environment ? "well" : "badly");
}
