// Identities of the five authorization modes: presets that fill the documented shapes, and the
// mode that a shape belongs to.
#include <algorithm>
#include <utility>
#include <vector>

#include "appsync/context.h"
#include "appsync_utils/support/ids.h"
#include "appsync_utils/support/random_source.h"

namespace appsync {

using vtl::Heap;
using vtl::Map;
using vtl::Value;

namespace {

constexpr std::string_view kApiKey = "API Key Authorization";
constexpr std::string_view kIam = "IAM Authorization";
constexpr std::string_view kUserPool = "User Pool Authorization";
constexpr std::string_view kOpenIdConnect = "Open ID Connect Authorization";
constexpr std::string_view kLambda = "Lambda Authorization";

struct ModeName {
  std::string_view name;
  std::string_view auth_type;
};

constexpr ModeName kModes[] = {{"apikey", kApiKey},
                               {"iam", kIam},
                               {"cognito", kUserPool},
                               {"oidc", kOpenIdConnect},
                               {"lambda", kLambda}};

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

using Pair = std::pair<std::string_view, std::string_view>;

/// "ana,groups=User+Admin" as a subject and its pairs.
struct PresetText {
  std::string_view subject;
  std::vector<Pair> pairs;
};

std::variant<PresetText, std::string> read_preset(std::string_view text, bool has_subject) {
  PresetText preset;
  if (text.empty()) return preset;
  std::vector<std::string_view> parts = split(text, ',');
  std::size_t first = 0;
  if (has_subject && parts[0].find('=') == std::string_view::npos) {
    preset.subject = parts[0];
    first = 1;
  }
  for (std::size_t i = first; i < parts.size(); ++i) {
    const std::size_t equals = parts[i].find('=');
    if (equals == std::string_view::npos || equals == 0) {
      return "\"" + std::string(parts[i]) + "\" in an identity must be name=value";
    }
    preset.pairs.emplace_back(parts[i].substr(0, equals), parts[i].substr(equals + 1));
  }
  return preset;
}

class IdentityBuilder {
 public:
  explicit IdentityBuilder(Heap& heap) : heap_(heap) {}

  Value text(std::string_view text) { return heap_.string(text); }

  Value list(std::string_view plus_separated) {
    vtl::List* list = heap_.make_list();
    for (const std::string_view part : split(plus_separated, '+')) list->append(text(part));
    return Value(list);
  }

  /// The same name has the same sub, in every run.
  Value subject_id(std::string_view name) {
    std::uint64_t seed = 0xcbf29ce484222325U;  // FNV-1a
    for (const char c : name) {
      seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    }
    SeededRandomSource source(seed);
    return text(make_uuid(source));
  }

  Value local_address() { return list("127.0.0.1"); }

  Value cognito(const PresetText& preset) {
    const std::string_view name = preset.subject.empty() ? "user" : preset.subject;
    const Value issuer = text("https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example00");
    const Value sub = subject_id(name);
    Map* claims = heap_.make_map(8);
    claims->put("sub", sub);
    claims->put("iss", issuer);
    claims->put("cognito:username", text(name));
    claims->put("token_use", text("id"));
    Map* identity = heap_.make_map(8);
    identity->put("sub", sub);
    identity->put("issuer", issuer);
    identity->put("username", text(name));
    identity->put("claims", Value(claims));
    identity->put("sourceIp", local_address());
    identity->put("defaultAuthStrategy", text("ALLOW"));
    identity->put("groups", {});
    for (const auto& [key, value] : preset.pairs) {
      if (key != "groups") {
        set_field(*identity, *claims, key, value);
        continue;
      }
      const Value groups = list(value);
      identity->put("groups", groups);
      claims->put("cognito:groups", groups);
    }
    return Value(identity);
  }

  Value open_id_connect(const PresetText& preset) {
    const std::string_view name = preset.subject.empty() ? "user" : preset.subject;
    Map* claims = heap_.make_map(4);
    claims->put("sub", text(name));
    claims->put("iss", text("https://issuer.example.com"));
    Map* identity = heap_.make_map(4);
    identity->put("sub", text(name));
    identity->put("issuer", claims->get("iss"));
    identity->put("claims", Value(claims));
    identity->put("sourceIp", local_address());
    for (const auto& [key, value] : preset.pairs) {
      set_field(*identity, *claims, key, value);
      if (key == "issuer") claims->put("iss", text(value));
    }
    return Value(identity);
  }

