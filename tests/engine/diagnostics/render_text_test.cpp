#include <memory>
#include <string>

#include <doctest/doctest.h>

#include "vtl/diagnostic_renderers.h"

namespace {

using vtl::Diagnostic;
using vtl::Label;
using vtl::Span;

std::shared_ptr<const vtl::Source> source_of(std::string text) {
  return std::make_shared<vtl::Source>("t.vtl", std::move(text));
}

Span find(const vtl::Source& source, std::string_view part) {
  const std::size_t at = source.text().find(part);
  REQUIRE(at != std::string_view::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())};
}

Diagnostic error_at(const std::shared_ptr<const vtl::Source>& source, std::string_view part,
                    std::string label) {
  Diagnostic diagnostic;
  diagnostic.code = "VTL001";
  diagnostic.message = "wrong";
  diagnostic.source = source;
  diagnostic.primary = Label{find(*source, part), std::move(label)};
  return diagnostic;
}

std::string text_of(const Diagnostic& diagnostic, const vtl::DiagnosticTextOptions& options = {}) {
  std::string out;
  vtl::append_diagnostic_text(out, diagnostic, options);
  return out;
}

}  // namespace

TEST_CASE("a label stands under its span") {
  Diagnostic diagnostic =
      error_at(source_of("one\n#if($a == null)x#end\n"), "null", "no such literal");
  diagnostic.notes = {"first", "two\nlines"};
  diagnostic.help = "use $null";
  CHECK(text_of(diagnostic) ==
        "error[VTL001]: wrong\n"
        " --> t.vtl:2:11\n"
        "  |\n"
        "2 | #if($a == null)x#end\n"
        "  |           ^^^^ no such literal\n"
        "  |\n"
        "  = note: first\n"
        "  = note: two\n"
        "          lines\n"
        "  = help: use $null\n"
        "\n");
}

TEST_CASE("tabs are expanded and wide characters take two columns") {
  CHECK(text_of(error_at(source_of("\ta\t\xE6\xBC\xA2\xF0\x9F\x98\x80"
                                   "e\xCC\x81$x"),
                         "$x", "")) ==
        "error[VTL001]: wrong\n"
        " --> t.vtl:1:8\n"
        "  |\n"
        "1 |     a   \xE6\xBC\xA2\xF0\x9F\x98\x80"
        "e\xCC\x81$x\n"
        "  |              ^^\n"
        "  |\n"
        "\n");
}

TEST_CASE("several labels of one line hang below each other") {
  const auto source = source_of("\"id\": \"$ctx.args.roomID\"");
  Diagnostic diagnostic = error_at(source, ".roomID", "is not");
  diagnostic.labels = {{find(*source, "$ctx.args"), "is set"}, {find(*source, "\"id\""), "key"}};
  CHECK(text_of(diagnostic) ==
        "error[VTL001]: wrong\n"
        " --> t.vtl:1:17\n"
        "  |\n"
        "1 | \"id\": \"$ctx.args.roomID\"\n"
        "  | ----   ---------^^^^^^^ is not\n"
        "  | |      |\n"
        "  | |      is set\n"
        "  | |\n"
        "  | key\n"
        "  |\n"
        "\n");
}

TEST_CASE("a label over several lines has a bar, and its middle is left out") {
  CHECK(text_of(error_at(source_of("x\n#foreach($a in $b)\n1\n2\n3\n4\n5\n6\n7\n#end\n"),
                         "#foreach($a in $b)\n1\n2\n3\n4\n5\n6\n7\n#end", "this loop")) ==
        "error[VTL001]: wrong\n"
        "  --> t.vtl:2:1\n"
        "   |\n"
        " 2 | / #foreach($a in $b)\n"
        " 3 | | 1\n"
        " 4 | | 2\n"
        "...\n"
        "10 | | #end\n"
        "   | |____^ this loop\n"
        "   |\n"
        "\n");
  CHECK(text_of(error_at(source_of("ab(\nc)"), "(\nc)", "")) ==
        "error[VTL001]: wrong\n"
        " --> t.vtl:1:3\n"
        "  |\n"
        "1 |   ab(\n"
        "  |  ___^\n"
        "2 | | c)\n"
        "  | |__^\n"
        "  |\n"
        "\n");
}

