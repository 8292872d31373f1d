// vtlsim serve: the service's EvaluateMappingTemplate operation on this machine.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <memory>
#include <random>
#include <thread>
#include <utility>

#include "cli/command_line/option_parser.h"
#include "cli/commands/command.h"
#include "cli/commands/common_options.h"
#include "cli/commands/compatibility_option.h"
#include "cli/serve/evaluation_pool.h"
#include "cli/serve/http_server.h"
#include "cli/serve/serve_settings.h"

namespace vtlsim {
namespace {

constexpr std::string_view kUsage = "serve [--port NUMBER] [--host ADDRESS] [options]";
constexpr std::string_view kDescription =
    "Answers AWS AppSync's EvaluateMappingTemplate operation over HTTP, as the service does: for "
    "SDKs and the AWS CLI with another endpoint. Prints `listening on http://ADDRESS:PORT` once it "
    "does, and ends with SIGINT or SIGTERM after the requests in progress.";
constexpr std::string_view kEpilogue =
    "Examples:\n"
    "  vtlsim serve\n"
    "  vtlsim serve --port 0 --now 2026-01-02T03:04:05Z --seed 1\n"
    "  aws appsync evaluate-mapping-template --endpoint-url http://127.0.0.1:8737 \\\n"
    "    --template file://request.vtl --context file://context.json\n"
    "  new AppSyncClient({ endpoint: \"http://127.0.0.1:8737\", region: \"us-east-1\",\n"
    "    credentials: { accessKeyId: \"any\", secretAccessKey: \"any\" } })\n\n"
    "Exit codes:\n"
    "  0    stopped by SIGINT or SIGTERM\n"
    "  2    wrong usage, or the address or port cannot be had\n"
    "  4    internal error, or the first line could not be written\n";

constexpr std::uint64_t kMostThreads = 256;
constexpr std::uint64_t kMostConnections = 20'000;
constexpr std::uint64_t kMostBodyBytes = std::uint64_t{1} << 30;
constexpr std::uint64_t kLongestMilliseconds = 86'400'000;

struct Arguments {
  std::optional<std::string> port;
  std::optional<std::string> address;
  std::optional<std::string> threads;
  std::optional<std::string> decimals;
  std::optional<std::string> max_body;
  std::optional<std::string> max_connections;
  std::optional<std::string> header_time;
  std::optional<std::string> body_time;
  std::optional<std::string> idle_time;
  std::optional<std::string> write_time;
  std::optional<std::string> stop_time;
  std::vector<std::string> compatibility;
  bool is_without_caps = false;
};

void declare(OptionParser& parser, Arguments& arguments, RenderSettings& render) {
  parser.heading("Server");
  parser.option("--port,-p", "NUMBER", arguments.port, "default 8737; 0 takes any free port");
  parser.option("--host", "ADDRESS", arguments.address,
                "IP address to listen on (default 127.0.0.1: this machine only)");
  parser.option("--threads", "COUNT", arguments.threads,
                "evaluations at once (default: one per processor)");
  parser.heading("Language");
  parser.option("--identity", "SPEC", render.identity,
                "who calls: cognito:ana,groups=User+Admin, iam, apikey ..");
  parser.option("--auth-type", "NAME", render.authorization_type, "what $util.authType() answers");
  parser.option("--now", "TIME", render.now, "freeze the clock: 2026-01-02T03:04:05.678Z");
  parser.option("--seed", "NUMBER", render.seed, "make ids and random numbers repeatable");
  parser.option("--decimals", "KIND", arguments.decimals,
                "decimals of the context: double (default) or big");
  parser.choices({"double", "big"});
  declare_compatibility(parser, arguments.compatibility);
  parser.heading("Limits");
  parser.flag("--no-service-limits", arguments.is_without_caps,
              "lift the service's caps: template 2 to 65536 characters, context 2 to 28000");
  parser.option("--max-body", "BYTES", arguments.max_body,
                "size of a request (default 1 MiB; 16 MiB without the service's caps)");
  parser.option("--max-connections", "COUNT", arguments.max_connections,
                "open at once (default 256); the one waiting the longest makes room");
  parser.option("--header-timeout", "MS", arguments.header_time,
                "for the header of a request to arrive (default 10000)");
  parser.option("--body-timeout", "MS", arguments.body_time,
                "for the body of a request to arrive (default 30000)");
  parser.option("--idle-timeout", "MS", arguments.idle_time,
                "between two requests of a connection (default 60000)");
  parser.option("--write-timeout", "MS", arguments.write_time,
                "for an answer to be taken (default 30000)");
  parser.option("--stop-timeout", "MS", arguments.stop_time,
                "for requests in progress when stopping (default 10000)");
}

std::optional<Failure> read_number(std::string_view option, const std::optional<std::string>& text,
                                   std::uint64_t least, std::uint64_t most, std::uint64_t& value) {
  if (!text) return std::nullopt;
  std::uint64_t number = 0;
  const char* end = text->data() + text->size();
  const auto [stop, error] = std::from_chars(text->data(), end, number);
  if (error == std::errc() && stop == end && number >= least && number <= most) {
    value = number;
    return std::nullopt;
  }
  return failure(ExitCode::usage, "CLI004",
                 std::string(option) + " takes a number from " + std::to_string(least) + " to " +
                     std::to_string(most) + ", not `" + *text + "`");
}

std::optional<Failure> read_time(std::string_view option, const std::optional<std::string>& text,
                                 std::chrono::milliseconds& value) {
  auto milliseconds = static_cast<std::uint64_t>(value.count());
  auto wrong = read_number(option, text, 1, kLongestMilliseconds, milliseconds);
  value = std::chrono::milliseconds(milliseconds);
  return wrong;
}

std::optional<Failure> read_limits(const Arguments& arguments, ServeSettings& settings) {
  HttpLimits& http = settings.http;
  settings.has_service_caps = !arguments.is_without_caps;
  if (settings.has_service_caps) {
    settings.render.limits.output_bytes = ServiceCaps::kMostOutputBytes;
  } else {
    http.body_bytes = ServeSettings::kLocalBodyBytes;
    settings.render.limits.template_bytes = ServeSettings::kLocalBodyBytes;
  }
  std::uint64_t body_bytes = http.body_bytes;
  std::uint64_t connections = http.connections;
  if (auto wrong = read_number("--max-body", arguments.max_body, 1, kMostBodyBytes, body_bytes))
    return wrong;
  if (auto wrong = read_number("--max-connections", arguments.max_connections, 1, kMostConnections,
                               connections))
    return wrong;
  http.body_bytes = static_cast<std::size_t>(body_bytes);
  http.connections = static_cast<std::size_t>(connections);
  if (auto wrong = read_time("--header-timeout", arguments.header_time, http.header_time))
    return wrong;
  if (auto wrong = read_time("--body-timeout", arguments.body_time, http.body_time)) return wrong;
  if (auto wrong = read_time("--idle-timeout", arguments.idle_time, http.idle_time)) return wrong;
  if (auto wrong = read_time("--write-timeout", arguments.write_time, http.write_time))
    return wrong;
  return read_time("--stop-timeout", arguments.stop_time, http.stop_time);
}

std::optional<Failure> read_settings(const Arguments& arguments, ServeSettings& settings) {
  if (arguments.decimals && *arguments.decimals != "double" && *arguments.decimals != "big") {
    return failure(ExitCode::usage, "CLI004",
                   "--decimals takes double or big, not `" + *arguments.decimals + "`");
  }
  appsync::Compatibility& compatibility = settings.render.compatibility;
  compatibility.decimals_are_big = arguments.decimals == "big";
  if (auto wrong = read_compatibility(arguments.compatibility, compatibility)) return wrong;
  if (arguments.address)
    settings.address = *arguments.address == "localhost" ? "127.0.0.1" : *arguments.address;
  std::uint64_t port = settings.port;
  std::uint64_t threads =
      std::clamp<std::uint64_t>(std::thread::hardware_concurrency(), 1, kMostThreads);
  if (auto wrong = read_number("--port", arguments.port, 0, 65535, port)) return wrong;
  if (auto wrong = read_number("--threads", arguments.threads, 1, kMostThreads, threads))
    return wrong;
  settings.port = static_cast<std::uint16_t>(port);
  settings.threads = static_cast<unsigned>(threads);
  return read_limits(arguments, settings);
}

ExitCode serve(const ServeSettings& settings, Console& console) {
  std::vector<std::unique_ptr<EvaluationService>> services;
  for (unsigned count = 0; count < settings.threads; ++count) {
    auto service = EvaluationService::make(settings);
    if (const auto* wrong = std::get_if<Failure>(&service)) return console.report(*wrong);
    services.push_back(std::move(std::get<std::unique_ptr<EvaluationService>>(service)));
  }
  auto listening = HttpServer::listen(settings);
  if (const auto* reason = std::get_if<std::string>(&listening)) {
    return console.report(failure(ExitCode::usage, "CLI030",
                                  "cannot listen on " + settings.address + " port " +
                                      std::to_string(settings.port) + ": " + *reason,
                                  "--port 0 takes any free port"));
  }
  HttpServer& server = *std::get<std::unique_ptr<HttpServer>>(listening);
  EvaluationPool pool(std::move(services));
  console.out().write("listening on " + server.url() + "\n");
  console.out().flush();
  if (!console.out().is_good()) return ExitCode::internal;
  if (!server.is_loopback()) {
    vtl::Diagnostic warning;
    warning.severity = vtl::Severity::warning;
    warning.message = "other machines can reach this server, and it asks nobody who they are";
    warning.help = "without --host it serves this machine only";
    console.report(warning);
  }
  console.error().flush();
  std::random_device device;
  server.run(pool, (std::uint64_t{device()} << 32U) | device());
  return ExitCode::success;
}

}  // namespace

ExitCode run_serve(std::span<const std::string> words, Console& console) {
  Arguments arguments;
  ServeSettings settings;
  CommonOptions common;
  OptionParser parser(kUsage, kDescription);
  declare(parser, arguments, settings.render);
  common.declare(parser);
  parser.epilogue(kEpilogue);
  if (const auto wrong = parser.parse(words)) return console.report(*wrong);
  if (const auto done = common.apply(parser, console)) return *done;
  if (const auto wrong = read_settings(arguments, settings)) return console.report(*wrong);
  return serve(settings, console);
}

}  // namespace vtlsim
