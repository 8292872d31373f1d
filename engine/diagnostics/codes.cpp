#include <algorithm>
#include <array>

#include "vtl/diagnostic_codes.h"
#include "vtl/text/ascii.h"

namespace vtl {
namespace {

constexpr std::array kCodes = {
    DiagnosticCode{
        "VTL001", "the template cannot be parsed",
        "Velocity's parser met something that no rule allows at this place, for example `#if(a)` "
        "(a reference needs its `$`), `#set($x = null)` (there is no null literal), or a block "
        "without its `#end`. The place named is where the parser gave up; the cause is there or "
        "just before it."},
    DiagnosticCode{
        "VTL002", "a character that fits nowhere",
        "Inside a directive or reference Velocity's lexer met a character that starts no token, or "
        "a string without its closing quote. There is no `?:` operator in Velocity, and an "
        "index in brackets is a number, a string or a reference."},
    DiagnosticCode{
        "VTL003", "a macro or directive was given an argument it cannot take",
        "Macros and user directives take references, strings, numbers, booleans, lists, maps and "
        "ranges, but no bare words and no expressions with operators. Compute the value with "
        "#set first and pass the variable."},
    DiagnosticCode{"VTL004", "a string with interpolation is not a template",
                   "A string in double quotes is a template of its own. This one does not parse. "
                   "Use single quotes for a text that should not be interpolated."},
    DiagnosticCode{"VTL005", "a directive is built wrongly",
                   "The text parses, but a directive was given the wrong number or kind of "
                   "arguments, which Velocity finds before it prints anything."},
    DiagnosticCode{
        "VTL006", "the profile has no such directive",
        "Velocity has the directive, and the host that the template is written for refuses "
        "it; the help of the message says what to write instead. Use `--profile "
        "velocity` for templates that are not meant for that host."},
    DiagnosticCode{"VTL007", "the template is not UTF-8",
                   "Templates are texts in UTF-8. Save the file as UTF-8."},
    DiagnosticCode{"VTL050", "not valid JSON",
                   "A document that must be JSON is not. Keys and texts need double quotes, and "
                   "there are no comments in plain JSON."},
    DiagnosticCode{"VTL051", "a key appears twice in an object",
                   "Two entries of one object have the same key, so that one of them would be "
                   "lost. Remove one of them."},
    DiagnosticCode{"VTL052", "text behind the JSON document",
                   "The document ends, but the text goes on. Often a closing brace too many, or "
                   "two documents in one file."},
    DiagnosticCode{"VTL053", "an empty text where JSON was expected",
                   "Write {} for an empty object."},
    DiagnosticCode{"VTL054", "not a number of JSON",
                   "Numbers in JSON have no leading zeros, no plus sign, no trailing dot, and "
                   "neither NaN nor Infinity."},
    DiagnosticCode{
        "VTL101", "a method threw an exception",
        "The method exists and was called, and Java would have thrown: an index out of range, a "
        "malformed pattern, an unmodifiable list. The message is Velocity's."},
    DiagnosticCode{"VTL102", "an index is out of range",
                   "`$list[5]` of a shorter list ends the template, while a missing key of a map "
                   "is merely null. Check `$list.size()` first."},
    DiagnosticCode{"VTL103", "an assignment to an index or property failed",
                   "`#set($list[5] = ...)` needs an existing element, and a property can only be "
                   "set on a map."},
    DiagnosticCode{"VTL104", "macros call each other too deeply",
                   "Velocity allows 20 nested calls (velocimacro.max.depth). A macro that calls "
                   "itself needs a condition that ends it."},
    DiagnosticCode{"VTL105", "an argument of a macro is not a value",
                   "A bare word was passed to a macro. Quote it, or put a `$` in front of it."},
    DiagnosticCode{"VTL106", "no such template",
                   "#parse or #include named a template that was not provided."},
    DiagnosticCode{"VTL107", "a text given to #evaluate or #parse is not a template",
                   "The text was parsed while the template ran, and did not parse. Line and column "
                   "count inside that text."},
    DiagnosticCode{"VTL108", "a collection changed while a loop walked over it",
                   "Java's iterators fail when their list or map grows or shrinks under them. Loop "
                   "over a copy, or collect the changes and apply them after the loop."},
    DiagnosticCode{
        "VTL109", "a directive was given a value it cannot use",
        "The directive was evaluated and its argument turned out to be of the wrong kind."},
    DiagnosticCode{"VTL110", "an exception of the Java machine itself",
                   "Velocity 1.7 fails here with an exception it does not catch (null pointer, "
                   "arithmetic). The text of such messages depends on the Java version."},
    DiagnosticCode{
        "VTL199", "a defect of vtlsim",
        "Something happened inside of vtlsim that should not. The render is given up and "
        "the rest of the work goes on. Please report it with the template and its "
        "context."},
    DiagnosticCode{"VTL201", "a reference printed its own source text",
                   "A reference that is null prints its source text, as in `\"id\": "
                   "\"$order.cusotmer\"`. This is the commonest silent bug in templates. Correct "
                   "the name, or use `$!ref` where nothing should be printed. A call whose result "
                   "is not wanted belongs into a #set or a function of the host that prints "
                   "nothing. With --strict it is a failure."},
    DiagnosticCode{"VTL301", "the template is too large",
                   "The template text has more bytes than the limit."},
    DiagnosticCode{"VTL302", "the template nests too deeply",
                   "More blocks, brackets, parentheses or strings are open at one place than the "
                   "limit allows."},
    DiagnosticCode{"VTL303", "too many loop iterations",
                   "All loops of one render together ran more often than the limit. Raise it with "
                   "--max-iterations."},
    DiagnosticCode{
        "VTL304", "calls nest too deeply",
        "Macros, #evaluate, #parse or #define blocks call each other deeper than the limit."},
    DiagnosticCode{"VTL305", "the output is too large", "Raise the limit with --max-output."},
    DiagnosticCode{"VTL306", "the values take too much memory",
                   "The lists, maps and texts of one render take more memory than the limit. Raise "
                   "it with --max-memory."},
    DiagnosticCode{"VTL307", "too many steps",
                   "The render evaluated more statements and expressions than the limit. Raise it "
                   "with --max-steps."},
    DiagnosticCode{"VTL308", "a regular expression took too long",
                   "The pattern backtracks catastrophically on this text: nested repetitions such "
                   "as `(a+)+` are the usual cause."},
    DiagnosticCode{"VTL309", "a value nests too deeply",
                   "JSON or a printed value nests deeper than the limit; a list or map that "
                   "contains itself does so without end."},
    DiagnosticCode{
        "VTL310", "a number has too many digits",
        "BigInteger arithmetic grew past the limit, usually by multiplying in a loop, or "
        "the template holds a number of more than 10,000 digits."},
    DiagnosticCode{"VTL311", "the evaluation took too long",
                   "It used more CPU time than `--timeout` allows. What else the machine does does "
                   "not count."},
    DiagnosticCode{"VTL312", "the evaluation was called off",
                   "Nobody wants its result any more: the client of `vtlsim serve` has left, or "
                   "the run was interrupted."},
};

constexpr bool is_sorted_by_code() {
  return std::is_sorted(
      kCodes.begin(), kCodes.end(),
      [](const DiagnosticCode& a, const DiagnosticCode& b) { return a.code < b.code; });
}
static_assert(is_sorted_by_code());

}  // namespace

std::span<const DiagnosticCode> engine_codes() {
  return kCodes;
}

const DiagnosticCode* find_code(std::span<const DiagnosticCode> table, std::string_view code) {
  for (const DiagnosticCode& row : table) {
    if (equal_but_for_case(row.code, code)) return &row;
  }
  return nullptr;
}

}  // namespace vtl
