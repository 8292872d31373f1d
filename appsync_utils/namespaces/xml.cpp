// $util.xml: XML as maps and as JSON.
#include "appsync_utils/evaluation/context_json.h"
#include "appsync_utils/namespaces/arguments.h"
#include "appsync_utils/namespaces/namespaces.h"
#include "appsync_utils/namespaces/rows.h"
#include "appsync_utils/support/xml_tree.h"
#include "vtl/java/number_objects.h"
#include "vtl/java/number_text.h"
#include "vtl/json.h"
#include "vtl/object.h"
#include "vtl/session.h"

namespace appsync {

namespace {

using vtl::Call;
using vtl::JavaType;
using vtl::MethodRow;
using vtl::Value;

class TreeReader {
 public:
  TreeReader(vtl::Heap& heap, bool decimals_are_big)
      : heap_(heap), decimals_are_big_(decimals_are_big) {}

  // Trees are no deeper than parse_xml allows.
  Value value_of(const XmlTree& tree) const {
    switch (tree.kind) {
      case XmlTree::Kind::null:
        return {};
      case XmlTree::Kind::boolean:
        return Value(tree.boolean);
      case XmlTree::Kind::integer:
        return integer_of(tree.integer);
      case XmlTree::Kind::floating:
        return Value(tree.floating);
      case XmlTree::Kind::big_integer:
        return big_integer_of(tree.text);
      case XmlTree::Kind::decimal:
        return decimal_of(tree.text);
      case XmlTree::Kind::string:
        return heap_.string(tree.text);
      case XmlTree::Kind::list: {
        vtl::List* list = heap_.make_list(static_cast<std::uint32_t>(tree.items.size()));
        for (const XmlTree& item : tree.items) list->append(value_of(item));
        return Value(list);
      }
      case XmlTree::Kind::map: {
        vtl::Map* map = heap_.make_map(static_cast<std::uint32_t>(tree.entries.size()));
        for (const auto& [key, entry] : tree.entries) {
          map->put(heap_.string(key), value_of(entry));
        }
        return Value(map);
      }
    }
    return {};
  }

 private:
  static Value integer_of(std::int64_t integer) {
    const bool is_int = integer == static_cast<std::int32_t>(integer);
    return is_int ? Value(static_cast<std::int32_t>(integer)) : Value(integer);
  }

  Value big_integer_of(const std::string& text) const {
    heap_.work().charge(vtl::digits_cost(text.size()));
    const auto parsed = vtl::BigInteger::parse(text);
    return parsed ? vtl::make_big_integer(heap_, *parsed) : heap_.string(text);
  }

  Value decimal_of(const std::string& text) const {
    if (decimals_are_big_) {
      heap_.work().charge(vtl::digits_cost(text.size()));
      const auto parsed = vtl::BigDecimal::parse(text);
      return parsed ? vtl::make_big_decimal(heap_, *parsed) : heap_.string(text);
    }
    const auto parsed = vtl::parse_double(text);
    return parsed ? Value(*parsed) : heap_.string(text);
  }

  vtl::Heap& heap_;
  bool decimals_are_big_;
};

Value map_of(const Call& call, bool keeps_strings) {
  XmlOptions options;
  options.keeps_strings = keeps_strings;
  // The map of an element and its text are levels of their own when the result is written.
  const std::uint32_t depth = call.session.limits().value_depth;
  options.depth_limit = std::min(options.depth_limit, depth < 4 ? 1 : depth - 2);
  const std::string_view text = required_string(call, 0);
  // Each element becomes a node of a tree, then a value.
  call.heap().work().charge(6 * text.size());
  const JavaResult<XmlTree> tree = parse_xml(text, options);
  const bool decimals_are_big = evaluation_of(call).compatibility().decimals_are_big;
  return TreeReader(call.heap(), decimals_are_big).value_of(result_or_blame(tree, 0));
}

Value to_map(Call& call) {
  return map_of(call, false);
}

Value json_text(const Call& call, const Value& value) {
  Evaluation& evaluation = evaluation_of(call);
  vtl::TextBuffer& out = evaluation.scratch();
  write_context_json(out, evaluation, value);
  return make_string(call, out.view());
}

Value to_json_string(Call& call) {
  const bool flag = call.arguments.size() > 1 && !call[1].is_null() && call[1].as_boolean();
  const bool encodes_json = evaluation_of(call).compatibility().xml_flag_encodes_json;
  const Value json = json_text(call, map_of(call, flag && !encodes_json));
  return flag && encodes_json ? json_text(call, json) : json;
}

constexpr JavaType kString = JavaType::string;

constexpr MethodRow kRows[] = {
    function("toJsonString", {kString}, kString, to_json_string,
             {"(String xml) : String", "An XML document as JSON.",
              "$util.xml.toJsonString(\"<post><id>1</id></post>\")", "{\"post\":{\"id\":1}}"}),
    function(
        "toJsonString", {kString, JavaType::boolean_object}, kString, to_json_string,
        {"(String xml, Boolean keepStrings) : String",
         "An XML document as JSON, its values as strings where the flag is true.",
         "$util.xml.toJsonString(\"<post><id>1</id></post>\", true)", "{\"post\":{\"id\":\"1\"}}"}),
    function("toMap", {kString}, JavaType::map, to_map,
             {"(String xml) : Map", "An XML document as a map; repeated elements become a list.",
              "$util.xml.toMap(\"<post><id>1</id></post>\")", "{post={id=1}}"}),
};
static_assert(is_complete(kRows));

}  // namespace

constexpr vtl::HostNamespace kXmlNamespace{
    "$util.xml", "XML as maps and as JSON.", kRows, {}, "xml"};

}  // namespace appsync