TEST_CASE("control characters and direction overrides never reach the terminal") {
  Diagnostic diagnostic = error_at(source_of("a\x1b[31m\x07\x7f\xE2\x80\xAE$x"), "$x", "l\x1b[1m");
  diagnostic.message = "m\x1b]0;title\x07";
  diagnostic.help = "h\x1b";
  const std::string text = text_of(diagnostic);
  for (char c : text) CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
  CHECK(text.find("a\xE2\x90\x9B[31m\xE2\x90\x87\xE2\x90\xA1\xEF\xBF\xBD$x") != std::string::npos);
  CHECK(text.find("  |          ^^ l") != std::string::npos);
}

TEST_CASE("long lines are cut around the label to the width asked for") {
  const std::string line = std::string(5000, 'a') + "$nope" + std::string(5000, 'b');
  vtl::DiagnosticTextOptions options;
  options.width = 60;
  const std::string text = text_of(error_at(source_of(line), "$nope", ""), options);
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = text.find('\n', begin);
    const std::string row = text.substr(begin, end - begin);
    std::size_t columns = 0;
    for (char c : row) columns += (static_cast<unsigned char>(c) & 0xC0U) != 0x80 ? 1 : 0;
    CHECK(columns <= 60);
    if (row.find("$nope") != std::string::npos) {
      CHECK(row.find("\xE2\x80\xA6"
                     "aaa") != std::string::npos);
      CHECK(row.ends_with("b\xE2\x80\xA6"));
    }
    begin = end + 1;
  }
  // The ellipsis has three bytes and one column.
  const std::size_t source_row = text.find("1 | ");
  const std::size_t caret_row = text.find("  | ", source_row);
  CHECK(text.find("$nope") - source_row == text.find("^^^^^") - caret_row + 2);
}

TEST_CASE("the end of the text and spans outside of it are shown at the end") {
  const auto source = source_of("ab");
  Diagnostic diagnostic = error_at(source, "ab", "");
  diagnostic.primary = Label{{2, 2}, "here"};
  CHECK(text_of(diagnostic).find("1 | ab\n  |   ^ here\n") != std::string::npos);
  diagnostic.primary = Label{{90, 95}, "here"};
  CHECK(text_of(diagnostic).find("1 | ab\n  |   ^ here\n") != std::string::npos);
  diagnostic.source = source_of("");
  CHECK(text_of(diagnostic).find("1 |\n  | ^ here\n") != std::string::npos);
}

TEST_CASE("a diagnostic without source is a headline with notes") {
  Diagnostic diagnostic;
  diagnostic.severity = vtl::Severity::warning;
  diagnostic.message = "no place";
  diagnostic.help = "do this";
  CHECK(text_of(diagnostic) == "warning: no place\n  = help: do this\n\n");
}

TEST_CASE("colour adds escapes and changes no character") {
  const Diagnostic diagnostic = error_at(source_of("a $b"), "$b", "label");
  vtl::DiagnosticTextOptions options;
  options.use_color = true;
  const std::string colored = text_of(diagnostic, options);
  std::string plain;
  for (std::size_t i = 0; i < colored.size(); ++i) {
    if (colored[i] == '\x1b') {
      i = colored.find('m', i);
    } else {
      plain += colored[i];
    }
  }
  CHECK(colored != plain);
  CHECK(plain == text_of(diagnostic));
}

TEST_CASE("the unix and JSON layouts") {
  const auto source = source_of("a\n$b c");
  Diagnostic diagnostic = error_at(source, "$b", "la\"bel");
  diagnostic.labels = {{find(*source, "c"), "other"}};
  diagnostic.notes = {"n"};
  diagnostic.help = "h";
  diagnostic.fix = vtl::Fix{find(*source, "c"), "d"};
  std::string out;
  vtl::append_diagnostic_unix(out, diagnostic);
  CHECK(out == "t.vtl:2:1: error: wrong: la\"bel [VTL001]\n");
  out.clear();
  vtl::append_diagnostic_json(out, diagnostic);
  CHECK(out ==
        "{\"severity\":\"error\",\"code\":\"VTL001\",\"message\":\"wrong\",\"file\":\"t.vtl\","
        "\"line\":2,\"column\":1,"
        "\"endLine\":2,\"endColumn\":3,\"label\":\"la\\\"bel\",\"labels\":[{\"line\":2,\"column\":"
        "4,\"endLine\":2,"
        "\"endColumn\":5,\"text\":\"other\"}],\"notes\":[\"n\"],\"help\":\"h\",\"fix\":{\"line\":2,"
        "\"column\":4,"
        "\"endLine\":2,\"endColumn\":5,\"replacement\":\"d\"}}");
}
