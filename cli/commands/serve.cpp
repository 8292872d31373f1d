// vtlsim serve: the service's EvaluateMappingTemplate operation on this machine.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <utility>

#include "cli/commands/command.h"
#include "cli/commands/shared_options.h"
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
    "    credentials: { accessKeyId: \"any\", secretAccessKey: \"any\" } })\n\n";
constexpr std::string_view kExitCodes =
    "  0    stopped by SIGINT or SIGTERM\n"
    "  2    wrong usage, or the address or port cannot be had\n"
    "  4    internal error, or the first line could not be written\n";

/// For evaluations to notice that they were called off.
constexpr std::chrono::milliseconds kPatience{1000};
constexpr unsigned kMostThreads = 256;
constexpr std::uint64_t kMostConnections = 20'000;
constexpr std::uint64_t kMostHeldBytes = std::uint64_t{1} << 40;
constexpr std::uint64_t kMostBodyBytes = std::uint64_t{1} << 30;

struct Settings {
  ServeSettings serve;
  std::optional<std::size_t> most_body_bytes;
  std::optional<unsigned> threads;
};

OptionValue origin_value(std::vector<std::string>& target) {
  OptionValue value = text_value("ORIGIN", target);
  value.take = [&target](std::string_view, const std::string& text) -> Taken {
    if (text != "*" && !is_origin(text)) {
      return failure(ExitCode::usage, "CLI004", "`" + text + "` is not an origin",
                     "write it as browsers do: https://app.example.com:8443");
    }
    target.push_back(text);
    return {};
  };
  return value;
}

void declare(OptionParser& parser, Settings& all) {
  ServeSettings& settings = all.serve;
  HttpLimits& http = settings.http;
  parser.heading("Server");
  parser.option("--port,-p", number_value("NUMBER", settings.port, {0, 65535}),
                "0 takes any free port");
  parser.option("--host", text_value("ADDRESS", settings.address),
                "IP address to listen on (default 127.0.0.1: this machine only)");
  parser.option("--threads", number_value("COUNT", all.threads, {1, kMostThreads}),
                "evaluations at once (default: one per processor)");
  parser.option_list("--allow-host", text_value("NAME", settings.allowed_hosts),
                     "answer under this name, too, and not only under those of this machine; * "
                     "for any");
  parser.option_list("--allow-origin", origin_value(settings.allowed_origins),
                     "answer web pages from there (https://app.example.com), and not only from "
                     "this machine; * for any");
  parser.heading("Language");
  declare_surroundings(parser, settings.evaluation);
  parser.heading("Limits");
  parser.flag("--no-service-limits", settings.has_service_caps,
              "lift the service's caps: template 2 to 65536 characters, context 2 to 28000", false);
  parser.option("--max-body", size_value("BYTES", all.most_body_bytes, {1, kMostBodyBytes}),
                "size of a request (default 1M; 16M without the service's caps)");
  parser.option("--max-held", size_value("BYTES", http.held_bytes, {1, kMostHeldBytes}),
                "of all requests and answers together; the slowest client is cut");
  parser.option("--max-connections", number_value("COUNT", http.connections, {1, kMostConnections}),
                "open at once; the slowest one makes room");
  settings.evaluation.limits.cpu_time = ServeSettings::kCpuTime;
  declare_timeout(parser, settings.evaluation);
  parser.option("--header-timeout", time_value(http.header_time),
                "for the header of a request to arrive");
  parser.option("--body-timeout", time_value(http.body_time),
                "for the body of a request to arrive");
  parser.option("--idle-timeout", time_value(http.idle_time),
                "between two requests of a connection");
  parser.option("--write-timeout", time_value(http.write_time), "for an answer to be taken");
  parser.option("--stop-timeout", time_value(http.stop_time),
                "for requests in progress when stopping");
}

/// Sets what follows from several options.
void combine(Settings& all) {
  ServeSettings& settings = all.serve;
  HttpLimits& http = settings.http;
  if (settings.address == "localhost") settings.address = "127.0.0.1";
  settings.threads =
      all.threads.value_or(std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads));
  if (settings.has_service_caps) {
    settings.evaluation.limits.output_bytes = ServiceCaps::kMostOutputBytes;
  } else {
    http.body_bytes = ServeSettings::kLocalBodyBytes;
    settings.evaluation.limits.template_bytes = ServeSettings::kLocalBodyBytes;
  }
  http.body_bytes = std::min(all.most_body_bytes.value_or(http.body_bytes), http.held_bytes);
  http.answer_bytes = std::min(http.answer_bytes, http.held_bytes);
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
    return std::make_unique<EvaluationService>(settings);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

CommandResult run(Settings& all, Console& console) {
  combine(all);
  const ServeSettings& settings = all.serve;
  auto listening = HttpServer::listen(settings);
  if (const auto* reason = std::get_if<std::string>(&listening)) {
    return failure(ExitCode::usage, "CLI030",
                   "cannot listen on " + settings.address + " port " +
                       std::to_string(settings.port) + ": " + *reason,
                   "--port 0 takes any free port");
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

extern const Command kServeCommand;
const Command kServeCommand = {
    .name = "serve",
    .summary = "answer EvaluateMappingTemplate over HTTP",
    .usage = kUsage,
    .description = kDescription,
    .epilogue = kEpilogue,
    .exit_codes = kExitCodes,
    .declare = declare_as<Settings, declare>,
    .run = run_as<Settings, run>,
};

}  // namespace vtlsim
