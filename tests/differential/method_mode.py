"""Mode `methods`: Java methods on every kind of value, with arguments that often do not fit.

Left out are methods whose answer is not a function of the data: identity hashes, streams, system properties, reflection,
and those that take minutes for some argument (BigInteger.pow).
"""
import random_context as rc

OBJECT = ["equals", "hashCode", "toString"]
METHODS = {
    "string": OBJECT + """length isEmpty charAt codePointAt codePointBefore codePointCount offsetByCodePoints contentEquals
        equalsIgnoreCase compareTo compareToIgnoreCase startsWith endsWith indexOf lastIndexOf substring subSequence concat
        replace matches contains replaceFirst replaceAll split toLowerCase toUpperCase trim toCharArray intern getBytes
        regionMatches format valueOf copyValueOf join isBlank strip stripLeading stripTrailing repeat indent formatted
        stripIndent translateEscapes""".split(),
    "list": OBJECT + """size isEmpty contains indexOf lastIndexOf clone toArray get set add remove clear addAll removeAll
        retainAll iterator listIterator subList containsAll trimToSize sort""".split(),
    "map": OBJECT + """size isEmpty get containsKey containsValue put putAll remove clear keySet values entrySet getOrDefault
        putIfAbsent replace clone""".split(),
    "view": OBJECT + """size isEmpty contains remove clear iterator add addAll containsAll removeAll retainAll toArray""".split(),
    "entry": OBJECT + "getKey getValue setValue".split(),
    "iterator": "hasNext next remove hasPrevious previous nextIndex previousIndex set add".split(),
    "int": OBJECT + """intValue longValue doubleValue floatValue shortValue byteValue compareTo compare parseInt valueOf
        toBinaryString toHexString toOctalString max min sum signum bitCount reverse highestOneBit lowestOneBit
        numberOfLeadingZeros numberOfTrailingZeros rotateLeft rotateRight reverseBytes decode toUnsignedString toUnsignedLong
        divideUnsigned remainderUnsigned parseUnsignedInt compareUnsigned""".split(),
    "long": OBJECT + """intValue longValue doubleValue floatValue shortValue byteValue compareTo compare parseLong valueOf
        toBinaryString toHexString toOctalString max min sum signum bitCount reverse highestOneBit numberOfTrailingZeros
        rotateLeft decode toUnsignedString divideUnsigned""".split(),
    "double": OBJECT + """intValue longValue doubleValue floatValue shortValue byteValue compareTo compare parseDouble valueOf
        isNaN isInfinite isFinite max min sum toHexString doubleToLongBits""".split(),
    "big": OBJECT + """intValue longValue doubleValue floatValue add subtract multiply divide mod remainder negate abs signum
        compareTo max min gcd bitLength bitCount testBit and or xor not setBit clearBit longValueExact intValueExact
        valueOf sqrt isProbablePrime""".split(),
    "bool": OBJECT + "booleanValue compareTo parseBoolean valueOf logicalAnd logicalOr logicalXor compare".split(),
    "array": "size get isEmpty contains indexOf toString iterator set add".split(),
}
PROPERTIES = """bytes empty size length key value k name a first last index blank keySet keys values count hasNext iterator
    next entrySet naN infinite""".split()

