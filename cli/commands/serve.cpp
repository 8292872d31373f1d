// vtlsim serve: the service's EvaluateMappingTemplate operation on this machine.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <new>
#include <random>
#include <thread>
#include <utility>

#include "cli/command_line/option_parser.h"
#include "cli/commands/command.h"
#include "cli/commands/common_options.h"
#include "cli/commands/compatibility_option.h"
#include "cli/commands/time_options.h"
#include "cli/serve/access_rules.h"
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

/// For evaluations to notice that they were called off.
constexpr std::chrono::milliseconds kPatience{1000};
constexpr std::uint64_t kMostThreads = 256;
constexpr std::uint64_t kMostConnections = 20'000;
constexpr std::uint64_t kMostHeldBytes = std::uint64_t{1} << 40;
constexpr std::uint64_t kMostBodyBytes = std::uint64_t{1} << 30;

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
  std::optional<std::string> max_held;
  TimeoutOption timeout;
  bool is_without_caps = false;
};

void declare(OptionParser& parser, Arguments& arguments, ServeSettings& settings) {
  RenderSettings& render = settings.render;
  parser.heading("Server");
  parser.option("--port,-p", "NUMBER", arguments.port, "default 8737; 0 takes any free port");
  parser.option("--host", "ADDRESS", arguments.address,
                "IP address to listen on (default 127.0.0.1: this machine only)");
  parser.option("--threads", "COUNT", arguments.threads,
                "evaluations at once (default: one per processor)");
  parser.option_list("--allow-host", "NAME", settings.allowed_hosts,
                     "answer under this name, too, and not only under those of this machine; * "
                     "for any");
  parser.option_list("--allow-origin", "ORIGIN", settings.allowed_origins,
                     "answer web pages from there (https://app.example.com), and not only from "
                     "this machine; * for any");
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
  parser.option(
      "--max-held", "BYTES", arguments.max_held,
      "of all requests and answers together (default 128 MiB); the slowest client is cut");
  parser.option("--max-connections", "COUNT", arguments.max_connections,
                "open at once (default 256); the slowest one makes room");
  arguments.timeout.declare(parser, "10s");
  parser.option("--header-timeout", "TIME", arguments.header_time,
                "for the header of a request to arrive (default 10s)");
  parser.option("--body-timeout", "TIME", arguments.body_time,
                "for the body of a request to arrive (default 30s)");
  parser.option("--idle-timeout", "TIME", arguments.idle_time,
                "between two requests of a connection (default 60s)");
  parser.option("--write-timeout", "TIME", arguments.write_time,
                "for an answer to be taken (default 30s)");
  parser.option("--stop-timeout", "TIME", arguments.stop_time,
                "for requests in progress when stopping (default 10s)");
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
  std::uint64_t held_bytes = http.held_bytes;
  std::uint64_t connections = http.connections;
  if (auto wrong = read_number("--max-body", arguments.max_body, 1, kMostBodyBytes, body_bytes))
    return wrong;
  if (auto wrong = read_number("--max-connections", arguments.max_connections, 1, kMostConnections,
                               connections))
    return wrong;
  if (auto wrong = read_number("--max-held", arguments.max_held, 1, kMostHeldBytes, held_bytes))
    return wrong;
  http.body_bytes = static_cast<std::size_t>(std::min(body_bytes, held_bytes));
  http.held_bytes = static_cast<std::size_t>(held_bytes);
  http.answer_bytes = std::min(http.answer_bytes, http.held_bytes);
  settings.render.limits.cpu_time = ServeSettings::kCpuTime;
  if (auto wrong = arguments.timeout.read(settings.render.limits.cpu_time)) return wrong;
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
  for (const std::string& origin : settings.allowed_origins) {
    if (origin == "*" || is_origin(origin)) continue;
    return failure(ExitCode::usage, "CLI004", "`" + origin + "` is not an origin",
                   "write it as browsers do: https://app.example.com:8443");
  }
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

EvaluationPoolSettings pool_settings(const ServeSettings& settings) {
  EvaluationPoolSettings result;
  result.workers = settings.threads;
  result.long_places = std::max<std::size_t>(result.long_places, 2 * settings.threads);
  // The other connections are for clients whose templates are short.
  result.most_long = std::max<std::size_t>(1, settings.http.connections / 2);
  return result;
}

std::unique_ptr<EvaluationService> make_service(const ServeSettings& settings) {
  try {
    auto service = EvaluationService::make(settings);
    auto* made = std::get_if<std::unique_ptr<EvaluationService>>(&service);
    return made == nullptr ? nullptr : std::move(*made);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

ExitCode serve(const ServeSettings& settings, Console& console) {
  // Here it shows whether the options have values that they can take.
  const auto first = EvaluationService::make(settings);
  if (const auto* wrong = std::get_if<Failure>(&first)) return console.report(*wrong);
  auto listening = HttpServer::listen(settings);
  if (const auto* reason = std::get_if<std::string>(&listening)) {
    return console.report(failure(ExitCode::usage, "CLI030",
                                  "cannot listen on " + settings.address + " port " +
                                      std::to_string(settings.port) + ": " + *reason,
                                  "--port 0 takes any free port"));
  }
  HttpServer& server = *std::get<std::unique_ptr<HttpServer>>(listening);
  EvaluationPool pool(pool_settings(settings), [&settings] { return make_service(settings); });
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
  if (!pool.end(kPatience)) {
    // An evaluation sits in one long operation that asks nobody. It has no effect outside of the
    // process, and nobody waits for it.
    console.out().flush();
    console.error().flush();
    std::_Exit(static_cast<int>(ExitCode::success));
  }
  return ExitCode::success;
}

}  // namespace

ExitCode run_serve(std::span<const std::string> words, Console& console) {
  Arguments arguments;
  ServeSettings settings;
  CommonOptions common;
  OptionParser parser(kUsage, kDescription);
  declare(parser, arguments, settings);
  common.declare(parser);
  parser.epilogue(kEpilogue);
  if (const auto wrong = parser.parse(words)) return console.report(*wrong);
  if (const auto done = common.apply(parser, console)) return *done;
  if (const auto wrong = read_settings(arguments, settings)) return console.report(*wrong);
  return serve(settings, console);
}

}  // namespace vtlsim
