#include "appsync/context.h"

#include <optional>

#include "appsync_utils/namespaces/arguments.h"
#include "vtl/heap.h"
#include "vtl/java/text.h"

namespace appsync {

using vtl::Heap;
using vtl::Map;
using vtl::Value;

namespace {

constexpr std::string_view kPreset = "$preset";

class ContextBuilder {
 public:
  ContextBuilder(Evaluation& evaluation, const Map& document, const ContextOptions& options)
      : evaluation_(evaluation),
        heap_(evaluation.session().heap()),
        document_(document),
        options_(options),
        map_(heap_.make_map(16)) {}

  // Keys in the order in which the documentation prints a context.
  std::variant<Context, ContextError> build() {
    add_arguments();
    add_identity();
    add("source", document_.get("source"));
    add_result();
    add_request();
    add_info();
    add_error();
    add("prev", document_.get("prev"));
    add("stash", Value(map_member("stash")));
    add_out_errors();
    add_unknown_keys();
    if (error_) return *error_;
    evaluation_.context = map_;
    return Context(map_);
  }

 private:
  bool has_results() const {
    return options_.position != TemplatePosition::request &&
           options_.position != TemplatePosition::before;
  }

  // Each key is added once.
  void add(std::string_view key, const Value& value) { map_->append_new(Value(key), value); }

  void report(std::string path, const Value& value, std::string_view wanted) {
    if (error_) return;
    error_ = ContextError{std::move(path), "must be " + std::string(wanted) + ", not " +
                                               std::string(describe_kind(value))};
  }

  /// The Map under a key; a new one where there is none.
  Map* map_member(std::string_view key) {
    const Value value = document_.get(key);
    if (value.is_map()) return value.as_map();
    if (!value.is_null()) report("$." + std::string(key), value, "a Map");
    return heap_.make_map();
  }

  void add_arguments() {
    const bool has_full_name = !document_.get("arguments").is_null();
    const Value arguments(map_member(has_full_name ? "arguments" : "args"));
    add("arguments", arguments);
    add("args", arguments);
  }

  void add_identity() {
    Value identity = document_.get("identity");
    if (!options_.identity.empty()) {
      identity = preset_identity(options_.identity, nullptr);
    } else if (identity.is_map() && identity.as_map()->contains(Value(kPreset))) {
      const Value preset = identity.as_map()->get(kPreset);
      if (!preset.is_string()) report("$.identity.$preset", preset, "a String");
      identity = preset_identity(preset.as_string(), identity.as_map());
    } else if (!identity.is_null() && !identity.is_map()) {
      report("$.identity", identity, "a Map or null");
    }
    add("identity", identity);
    evaluation_.identity = identity;
  }

  /// The keys beside "$preset" replace those of the preset.
  Value preset_identity(std::string_view text, const Map* overrides) {
    auto parsed = parse_identity(heap_, text);
    if (auto* problem = std::get_if<std::string>(&parsed)) {
      if (!error_) error_ = ContextError{"$.identity", std::move(*problem)};
      return {};
    }
    const Value identity = std::get<Value>(parsed);
    if (!identity.is_map() || overrides == nullptr) return identity;
    for (std::uint32_t i = overrides->first(); i != Map::kEnd; i = overrides->next(i)) {
      const Map::Slot& slot = overrides->slot(i);
      if (slot.key.is_string() && slot.key.as_string() == kPreset) continue;
      identity.as_map()->put(slot.key, slot.value);
    }
    return identity;
  }

  void add_result() {
    if (has_results()) add("result", document_.get("result"));
  }

  void add_error() {
    if (!has_results()) return;
    const Value error = document_.get("error");
    if (error.is_map()) {
      for (const std::string_view key : {"message", "type"}) {
        if (!error.as_map()->contains(Value(key))) error.as_map()->put(key, {});
      }
    } else if (!error.is_null()) {
      report("$.error", error, "a Map or null");
    }
    add("error", error);
  }

  void add_request() {
    Map* request = map_member("request");
    request->put("headers", Value(normal_headers(request->get("headers"))));
    if (!request->contains(Value(std::string_view("domainName")))) request->put("domainName", {});
    add("request", Value(request));
  }

