#include <array>

#include "engine/syntax/token_source.h"
#include "vtl/environment.h"

namespace vtl {
namespace {

constexpr std::array<DirectiveName, 10> kDirectiveNames{{
    {"foreach", Directive::foreach_loop, true},
    {"macro", Directive::macro, true},
    {"define", Directive::define, true},
    {"literal", Directive::literal, true},
    {"parse", Directive::parse, false},
    {"include", Directive::include, false},
    {"evaluate", Directive::evaluate, false},
    {"break", Directive::break_loop, false},
    {"stop", Directive::stop, false},
    {"return", Directive::return_value, false},
}};

constexpr Profile make_profile(std::string_view name, std::uint32_t foreach_max_loops) {
  Profile profile;
  profile.name = name;
  profile.foreach_max_loops = foreach_max_loops;
  for (DirectiveUse& use : profile.use) use = DirectiveUse::available;
  return profile;
}

constexpr Profile make_velocity_profile() {
  Profile profile = make_profile("velocity", 0);
  profile.use[static_cast<std::size_t>(Directive::return_value)] = DirectiveUse::absent;
  return profile;
}

constexpr Profile make_appsync_profile() {
  Profile profile = make_profile("appsync", 1000);
  for (Directive directive : {Directive::macro, Directive::define, Directive::parse,
                              Directive::include, Directive::evaluate, Directive::stop}) {
    profile.use[static_cast<std::size_t>(directive)] = DirectiveUse::forbidden;
  }
  return profile;
}

}  // namespace

const Profile& velocity_profile() {
  static constexpr Profile kProfile = make_velocity_profile();
  return kProfile;
}

const Profile& appsync_profile() {
  static constexpr Profile kProfile = make_appsync_profile();
  return kProfile;
}

const DirectiveName* find_directive(std::string_view name) {
  for (const DirectiveName& directive : kDirectiveNames) {
    if (directive.name == name) return &directive;
  }
  return nullptr;
}

namespace syntax {

bool opens_block(std::string_view name, const Profile& profile) {
  if (name.starts_with('@')) return true;
  const DirectiveName* directive = find_directive(name);
  return directive != nullptr && directive->opens_block &&
         profile.use_of(directive->directive) != DirectiveUse::absent;
}

std::string_view directive_name(std::string_view image) {
  if (image.empty()) return image;
  if (!image.ends_with('}')) return image.substr(1);
  // "#{name}"; behind "#${x}" the image is "{name}" and loses one character too many, as in
  // Velocity.
  return image.size() < 3 ? std::string_view() : image.substr(2, image.size() - 3);
}

}  // namespace syntax
}  // namespace vtl
