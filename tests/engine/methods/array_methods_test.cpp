// Arrays, which take the methods of a List: calls and what Velocity 1.7 on Java 17 answers to them.
#include "tests/engine/methods/method_cases.h"

namespace vtl::test {
namespace {

// clang-format off
constexpr MethodCase kCases[] = {
    {"$s.valueOf($s.toCharArray())", "Hello World"},
    {"$s.valueOf($s.toCharArray(),1,3)", "ell"},
    {"$s.valueOf($s.toCharArray(),1,99)", "!! java.lang.StringIndexOutOfBoundsException: offset 1, count 99, length 11"},
    {"$s.copyValueOf($s.toCharArray())", "Hello World"},
    {"$s.getChars(0,1,$s.toCharArray(),0)", ""},
    {"$s.getChars(0,99,$s.toCharArray(),0)", "!! java.lang.StringIndexOutOfBoundsException: begin 0, end 99, length 11"},
    {"$s.toCharArray()[0]", "H"},
    {"$s.toCharArray().get(99)", "!! java.lang.ArrayIndexOutOfBoundsException"},
    {"$s.toCharArray().set(0,'x')", "!! java.lang.IllegalArgumentException: argument type mismatch"},
    {"#set($x=$s.toCharArray())$x.set(0,$s.charAt(1))$x.get(0)", "He"},
    {"#set($x=$s.split('o'))$x.set(0,1)", "!! java.lang.IllegalArgumentException: array element type mismatch"},
    {"#set($x=$s.split('o'))$x.set(9,'a')", "!! java.lang.ArrayIndexOutOfBoundsException"},
    {"#set($x=$s.split('o'))$x.set(0,'zz')$x.get(0)$x.size()$x.indexOf(' W')", "Hellzz31"},
    {"#set($x=$s.split('o'))$x.add(1)", "!! java.lang.UnsupportedOperationException"},
    {"#set($x=$s.split('o'))$x.add(0,1)", "!! java.lang.UnsupportedOperationException"},
    {"#set($x=$s.split('o'))$x.remove('zz')$x.remove('Hell')", "!! java.lang.UnsupportedOperationException"},
    {"#set($x=$s.split('o'))$x.remove(0)", "!! java.lang.UnsupportedOperationException"},
    {"#set($x=$s.split('o'))$x.clear()", "!! java.lang.UnsupportedOperationException"},
    {"#set($x=$s.split('o'))$x.addAll([])$x.addAll([1])", "!! java.lang.UnsupportedOperationException"},
    {"#set($x=$s.split('o'))$x.removeAll(['q'])$x.removeAll(['Hell'])", "!! java.lang.UnsupportedOperationException"},
    {"#set($x=$s.split('o'))$x.sort(null)$x.subList(0,2)", "[ W, Hell]"},
    {"#set($x=$s.split('o'))$x.equals($x) $x.equals($s.split('o')) $x.subList(0,2).equals(['Hell',' W'])", "true false true"},
    {"$s.split('o').size(1)", "!! java.lang.IllegalArgumentException: wrong number of arguments"},
    {"$s.split('o').hashCode(1)", "!! java.lang.IllegalArgumentException: wrong number of arguments"},
    {"$s.getChars(0,5,$e.toCharArray(),0)", "!! java.lang.StringIndexOutOfBoundsException: offset 0, count 5, length 0"},
    {"$s.split('o').addAll(null)", "!! java.lang.NullPointerException: Cannot invoke \"java.util.Collection.iterator()\" because \"c\" is null"},
    {"$s.split('o').addAll(0,null)", "!! java.lang.NullPointerException: Cannot invoke \"java.util.Collection.iterator()\" because \"c\" is null"},
    {"$s.split('o').containsAll(null)", "!! java.lang.NullPointerException: Cannot invoke \"java.util.Collection.iterator()\" because \"c\" is null"},
    {"$s.split('o').toArray(null)", "!! java.lang.NullPointerException: Cannot invoke \"java.util.function.IntFunction.apply(int)\" because \"generator\" is null"},
    {"$s.split('o').add(9,1)", "!! java.lang.UnsupportedOperationException"},
    {"$s.split('o').remove(9)", "!! java.lang.UnsupportedOperationException"},
    {"$s.split('o').subList(0,1).get(1)", "!! java.lang.IndexOutOfBoundsException: Index 1 out of bounds for length 1"},
    {"$s.split('o').subList(0,1).set(1,'x')", "!! java.lang.IndexOutOfBoundsException: Index 1 out of bounds for length 1"},
    {"$s.split('o').subList(0,1).set(0,'x')", "Hell"},
    {"$s.split('o').subList(0,1).remove(0)", "!! java.lang.UnsupportedOperationException"},
    {"$s.split('o').subList(0,1).remove(4)", "!! java.lang.IndexOutOfBoundsException: Index 4 out of bounds for length 1"},
    {"$s.split('o').subList(0,1).add('x')", "!! java.lang.UnsupportedOperationException"},
    {"$s.split('o').subList(0,1).clear()", "!! java.lang.UnsupportedOperationException"},
    {"$s.split('o').subList(0,0).clear()", ""},
    {"$s.split('o').subList(0,2).removeAll(['Hell'])", "!! java.lang.UnsupportedOperationException"},
    {"$s.split('o').iterator().remove()", "!! java.lang.IllegalStateException"},
    {"$s.split('o').listIterator().add(1)", "!! java.lang.UnsupportedOperationException"},
    {"$s.split('o').listIterator().set('x')", "!! java.lang.IllegalStateException"},
    {"$s.split('o').listIterator(9)", "!! java.lang.IndexOutOfBoundsException: Index: 9, Size: 3"},
    {"$s.split('o').addAll(9,[1])", "!! java.lang.IndexOutOfBoundsException: Index: 9, Size: 3"},
    {"$s.split('o').addAll(9,[])", "!! java.lang.IndexOutOfBoundsException: Index: 9, Size: 3"},
    {"$s.split('o').addAll(0,[])", "false"},
    {"$s.split('o').forEach(null)", "!! java.lang.NullPointerException"},
    {"$s.split('o').removeIf(null)", "!! java.lang.NullPointerException"},
    {"$s.split('o').replaceAll(null)", "!! java.lang.NullPointerException"},
    {"$s.split('o').equals(null) $s.split('o').subList(0,1).hashCode()", "false 2245500"},
    {"$s.split('o').clone()", "$s.split('o').clone()"},
    {"$u.toUpperCase() $u.toLowerCase() $w.length() $w.substring(2,4) $w.indexOf('b') $w.codePointAt(2) $w.toCharArray().size() $w.charAt(2) $w.substring(3)", "HÉLLO héllo 5 😀 4 128512 5 ? ?b"},
};
// clang-format on

TEST_CASE("arrays, which take the methods of a List") {
  for (const MethodCase& method_case : kCases) check_case(method_case);
}

}  // namespace
}  // namespace vtl::test
