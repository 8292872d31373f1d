// java.lang.Character: calls and what Velocity 1.7 on Java 17 answers to them.
#include "tests/engine/methods/method_cases.h"

namespace vtl::test {
namespace {

// clang-format off
constexpr MethodCase kCases[] = {
    {"#set($c=$s.charAt(0))$c.charValue() $c.isDigit($c) $c.isLetter($c) $c.isLetter(65) $c.toUpperCase($c) $c.toLowerCase(65) $c.getNumericValue($c) $c.digit($c,36) $c.forDigit(11,16) $c.getType($c) $c.getName(65) $c.toChars(65).size() $c.compare($c,$c) $c.compareTo($c) $c.hashCode() $c.valueOf($c) $c.toString($c) $c.toString(128512)", "H false true true H 97 17 17 b 1 LATIN CAPITAL LETTER A 1 0 0 72 H H 😀"},
    {"#set($c=$s.charAt(0))$c.toString(-1)", "!! java.lang.IllegalArgumentException: Not a valid Unicode code point: 0xFFFFFFFF"},
    {"#set($c=$s.charAt(0))$c.toChars(-1)", "!! java.lang.IllegalArgumentException: Not a valid Unicode code point: 0xFFFFFFFF"},
    {"#set($c=$s.charAt(0))$c.getName(-1)", "!! java.lang.IllegalArgumentException: Not a valid Unicode code point: 0xFFFFFFFF"},
    {"#set($c=$s.charAt(0))$c.codePointOf('nope')", "!! java.lang.IllegalArgumentException: Unrecognized character name :NOPE"},
    {"#set($c=$s.charAt(0))$c.codePointOf('latin small letter a') $c.charCount(70000) $c.isSurrogate($c) $c.highSurrogate(128512).hashCode() $c.toCodePoint($c,$c) $c.isTitleCase($c) $c.toTitleCase(97) $c.reverseBytes($c).hashCode() $c.isMirrored($c) $c.getDirectionality($c) $c.isIdeographic(65) $c.isSpace($c) $c.isJavaLetter($c)", "97 2 false 55357 -56540088 false 65 18432 false 0 false false true"},
    {"#set($c=$s.charAt(0))$c.codePointAt('abc',1) $c.codePointAt('abc',9)", "!! java.lang.StringIndexOutOfBoundsException: String index out of range: 9"},
    {"#set($c=$s.charAt(0))$c.compareTo('H')", "!! java.lang.ClassCastException: class java.lang.String cannot be cast to class java.lang.Character (java.lang.String and java.lang.Character are in module java.base of loader 'bootstrap')"},
    {"#set($c=$s.charAt(0))$c.isDigit('H') $c.isWhitespace(32) $c.isSpaceChar(160) $c.getNumericValue(8544) $c.getNumericValue(97) $c.getNumericValue(188) $c.digit(65,16)", "$c.isDigit('H') true true 1 10 -2 10"},
    {"#set($c=$s.charAt(0))$c.offsetByCodePoints('abc',0,1) $c.codePointCount('abc',0,2) $c.codePointBefore('abc',1) $c.describeConstable()", "1 2 97 Optional[DynamicConstantDesc[ConstantBootstraps::explicitCast(72)char]]"},
    {"#set($c=$s.charAt(0))$c.codePointCount('abc',0,9)", "!! java.lang.IndexOutOfBoundsException"},
    {"#set($c=$s.charAt(0))$c.codePointAt(null,0)", "$c.codePointAt(null,0)"},
    {"#set($c=$s.charAt(0))$c.codePointOf(null)", "!! java.lang.NullPointerException: Cannot invoke \"String.trim()\" because \"name\" is null"},
    {"#set($c=$s.charAt(0))$c.compareTo(null)", "!! java.lang.NullPointerException: Cannot read field \"value\" because \"anotherCharacter\" is null"},
    {"#set($c=$s.charAt(0))$c.toChars(65,null,0)", "!! java.lang.NullPointerException: Cannot store to char array because \"dst\" is null"},
    {"#set($c=$s.charAt(0))$c.codePointAt($s.toCharArray(),99)", "!! java.lang.ArrayIndexOutOfBoundsException: Index 99 out of bounds for length 11"},
    {"#set($c=$s.charAt(0))$c.codePointBefore($s.toCharArray(),0)", "!! java.lang.ArrayIndexOutOfBoundsException: Index -1 out of bounds for length 11"},
    {"#set($c=$s.charAt(0))$c.codePointBefore($s,0)", "!! java.lang.StringIndexOutOfBoundsException: String index out of range: -1"},
    {"#set($c=$s.charAt(0))$c.codePointBefore($s,99)", "!! java.lang.StringIndexOutOfBoundsException: String index out of range: 98"},
    {"#set($c=$s.charAt(0))$c.getName(31)|$c.getName(0)|$c.getName(127)|$c.getName(128)|$c.getName(128512)|$c.getName(19968)|$c.getName(44032)|$c.getName(57344)|$c.getName(55296)|$c.getName(888)|$c.getName(10)|$c.getName(917631)", "INFORMATION SEPARATOR ONE|NULL|DELETE|PADDING CHARACTER|GRINNING FACE|CJK UNIFIED IDEOGRAPHS 4E00|HANGUL SYLLABLES AC00|PRIVATE USE AREA E000|HIGH SURROGATES D800|$c.getName(888)|LINE FEED (LF)|CANCEL TAG"},
};
// clang-format on

TEST_CASE("java.lang.Character") {
  for (const MethodCase& method_case : kCases) check_case(method_case);
}

}  // namespace
}  // namespace vtl::test
