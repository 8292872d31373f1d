#include "cli/commands/shared_options.h"

#include "appsync/context.h"
#include "vtl/heap.h"

namespace vtlsim {
namespace {

constexpr Choice<Profile> kProfiles[] = {{"appsync", Profile::appsync},
                                         {"velocity", Profile::velocity, "stock Velocity 1.7"}};
constexpr Choice<bool> kDecimals[] = {{"double", false}, {"big", true}};

OptionValue identity_value(std::string& target) {
  return {"SPEC",
          ValueKind::other,
          {},
          {},
          [&target](std::string_view option, const std::string& text) -> Taken {
            vtl::Heap heap;
            const auto identity = appsync::parse_identity(heap, text);
            if (const auto* reason = std::get_if<std::string>(&identity))
              return bad_value(option, text, *reason);
            target = text;
            return {};
          }};
}

OptionValue auth_type_value(std::string& target) {
  return {"NAME",
          ValueKind::choice,
          {"apikey", "iam", "cognito", "oidc", "lambda"},
          {},
          [&target](std::string_view option, const std::string& text) -> Taken {
            target = appsync::auth_type_named(text);
            if (!target.empty()) return {};
            return bad_value(option, text, "it is one of apikey, iam, cognito, oidc, lambda");
          }};
}

OptionValue clock_value(appsync::Clock& target) {
  return {"TIME",
          ValueKind::other,
          {},
          {},
          [&target](std::string_view option, const std::string& text) -> Taken {
            const auto moment = appsync::parse_moment(text);
            if (!moment) {
              return bad_value(option, text,
                               "it is not a time; write it as 2026-01-02T03:04:05.678Z");
            }
            target = appsync::frozen_clock(*moment);
            return {};
          }};
}

}  // namespace

void declare_profile(OptionParser& parser, EvaluationSettings& settings) {
  parser.option("--profile", choice_value("NAME", settings.profile, kProfiles), "");
}

void declare_surroundings(OptionParser& parser, EvaluationSettings& settings) {
  parser.option("--identity", identity_value(settings.identity),
                "who calls: cognito:ana,groups=User+Admin, iam, apikey ...");
  parser.option("--auth-type", auth_type_value(settings.auth_type),
                "what $util.authType() answers");
  parser.option("--now", clock_value(settings.clock), "freeze the clock: 2026-01-02T03:04:05.678Z");
  parser.option("--seed", number_value("NUMBER", settings.seed),
                "make ids and random numbers repeatable");
  parser.option("--decimals", choice_value("KIND", settings.has_big_decimals, kDecimals),
                "decimals of the context");
  declare_compatibility(parser, settings);
}

void declare_compatibility(OptionParser& parser, EvaluationSettings& settings) {
  OptionValue value{"NAME[=on|off]", ValueKind::choice, {}, {}, {}};
  for (const appsync::CompatibilitySwitch& row : appsync::compatibility_switches())
    value.words.emplace_back(row.name);
  value.take = [&settings](std::string_view option, const std::string& text) -> Taken {
    const auto read = appsync::parse_compatibility(text);
    if (const auto* wrong = std::get_if<std::string>(&read)) {
      return failure(ExitCode::usage, "CLI004", std::string(option) + ": " + *wrong,
                     "`vtlsim explain` lists the switches at the end");
    }
    settings.choices.push_back(std::get<appsync::CompatibilityChoice>(read));
    return {};
  };
  parser.option_list(
      "--compatibility", std::move(value),
      "what to assume where the service is not known (`vtlsim explain NAME`); may be repeated");
}

void declare_limits(OptionParser& parser, EvaluationSettings& settings) {
  vtl::Limits& limits = settings.limits;
  parser.option("--max-template", size_value("BYTES", limits.template_bytes), "size of a template");
  parser.option("--max-output", size_value("BYTES", limits.output_bytes), "size of the output");
  parser.option("--max-memory", size_value("BYTES", limits.heap_bytes), "memory of values");
  parser.option("--max-iterations", size_value("COUNT", limits.loop_iterations),
                "iterations of all loops");
  parser.option("--max-steps", size_value("COUNT", limits.steps), "steps of a render");
  declare_timeout(parser, settings);
}

void declare_timeout(OptionParser& parser, EvaluationSettings& settings) {
  parser.option("--timeout", time_or_none_value(settings.limits.cpu_time),
                "CPU time of one evaluation: 500ms, 10s, none");
}

void declare_context(OptionParser& parser, ContextSettings& settings) {
  parser.option("--context,-c", file_value(settings.path),
                "the context, a JSON object; - reads standard input");
  parser.option_list(
      "--set", text_value("PATH=VALUE", settings.assignments),
      "set one place of the context: args.roomId=42; VALUE is JSON where it can be, else text");
}

}  // namespace vtlsim
