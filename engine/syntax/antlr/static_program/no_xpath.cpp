// Stands in for antlr4::tree::xpath::XPath in the programs that are linked static.
//
// Why: through a search over parse trees that nobody here calls, every parser of ANTLR 4.7 to 4.9
// drags in the XPath language, whose lexer builds its tables before main: a third of the
// instructions of a cold render. An object of the program comes before the library's archive, so
// this one is taken and the other never linked.
// Invariants: part of programs, never of a library: who embeds vtlsim may use XPath.
#include <memory>
#include <string>
#include <vector>

#include <antlr4-runtime.h>
#include <tree/xpath/XPath.h>
#include <tree/xpath/XPathElement.h>

namespace antlr4::tree::xpath {

XPath::XPath(Parser* parser, const std::string& path) : _path(path), _parser(parser) {}

std::vector<std::unique_ptr<XPathElement>> XPath::split(const std::string&) {
  return {};
}

std::vector<ParseTree*> XPath::evaluate(ParseTree*) {
  return {};
}

std::unique_ptr<XPathElement> XPath::getXPathElement(Token*, bool) {
  return nullptr;
}

}  // namespace antlr4::tree::xpath
