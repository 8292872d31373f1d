// Reads XML text as a tree of maps, lists and values, by the rules of org.json's XML.toJSONObject
// (20231013), as $util.xml.toMap and toJsonString do. xml_tree.cpp tells the rules.
//
// No entity is expanded but the five of XML and numeric references; nothing is read from anywhere;
// elements nest no deeper than the limit; time is linear (times the logarithm of the keys of one
// element).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "appsync_utils/support/java_result.h"

namespace appsync {

struct XmlTree {
  enum class Kind : std::uint8_t {
    null,
    boolean,
    integer,
    floating,     // "-0", and what only Double.valueOf reads: "1.5f", "0x1.8p1"
    big_integer,  // beyond 64 bits; digits in `text`
    decimal,  // with '.' or exponent, as written in `text`: a BigDecimal (before 2020: a Double)
    string,
    list,
    map,
  };

  Kind kind = Kind::null;
  bool boolean = false;
  std::int64_t integer = 0;
  double floating = 0;
  std::string text;            // WTF-8
  std::vector<XmlTree> items;  // of a list
  std::vector<std::pair<std::string, XmlTree>>
      entries;  // of a map, in document order, keys distinct

  friend bool operator==(const XmlTree&, const XmlTree&) = default;
};

struct XmlOptions {
  /// Texts stay texts, as with org.json's keepStrings.
  bool keeps_strings = false;
  /// Depth at which an element may have no more markup inside; 512 is org.json's.
  std::uint32_t depth_limit = 512;
};

/// Returns the document's map (its root element is the entry), or org.json.JSONException with the
/// place, "Mismatched a and b at 9 [character 10 line 1]"; the index counts UTF-16 units.
JavaResult<XmlTree> parse_xml(std::string_view wtf8, const XmlOptions& options = {});

/// XML.stringToValue: returns the value that a text stands for.
XmlTree xml_text_to_value(std::string_view wtf8);

}  // namespace appsync