  Map* normal_headers(const Value& given) {
    if (!given.is_null() && !given.is_map()) report("$.request.headers", given, "a Map");
    if (!given.is_map()) return heap_.make_map();
    const Map& headers = *given.as_map();
    Map* normal = heap_.make_map(headers.size());
    for (std::uint32_t i = headers.first(); i != Map::kEnd; i = headers.next(i)) {
      const Map::Slot& slot = headers.slot(i);
      if (!slot.key.is_string()) continue;
      const Value name = heap_.string(vtl::to_lower(slot.key.as_string()));
      if (name.as_string() == "cookie") continue;
      add_header(*normal, name, slot.value);
    }
    return normal;
  }

  /// A header that was sent twice is a list of its values.
  void add_header(Map& headers, const Value& name, const Value& value) {
    const Value* known = headers.find(name);
    if (known == nullptr) {
      headers.put(name, value);
      return;
    }
    vtl::List* both = heap_.make_list();
    for (const Value& part : {*known, value}) {
      if (!part.is_list()) {
        both->append(part);
        continue;
      }
      for (const Value& element : part.as_list()->values()) both->append(element);
    }
    headers.put(name, Value(both));
  }

  void add_info() {
    Map* info = map_member("info");
    put_if_absent(*info, "fieldName", options_.field_name);
    put_if_absent(*info, "parentTypeName", options_.parent_type_name);
    if (info->get("variables").is_null()) info->put("variables", Value(heap_.make_map()));
    add("info", Value(info));
    evaluation_.info = info;
  }

  void put_if_absent(Map& map, std::string_view key, const std::string& text) {
    if (!map.get(key).is_null()) return;
    map.put(key, text.empty() ? Value() : heap_.string(text));
  }

  void add_out_errors() {
    const Value given = document_.get("outErrors");
    if (!given.is_null() && !given.is_list()) report("$.outErrors", given, "a List");
    if (given.is_list()) {
      for (const Value& error : given.as_list()->values()) evaluation_.out_errors()->append(error);
    }
    add("outErrors", Value(evaluation_.out_errors()));
  }

  void add_unknown_keys() {
    constexpr std::string_view kResults[] = {"result", "error"};
    for (std::uint32_t i = document_.first(); i != Map::kEnd; i = document_.next(i)) {
      const Map::Slot& slot = document_.slot(i);
      if (map_->contains(slot.key)) continue;
      bool is_known = false;
      for (const std::string_view key : kResults) {
        is_known = is_known || (slot.key.is_string() && slot.key.as_string() == key);
      }
      if (!is_known) map_->put(slot.key, slot.value);
    }
  }

  Evaluation& evaluation_;
  Heap& heap_;
  const Map& document_;
  const ContextOptions& options_;
  Map* map_;
  std::optional<ContextError> error_;
};

Map* map_under(Map& map, std::string_view key) {
  const Value value = map.get(key);
  return value.is_map() ? value.as_map() : nullptr;
}

}  // namespace

std::variant<Context, ContextError> build_context(Evaluation& evaluation, const Value& document,
                                                  const ContextOptions& options) {
  if (!document.is_map()) {
    return ContextError{
        "$", "a context must be a JSON object, not " + std::string(describe_kind(document))};
  }
  return ContextBuilder(evaluation, *document.as_map(), options).build();
}

Map* Context::stash() const {
  return map_under(*map_, "stash");
}
Map* Context::arguments() const {
  return map_under(*map_, "arguments");
}

std::array<vtl::Binding, 2> Context::bindings() const {
  const Value value = map_ == nullptr ? Value() : Value(map_);
  return {vtl::Binding{"ctx", value}, vtl::Binding{"context", value}};
}

void Context::set_result(const Value& result) {
  map_->put("result", result);
}
void Context::without_result() {
  map_->remove(Value(std::string_view("result")));
}

void Context::set_error(const Value& message, const Value& type) {
  Map* error = map_->heap().make_map(2);
  error->put("message", message);
  error->put("type", type);
  map_->put("error", Value(error));
}

void Context::without_error() {
  map_->put("error", {});
}

void Context::set_previous_result(const Value& result) {
  Map* previous = map_->heap().make_map(1);
  previous->put("result", result);
  map_->put("prev", Value(previous));
}

}  // namespace appsync