  Value iam(const PresetText& preset) {
    const std::string_view subject = preset.subject.empty() ? "user" : preset.subject;
    const bool is_arn = subject.starts_with("arn:");
    const std::vector<std::string_view> parts = split(subject, ':');
    const std::string_view account = is_arn && parts.size() > 4 ? parts[4] : "123456789012";
    const std::string_view principal = subject.substr(subject.find_last_of(":/") + 1);
    const std::string arn =
        is_arn ? std::string(subject)
               : "arn:aws:iam::" + std::string(account) + ":user/" + std::string(subject);
    Map* identity = heap_.make_map(16);
    identity->put("accountId", text(account));
    identity->put("cognitoIdentityPoolId", {});
    identity->put("cognitoIdentityId", {});
    identity->put("sourceIp", local_address());
    identity->put("username", text(principal));
    identity->put("userArn", text(arn));
    identity->put("cognitoIdentityAuthType", {});
    identity->put("cognitoIdentityAuthProvider", {});
    identity->put("user", text(principal));
    Map* no_claims = nullptr;
    for (const auto& [key, value] : preset.pairs) {
      if (no_claims == nullptr) no_claims = heap_.make_map();
      set_field(*identity, *no_claims, key, value);
    }
    return Value(identity);
  }

  Value lambda(const PresetText& preset) {
    Map* context = heap_.make_map();
    for (const auto& [key, value] : preset.pairs) context->put(text(key), text(value));
    Map* identity = heap_.make_map(1);
    identity->put("resolverContext", Value(context));
    return Value(identity);
  }

 private:
  void set_field(Map& identity, Map& claims, std::string_view key, std::string_view value) {
    constexpr std::string_view kClaims = "claims.";
    if (key.starts_with(kClaims)) {
      claims.put(text(key.substr(kClaims.size())), text(value));
    } else {
      identity.put(text(key), key == "sourceIp" ? list(value) : text(value));
    }
  }

  Heap& heap_;
};

bool has_all(const Map& map, std::initializer_list<std::string_view> keys) {
  return std::all_of(keys.begin(), keys.end(),
                     [&](std::string_view key) { return !map.get(key).is_null(); });
}

}  // namespace

std::variant<Value, std::string> parse_identity(Heap& heap, std::string_view text) {
  const std::size_t colon = text.find(':');
  const std::string_view mode = text.substr(0, colon);
  const std::string_view rest =
      colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
  const auto read = read_preset(rest, mode != "lambda");
  if (const auto* problem = std::get_if<std::string>(&read)) return *problem;
  const auto& preset = std::get<PresetText>(read);
  IdentityBuilder builder(heap);
  if (mode == "cognito") return builder.cognito(preset);
  if (mode == "iam") return builder.iam(preset);
  if (mode == "oidc") return builder.open_id_connect(preset);
  if (mode == "lambda") return builder.lambda(preset);
  if (mode == "apikey") {
    if (!rest.empty()) return "the identity apikey takes nothing behind it";
    return Value();
  }
  return "unknown identity \"" + std::string(mode) +
         "\": it begins with cognito, iam, oidc, lambda or apikey";
}

// Recorded from the service: what a mode does not show is taken for no identity at all.
std::string_view auth_type_of(const Value& identity) {
  if (!identity.is_map()) return kApiKey;
  const Map& map = *identity.as_map();
  if (map.size() == 0 || map.contains(Value(std::string_view("resolverContext")))) return kLambda;
  if (has_all(map, {"userArn", "sourceIp"})) return kIam;
  if (has_all(map, {"sourceIp", "defaultAuthStrategy"})) return kUserPool;
  const bool is_named = !map.get("username").is_null();
  return !is_named && has_all(map, {"sub", "issuer", "claims"}) ? kOpenIdConnect : kApiKey;
}

bool is_identity_of_no_mode(const Value& identity) {
  return !identity.is_null() && auth_type_of(identity) == kApiKey;
}

std::string_view auth_type_named(std::string_view name) {
  for (const ModeName& mode : kModes) {
    if (mode.name == name || mode.auth_type == name) return mode.auth_type;
  }
  return {};
}

}  // namespace appsync
