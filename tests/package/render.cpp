// The engine alone.
#include <cstdio>
#include <memory>
#include <string>
#include <variant>

#include "vtl/environment.h"
#include "vtl/session.h"
#include "vtl/template.h"

int main() {
  const auto environment =
      std::make_shared<const vtl::Environment>(vtl::Environment{vtl::velocity_profile(), {}, {}});
  const auto compiled = vtl::Template::compile(
      vtl::Source("hello.vtl", "#set($name = \"package\")Hello $name"), environment);
  const auto* text = std::get_if<vtl::Template>(&compiled);
  if (text == nullptr) return 1;
  vtl::Session session;
  std::printf("%s\n", std::string(text->render(session).text).c_str());
}