# how a receiver of a kind is made: (setup, reference)
RECEIVERS = {
    "string": [("", "s"), ("", "s2"), ("", "e"), ("", "u"), ("", "q"), ("", "num"), ("#set($r = 'a.b,c')", "r"), ("#set($r = \"x$n\")", "r")],
    "list": [("", "l"), ("", "li"), ("", "el"), ("", "nl"), ("", "lm"), ("#set($r = [1, 'b', 2.5])", "r"), ("#set($r = [1..4])", "r"),
             ("#set($r = ['b', 'a', 'c'])", "r"), ("#set($r = $l.subList(0, 1))", "r"), ("#set($r = [3, 1, 2].clone())", "r")],
    "map": [("", "m"), ("", "o"), ("", "em"), ("", "mm"), ("#set($r = {'k': 1, 'b': 'x', 'a': [1]})", "r"), ("#set($r = {1: 2, true: 3})", "r")],
    "view": [("#set($r = $m.keySet())", "r"), ("#set($r = $m.values())", "r"), ("#set($r = $m.entrySet())", "r"),
             ("#set($w = {'k': 1, 'a': 'b'})#set($r = $w.keySet())", "r"), ("#set($w = {'k': 1, 'a': 1})#set($r = $w.values())", "r"),
             ("#set($w = {'k': 1, 'a': 'b'})#set($r = $w.entrySet())", "r")],
    "entry": [("#set($w = {'k': 1, 'a': 'b'})#set($r = $w.entrySet().iterator().next())", "r"),
              ("#set($w = {'k': [1]})#foreach($r in $w.entrySet())#end#set($r = $w.entrySet().iterator().next())", "r")],
    "iterator": [("#set($r = $l.iterator())", "r"), ("#set($w = [1, 2, 3])#set($r = $w.listIterator())", "r"),
                 ("#set($w = [1, 2, 3])#set($r = $w.listIterator(2))", "r"), ("#set($w = {'a': 1, 'b': 2})#set($r = $w.keySet().iterator())", "r")],
    "int": [("", "n"), ("", "i1"), ("", "z"), ("", "neg"), ("#set($r = 42)", "r"), ("#set($r = $n + 1)", "r")],
    "long": [("", "lg"), ("#set($r = 3000000000)", "r"), ("#set($r = $lg - 1)", "r")],
    "double": [("", "d"), ("", "d2"), ("#set($r = 2.5)", "r"), ("#set($r = 1e400)", "r"), ("#set($r = 1e400 - 1e400)", "r")],
    "big": [("", "bg"), ("#set($r = 99999999999999999999)", "r")],
    "bool": [("", "t"), ("", "f"), ("#set($r = true)", "r"), ("#set($r = $n > 2)", "r")],
    "array": [("#set($r = $s.split(','))", "r"), ("#set($w = 'a,b,c')#set($r = $w.split(','))", "r"), ("#set($r = $l.toArray())", "r")],
}
# what a method usually takes: chosen four times out of five
FITTING = {
    "charAt": "i", "codePointAt": "i", "substring": "i ii", "subSequence": "ii", "subList": "ii", "get": "i k", "set": "iv", "add": "v iv",
    "remove": "i k kv", "replace": "ss kv kvv", "replaceAll": "RT", "replaceFirst": "RT", "matches": "R", "split": "R Ri", "format": "Fv Fvv F",
    "formatted": "v vv", "join": "sL sss", "indexOf": "s i si", "lastIndexOf": "s i si", "repeat": "j", "indent": "j", "put": "kv",
    "putAll": "M", "getOrDefault": "kv", "putIfAbsent": "kv", "containsKey": "k", "containsValue": "v", "contains": "v s", "addAll": "L iL",
    "removeAll": "L", "retainAll": "L", "containsAll": "L", "startsWith": "s si", "endsWith": "s", "concat": "s", "compareTo": "s n r",
    "compareToIgnoreCase": "s", "equalsIgnoreCase": "s", "equals": "v r", "parseInt": "D Dj", "parseLong": "D Dj", "parseDouble": "D",
    "valueOf": "v D Dj", "decode": "D", "toString": "_ n nj", "listIterator": "_ i", "regionMatches": "isii bisii", "sort": "0", "setValue": "v",
    "contentEquals": "s", "codePointBefore": "i", "codePointCount": "ii", "offsetByCodePoints": "ii", "getBytes": "_ s", "toArray": "_",
    "testBit": "j", "setBit": "j", "clearBit": "j", "isProbablePrime": "j", "toLowerCase": "_", "toUpperCase": "_", "parseUnsignedInt": "D",
    "max": "nn r", "min": "nn r", "sum": "nn", "compare": "nn", "rotateLeft": "nn", "rotateRight": "nn", "divideUnsigned": "nn",
    "gcd": "r", "mod": "r", "divide": "r", "remainder": "r", "multiply": "r", "subtract": "r", "and": "r", "or": "r", "xor": "r",
}
REGEXES = ["','", "'[abc]'", "'a*'", "'(a)(b)?'", "'.'", "'\\.'", "''", "'\\s+'", "'[^a-z]'", "'^a'", "'c$'", "'(?i)A'", "'\\d+'", "'a|b'", "'('",
           "'[a'", "'\\w'", "'\\p{L}'", "'(?<x>a)'", "'l+?'", "'\\b'", "'*'"]
REPLACEMENTS = ["'X'", "''", "'[$1]'", "'$0$0'", "'\\$'", "'$'", "'$9'", "'\\'", "'${x}'", "\"-\""]
FORMATS = ["'%s'", "'%d'", "'%05d|'", "'%.2f'", "'%x'", "'%,d'", "'%-5s|'", "'%5s|'", "'%s-%s'", "'%%'",
           "'%e'", "'%b'", "'%q'", "'%2$s'", "'%S'", "'%c'"]
