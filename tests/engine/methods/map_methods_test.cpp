// java.util.Map, its views and its entries: calls and what Velocity 1.7 on Java 17 answers to them.
#include "tests/engine/methods/method_cases.h"

namespace vtl::test {
namespace {

// clang-format off
constexpr MethodCase kCases[] = {
    {"#set($x=[$m,1])$x.sort(null)", "!! java.lang.ClassCastException: class java.util.LinkedHashMap cannot be cast to class java.lang.Integer (java.util.LinkedHashMap and java.lang.Integer are in module java.base of loader 'bootstrap')"},
    {"$m.keySet().add(1)", "!! java.lang.UnsupportedOperationException"},
    {"$m.keySet().addAll([1])", "!! java.lang.UnsupportedOperationException"},
    {"$m.keySet().addAll([])", "false"},
    {"$m.keySet().remove('a')$m $m.keySet().remove('zz')", "true{b=2} false"},
    {"$m.keySet().clear()$m", "{}"},
    {"$m.keySet().iterator().remove()", "!! java.lang.IllegalStateException"},
    {"#set($i=$m.keySet().iterator())$i.next()$m.put('z',1)$i.next()", "!! java.util.ConcurrentModificationException"},
    {"#set($i=$m.keySet().iterator())$i.next()$i.next()$i.next()", "!! java.util.NoSuchElementException"},
    {"#set($i=$m.keySet().iterator())$i.next()$i.remove()$m", "a{b=2}"},
    {"$m.values().remove(1)$m", "true{b=2}"},
    {"$m.values().removeAll([1])$m $m.values().retainAll([7])$m", "true{b=2} true{}"},
    {"$m.values() $m.values().equals($m.values()) $m.values().contains(2)", "[1, 2] true true"},
    {"$m.keySet().equals($m.keySet()) $m.keySet().hashCode() $m.entrySet().hashCode() $m.entrySet().contains(1)", "true 195 192 false"},
    {"$m.keySet().toArray().size() $m.keySet().removeAll(['a','q'])$m", "2 true{b=2}"},
    {"$m.keySet().removeAll(null)", "!! java.lang.NullPointerException"},
    {"$m.keySet().containsAll(null)", "!! java.lang.NullPointerException: Cannot invoke \"java.util.Collection.iterator()\" because \"c\" is null"},
    {"$m.keySet().retainAll(null)", "!! java.lang.NullPointerException"},
    {"$m.keySet().of(1) $m.keySet().of() ", "[1] [] "},
    {"$m.keySet().of(1,1)", "!! java.lang.IllegalArgumentException: duplicate element: 1"},
    {"$m.keySet().of(null)", "!! java.lang.NullPointerException"},
    {"$m.keySet().copyOf([1,1])", "[1]"},
    {"$m.keySet().of(1).add(2)", "!! java.lang.UnsupportedOperationException"},
    {"$m.keySet().removeIf(null)", "!! java.lang.NullPointerException"},
    {"$m.keySet().forEach(null)", "!! java.lang.NullPointerException"},
    {"$m.entrySet().toArray().get(0).getKey()", "a"},
    {"$m.entrySet().iterator().next().setValue(9)$m", "1{a=9, b=2}"},
    {"$m.entrySet().iterator().next().value $m.entrySet().iterator().next().hashCode() $m.entrySet().iterator().next()", "1 96 a=1"},
    {"$m.entrySet().iterator().next().comparingByKey(null)", "!! java.lang.NullPointerException"},
    {"$m.entrySet().iterator().next().copyOf(null)", "!! java.lang.NullPointerException"},
    {"$m.entrySet().iterator().next().copyOf($m.entrySet().iterator().next())", "a=1"},
    {"$m.entry(1,2) $m.entry(1,2).hashCode() $m.entry(1,2).equals($m.entry(1,2)) $m.entry(1,2).getKey()", "1=2 3 true 1"},
    {"$m.entry(1,2).setValue(1)", "!! java.lang.UnsupportedOperationException: not supported"},
    {"$m.entry(null,2)", "!! java.lang.NullPointerException"},
    {"$m.of(1,2) $m.of()", "{1=2} {}"},
    {"$m.of(1,2,1,2)", "!! java.lang.IllegalArgumentException: duplicate key: 1"},
    {"$m.of(1,null)", "!! java.lang.NullPointerException"},
    {"$m.of(1,2).entrySet() $m.of(1,2).keySet() $m.of(1,2).values()", "[1=2] [1] [2]"},
    {"$m.copyOf({'a':1}) $m.ofEntries($m.entry(1,2)) $m.ofEntries()", "{a=1} {1=2} {}"},
    {"$m.copyOf(null)", "!! java.lang.NullPointerException: Cannot invoke \"java.util.Map.entrySet()\" because \"map\" is null"},
    {"$m.put('a')", "$m.put('a')"},
    {"$m.putAll(null)", "!! java.lang.NullPointerException: Cannot invoke \"java.util.Map.size()\" because \"m\" is null"},
    {"$m.putAll(1)", "$m.putAll(1)"},
    {"$m.compute('a',null)", "!! java.lang.NullPointerException"},
    {"$m.computeIfAbsent('zz',null)", "!! java.lang.NullPointerException"},
    {"$m.computeIfPresent('a',null)", "!! java.lang.NullPointerException"},
    {"$m.merge('a',1,null)", "!! java.lang.NullPointerException"},
    {"$m.merge('a',null,null)", "!! java.lang.NullPointerException"},
    {"$m.replaceAll(null)", "!! java.lang.NullPointerException"},
    {"$m.forEach(null)", "!! java.lang.NullPointerException"},
    {"$m.replace('a',5) $m.replace('zz',5) $m.replace('a',5,6) $m.replace('a',9,7) $m", "1 $m.replace('zz',5) true false {a=6, b=2}"},
    {"$m.remove('a',9) $m.remove('a',1) $m", "false true {b=2}"},
    {"$m.putIfAbsent('q',1)$m.putIfAbsent('q',2)$m", "$m.putIfAbsent('q',1)1{a=1, b=2, q=1}"},
    {"$m.getOrDefault(null,'x') $m.containsKey(null) $m.containsValue(null)", "x false false"},
    {"$m.clone() $m.clone().put('q',1)$m", "{a=1, b=2} $m.clone().put('q',1){a=1, b=2}"},
    {"$m.hashCode() $m.equals({'b':2,'a':1}) $m.size()", "192 true 2"},
    {"$m.put($m,$m)$m", "$m.put($m,$m){a=1, b=2, (this Map)=(this Map)}"},
    {"$m.of(1)", "!! java.lang.IllegalArgumentException: wrong number of arguments"},
    {"$m.of(1,2,3)", "!! java.lang.IllegalArgumentException: wrong number of arguments"},
    {"$m.entrySet().iterator().next().getKey(1)", "!! java.lang.IllegalArgumentException: wrong number of arguments"},
    {"$m.entrySet().remove(1)$m.entrySet().remove($m.entry('a',1))$m $m.entrySet().contains($m.entry('b',2))", "falsetrue{b=2} true"},
    {"$m.values().toArray('x').size() $m.keySet().toArray($s.split('o')).size()", "2 3"},
    {"$m.keySet().toArray(null)", "!! java.lang.NullPointerException: Cannot invoke \"java.util.function.IntFunction.apply(int)\" because \"generator\" is null"},
    {"$m.keySet().equals(['a','b']) $m.keySet().equals($l.of('a')) $m.values().equals([1,2])", "false false false"},
    {"$m.copyOf({'a':null})", "!! java.lang.NullPointerException"},
    {"$m.entry('a','b').toString() $m.entry('a','b').hashCode()", "a=b 3"},
};
// clang-format on

TEST_CASE("java.util.Map, its views and its entries") {
  for (const MethodCase& method_case : kCases) check_case(method_case);
}

}  // namespace
}  // namespace vtl::test
