// $util.str: letter case, replacement, normal forms.
#include <algorithm>

#include "appsync_utils/namespaces/arguments.h"
#include "appsync_utils/namespaces/namespaces.h"
#include "appsync_utils/namespaces/rows.h"
#include "vtl/java/text.h"
#include "vtl/session.h"
#include "vtl/text/search.h"

namespace appsync {

namespace {

using vtl::Call;
using vtl::JavaType;
using vtl::MethodRow;
using vtl::Value;

std::string_view text_of_letters(const Call& call) {
  const std::string_view text = required_string(call, 0);
  // What is not ASCII is turned into UTF-16 and back.
  if (!vtl::is_ascii(text)) call.heap().work().charge(text.size() / 2);
  return text;
}

Value to_upper_case(Call& call) {
  return make_string(call, vtl::to_upper(text_of_letters(call)));
}
Value to_lower_case(Call& call) {
  return make_string(call, vtl::to_lower(text_of_letters(call)));
}

// As String.replace: literal, every occurrence; an empty text is found around each character.
Value replace_all(Call& call) {
  const std::string_view text = required_string(call, 0);
  const std::string_view wanted = required_string(call, 1);
  const std::string_view replacement = required_string(call, 2);
  vtl::TextBuffer& out = evaluation_of(call).scratch();
  std::size_t position = 0;
  while (position <= text.size()) {
    const std::size_t found =
        wanted.empty() ? position
                       : std::min(vtl::find_text(text, wanted, position), text.size() + 1);
    if (found > text.size()) break;
    out.append(text.substr(position, found - position));
    out.append(replacement);
    position = found + wanted.size();
    if (!wanted.empty()) continue;
    if (position == text.size()) return make_string(call, out.view());
    const std::uint8_t bytes = vtl::code_point_at(text, position).bytes;
    out.append(text.substr(position, bytes));
    position += bytes;
  }
  if (position < text.size()) out.append(text.substr(position));
  return make_string(call, out.view());
}

Value normalize_text(Call& call) {
  const std::string_view text = required_string(call, 0);
  const std::string form = vtl::to_lower(required_string(call, 1));
  // Marks are sorted, and each code point is looked up three times.
  call.heap().work().charge(4 * text.size());
  if (form == "nfc") return make_string(call, vtl::normalize(text, vtl::NormalForm::nfc));
  if (form == "nfd") return make_string(call, vtl::normalize(text, vtl::NormalForm::nfd));
  if (form == "nfkc") return make_string(call, vtl::normalize(text, vtl::NormalForm::nfkc));
  if (form == "nfkd") return make_string(call, vtl::normalize(text, vtl::NormalForm::nfkd));
  refuse_argument(call, 1, "a normal form is nfc, nfd, nfkc or nfkd, not \"" + form + "\"");
}

constexpr JavaType kString = JavaType::string;

constexpr MethodRow kRows[] = {
    function("normalize", {kString, kString}, kString, normalize_text,
             {"(String text, String form) : String",
              "The text in a Unicode normal form: nfc, nfd, nfkc or nfkd.",
              "$util.str.normalize(\"\xEF\xAC\x81t\", \"nfkc\")", "fit"}),
    function(
        "toLower", {kString}, kString, to_lower_case,
        {"(String text) : String", "The text in lower case.", "$util.str.toLower(\"ABC\")", "abc"}),
    function("toReplace", {kString, kString, kString}, kString, replace_all,
             {"(String text, String substring, String replacement) : String",
              "The text with every occurrence of a substring replaced.",
              "$util.str.toReplace(\"hello world\", \"hello\", \"mellow\")", "mellow world"}),
    function(
        "toUpper", {kString}, kString, to_upper_case,
        {"(String text) : String", "The text in upper case.", "$util.str.toUpper(\"abc\")", "ABC"}),
};
static_assert(is_complete(kRows));

}  // namespace

constexpr vtl::HostNamespace kStrNamespace{
    "$util.str", "Letter case, replacement, normal forms.", kRows, {}, "str"};

}  // namespace appsync