NUMERALS = ["'12'", "'-7'", "'0x1F'", "'abc'", "''", "'1.5'", "'2147483648'", "'+5'", "' 1'", "'1e3'", "'NaN'", "'077'", "$num", "'true'", "12"]


def literal(rng, letter):
    """The source text of one argument; `letter` is a code of FITTING."""
    if letter == "v":
        letter = rng.choice("iskbdlLM0rn")
    return rng.choice({
        "i": ["0", "1", "2", "-1", "3", "9", "$n", "$z", "$i1"], "j": ["0", "1", "2", "3", "16", "-1", "$n"],
        "n": ["0", "1", "-1", "7", "$n", "2147483647", "-2147483648", "$i1"],
        "s": ["'a'", "'b'", "''", "'k'", "\"$s\"", "$s", "$s2", "$e", "$u", "'l'", "\"a\"", "$q"],
        "k": ["'k'", "'a'", "'nope'", "0", "$s", "1", "true"], "R": REGEXES, "T": REPLACEMENTS, "F": FORMATS, "D": NUMERALS,
        "b": ["true", "false", "$t", "$f"], "d": ["1.5", "0.0", "$d"], "l": ["$lg", "3000000000"], "g": ["$bg"],
        "L": ["[]", "[1, 2]", "['a','b']", "$l", "$el", "[1..3]", "$m.keySet()", "[null, 1]"], "M": ["{}", "{'k': 1}", "$m", "{'z': null}"],
        "0": ["null", "abc", "$nope", "$nul"], "r": ["$r", "$w", "$n", "$bg", "$l", "$s", "$m"],
        "E": ["\"#if($t)x#end\"", "\"$l.size()\"", "[[1],{'a':[]}]", "$m.k", "$l[0]", "$s.trim()", "${n}", "$!nope"],
    }[letter])


def arguments(rng, method):
    if rng.random() < 0.8:
        shape = rng.choice(FITTING.get(method, "_").split(" ")).replace("_", "")
    else:
        shape = "".join(rng.choice("isskbdlgLM0rvREFn") for _ in range(rng.choice([0, 1, 1, 1, 2, 2, 3])))
    separator = rng.choice([", ", ",", " , ", ",\n"])
    text = separator.join(literal(rng, letter) for letter in shape)
    return f" {text} " if text and rng.random() < 0.1 else text


def call(rng, kind, reference, has_identity):
    """A reference with one or two method calls, property reads or indexes on a receiver of `kind`.

    `has_identity`: its hash code is an identity hash, different in every run.
    """
    bang = rng.choice(["", "", "", "!"])
    roll = rng.random()
    if roll < 0.08:
        tail = "." + rng.choice(PROPERTIES)
    elif roll < 0.14:
        tail = f"[{rng.choice(['0', '1', '-1', '9', '-9', '$n', chr(39) + 'k' + chr(39), 'true', '$s', '$nope'])}]"
    else:
        pool = METHODS[kind] if rng.random() < 0.95 else METHODS[rng.choice(list(METHODS))]
        method = rng.choice(pool)
        if has_identity and method == "hashCode":
            method = "toString"
        tail = f".{method}({arguments(rng, method)})"
        if rng.random() < 0.15:
            follow = rng.choice(["toString", "length", "size", "isEmpty", "equals", "get", "trim", "intValue", "iterator", "contains"])
            tail += f".{follow}({arguments(rng, follow)})"
    return f"${bang}{{{reference}{tail}}}" if rng.random() < 0.15 else f"${bang}{reference}{tail}"


def template(rng):
    parts = []
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        kind = rng.choice(list(METHODS))
        setup, reference = rng.choice(RECEIVERS[kind])
        parts.append(setup)
        for _ in range(rng.choice([1, 2, 2, 3])):
            text = call(rng, kind, reference, kind in ("iterator", "array") or "values()" in setup)
            roll = rng.random()
            if roll < 0.15:
                text = f"#set($v = {text.replace('$!', '$')})[$v]"
            elif roll < 0.25:
                text = f"#if({text})T#{{else}}F#end"
            elif roll < 0.3:
                text = f"#foreach($i in {text})<$i>#end"
            parts.append(text + "|")
        if kind not in ("iterator", "array") or rng.random() < 0.2:
            parts.append(f"${reference}|")
    return "".join(parts)


def context(rng):
    return rc.full_context(rng)
