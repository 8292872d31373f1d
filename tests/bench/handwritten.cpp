#include "tests/bench/handwritten.h"

#include <cstdint>

#include "vtl/java/to_string.h"
#include "vtl/json.h"

namespace vtlsim::bench {
namespace {

const vtl::Map& map_in(const vtl::Map& map, std::string_view key) {
  return *map.get(key).as_map();
}

}  // namespace

void print_query(vtl::TextBuffer& out, const vtl::Map& ctx) {
  const vtl::Map& args = map_in(ctx, "arguments");
  vtl::TextBuffer key;
  key.append("EVENT#");
  vtl::append_string(key, args.get("eventId"));
  key.append("#ROOM#");
  vtl::append_string(key, args.get("roomId"));
  out.append(
      "{\n"
      "  \"version\": \"2018-05-29\",\n"
      "  \"operation\": \"Query\",\n"
      "  \"query\": {\n"
      "    \"expression\": \"pk = :pk and begins_with(sk, :sk)\",\n"
      "    \"expressionValues\": {\n"
      "      \":pk\": {\"S\":");
  vtl::write_json_string(out, key.view());
  out.append(
      "},\n"
      "      \":sk\": {\"S\":\"MESSAGE#\"}\n"
      "    }\n"
      "  },\n"
      "  \"limit\": ");
  if (const vtl::Value limit = args.get("limit"); limit.is_null()) {
    out.append("20");
  } else {
    vtl::append_string(out, limit);
  }
  out.append(",\n  \"nextToken\": ");
  vtl::write_json(out, args.get("nextToken"));
  out.append(",\n  \"scanIndexForward\": false\n}\n");
}

void print_list1000(vtl::TextBuffer& out, const vtl::Map& ctx) {
  const vtl::List& items = *map_in(ctx, "result").get("items").as_list();
  out.append("[\n");
  vtl::TextBuffer label;
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    const vtl::Map& item = *items[i].as_map();
    out.append("  { \"n\": ");
    vtl::append_string(out, vtl::Value(static_cast<std::int32_t>(i + 1)));
    out.append(", \"id\": ");
    vtl::write_json(out, item.get("id"));
    out.append(", \"label\": ");
    label.clear();
    vtl::append_string(label, item.get("kind"));
    label.append('#');
    vtl::append_string(label, item.get("id"));
    vtl::write_json_string(out, label.view());
    out.append(", \"price\": ");
    vtl::append_string(out, item.get("price"));
    out.append(", \"active\": ");
    vtl::append_string(out, item.get("active"));
    out.append(" }");
    if (i + 1 != items.size()) out.append(',');
    out.append('\n');
  }
  out.append("]\n");
}

HandwrittenTemplate find_handwritten(std::string_view name) {
  if (name == "query") return print_query;
  if (name == "auth") return print_auth;
  if (name == "list1000") return print_list1000;
  return nullptr;
}

}  // namespace vtlsim::bench
