"""Mode `structured`: programs built along the grammar, most of them valid.

A Builder makes one template. Loops nest three deep at most and macros call only macros of a higher number (recursion
has a shape of its own), so that every template ends quickly.
"""
import collections

import method_mode
import random_context as rc

WORDS = ["a", "text", "b c", "x=", "{\"k\": ", "}", "end.", "(1)", "[2]", "<p>", "5%", "\u00fc", "\U0001F600", "no", ", ", ":", "$ ",
         "$5.00", "# x", "C#", "#fff", "a\\b", "!", "-", "_", "'", "&amp;", "true", "||", "\"", "=", "#1 ", "@", "q\\"]
AFTER_REFERENCE = ["", "", " ", ",", ".", "|", "\n", ":", ";", "-", "'", "/", "..", "!", "@", "{", "}", "(", ")", "=", "\t", "\\", "<", ". x"]
BLANKS = ["", "", "", "", " ", "  ", "\t", "\n", " \n "]
LINE_ENDS = ["", "", "", "\n", "\n", " \n", "\t\r\n", "\r\n", "\r", " ", "  x", "\n\n", "\n  "]
MACRO_NAMES = ["mA", "mB", "mC", "mD"]
PROPERTY_NAMES = ["k", "a", "b", "id", "name", "nope", "empty", "size", "key", "value", "class-x", "K", "items", "index"]
LOOP_FIELDS = ["index", "count", "hasNext", "hasNext()", "first", "last", "isFirst()", "isLast()", "parent.index", "topmost.count", "nope",
               "getIndex()", "getCount()", "parent.count"]
SIMPLE_CALLS = [("string", ["length()", "trim()", "toUpperCase()", "isEmpty()", "substring(1)", "concat('x')", "replace('a', 'b')",
                            "indexOf(\"b\")", "split(',')", "contains('a')", "charAt(0)", "equals('a')"]),
                ("list", ["size()", "isEmpty()", "get(0)", "add('z')", "contains(1)", "clear()", "indexOf(2)", "remove(0)", "subList(0, 1)",
                          "add(null)", "addAll([1, 2])", "iterator().next()", "set(0, 'w')", "add([1, {'a': null}])", "add($n)"]),
                ("map", ["size()", "get('k')", "put('k', 1)", "keySet()", "values()", "entrySet()", "containsKey('a')", "remove('k')",
                         "isEmpty()", "putAll({'p': 1})", "put($s, $n)", "put(null, bare)", "getOrDefault('k', 0)"]),
                ("int", ["toString()", "intValue()", "hashCode()", "compareTo(3)", "equals(1)", "doubleValue()"])]
CONSTRUCT_KINDS = """text reference formal_reference quiet_reference property method index set_variable set_property set_index set_quiet
    if elseif else foreach foreach_list foreach_map foreach_range foreach_string foreach_null foreach_views macro_definition macro_call
    macro_body_call macro_recursion bare_macro define evaluate literal break break_scope stop line_comment block_comment doc_comment
    textblock escape_reference escape_directive unknown_directive include parse loop_field velocity_count string_single
    string_interpolated integer float boolean range list map arithmetic comparison logical negation parentheses concatenation
    bare_word word_operator""".split()


class Builder:
    """Builds one template; `marks` counts the constructs used."""

    def __init__(self, rng):
        self.rng = rng
        self.marks = collections.Counter()
        self.loops = 0
        self.macro_level = 0
        self.in_macro = False
        self.with_macros = rng.random() < 0.25
        self.loop_names = []
        self.assigned = []
        self.messy = rng.random() < 0.15  # odd blanks and more wrong types

    def mark(self, kind):
        self.marks[kind] += 1

    def chance(self, probability):
        return self.rng.random() < probability

    def pick(self, *options):
        """Call one of `options`, each a function or a (function, weight) pair."""
        pairs = [option if isinstance(option, tuple) else (option, 1) for option in options]
        return self.rng.choices([function for function, _ in pairs], [weight for _, weight in pairs])[0]()

    def blank(self, newline=True):
        if not (self.messy or self.chance(0.1)):
            return ""
        blank = self.rng.choice(BLANKS)
        return blank if newline else " " * len(blank)

    # --- references ---

    def name(self, kind=None):
        rng = self.rng
        if self.loop_names and self.chance(0.3):
            return rng.choice(self.loop_names)
        if self.assigned and self.chance(0.25):
            return rng.choice(self.assigned)
        if self.in_macro and self.chance(0.5):
            return rng.choice(["a", "b", "c"])
        if self.chance(0.06):
            return rng.choice(rc.UNDEFINED)
        kind = kind if kind in rc.NAMES and not self.chance(0.08) else rng.choice(list(rc.NAMES))
        return rng.choice(rc.NAMES[kind])

    def parameters(self, depth):
        count = self.rng.choice([0, 1, 1, 2])
        argument = lambda: self._bare_word() if self.chance(0.08) else self.parameter(depth - 1)
        return ",".join(self.blank() + argument() for _ in range(count))

    def step(self, kind, depth):
        rng = self.rng
        roll = rng.random()
        if roll < 0.35:
            self.mark("property")
            return "." + rng.choice(PROPERTY_NAMES)
        if roll < 0.5:
            self.mark("index")
            inner = rng.choice(["0", "1", "-1", "'k'", "\"a\"", "$n", "$s", "$z", "true", "${i1}", "$m.k", "$l[0]"])
            return f"[{self.blank()}{inner}{self.blank()}]"
        self.mark("method")
        fitting = [calls for name, calls in SIMPLE_CALLS if name == kind]
        if fitting and self.chance(0.6):
            return "." + rng.choice(fitting[0])
        if self.chance(0.5):
            method = rng.choice(method_mode.METHODS[rng.choice(["string", "list", "map", "int"])])
            return f".{method}({method_mode.arguments(rng, method)})"
        return f".{rng.choice(['get', 'add', 'contains', 'equals', 'concat', 'indexOf', 'put', 'foo', 'size'])}({self.parameters(depth)})"

    def reference(self, kind=None, depth=2, quiet=True):
        rng = self.rng
        if self.loops and self.chance(0.12):
            if self.chance(0.2):
                self.mark("velocity_count")
                return rng.choice(["$velocityCount", "$velocityHasNext", "${velocityCount}"])
            self.mark("loop_field")
            return rng.choice(["$foreach.", "$foreach.", "$!foreach.parent."]) + rng.choice(LOOP_FIELDS)
        kind = kind or rng.choice(["string", "int", "list", "map", "listmap", "double", "bool", "long", "null"])
        body = self.name(kind)
        for _ in range(rng.choices([0, 1, 2, 3], [60, 28, 9, 3])[0]):
            body += self.step(kind, depth)
            kind = None
        bang = "!" if quiet and self.chance(0.2) else ""
        if bang:
            self.mark("quiet_reference")
        if self.chance(0.25):
            self.mark("formal_reference")
            return f"${bang}{{{body}}}"
        self.mark("reference")
        return f"${bang}{body}"

    # --- literals and expressions ---

    def string(self, depth):
        rng = self.rng
        if depth <= 0 or self.chance(0.5):
            self.mark("string_single")
            text = rng.choice([rc.string(rng), rc.string(rng), "k", "a", "x", "$s", "#end", "it's"])
            if self.chance(0.5):
                return "'" + text.replace("'", "''") + "'"
            if "$" in text or "#" in text or "\\u" in text:
                text = "plain"
            return '"' + text.replace('"', '""') + '"'
        self.mark("string_interpolated")
        inner = self.pick(
            (lambda: rng.choice(["$s", "a$n", "${s}b", "[$!nope]", "$m.k-$n", "$l.size()", "\\$s", "#$n", "$s$s", "a ## b", "$s #*c*#", "\\u0041$s",
                                 "$!{s}", "$s.concat(\"x\")", "$l[0]", "#[[$s]]#", "$$n", "$5"]), 4),
            (lambda: self.block(depth - 1, 2), 2))
        return '"' + inner.replace('"', '""') + '"'

    def number(self):
        rng = self.rng
        if self.chance(0.75):
            self.mark("integer")
            return str(rng.choice(rc.INTS + rc.LONGS[:3] + rc.BIGS[:2] + [4, 6, 8, 9, 11] * 4))
        self.mark("float")
        return rng.choice(["1.0", "2.5", "-0.5", ".5", "5.", "1e3", "1.5e-3", "1e21", "0.0", "-0.0", "1.e2", "123456789.125", "1e400"])

    def list_literal(self, depth):
        self.mark("list")
        count = self.rng.choice([0, 1, 2, 2, 3, 4])
        return "[" + ",".join(self.blank() + self.parameter(depth - 1) + self.blank() for _ in range(count)) + "]"

    def map_literal(self, depth):
        self.mark("map")
        rng = self.rng
        pairs = []
        for _ in range(rng.choice([0, 1, 2, 2, 3])):
            key = rng.choice(["'k'", "\"a\"", "'b'", "'id'", "1", "true", "$s", "\"k$n\"", "'x y'", "'size'", "$n ", "1.5"])
            pairs.append(f"{self.blank()}{key}{rng.choice([':', ': ', ' : ', ':'])}{self.parameter(depth - 1)}")
        return "{" + ",".join(pairs) + "}"

    def range(self):
        self.mark("range")
        rng = self.rng
        low = rng.choice(["1", "0", "3", "-2", "$z", "$i1", "$!nope", "$l.size()"])
        high = rng.choice(["3", "1", "5", "0", "-1", "4", "$z", "$l.size()", "$s.length()", "$d2"])
        return f"[{self.blank()}{low}{rng.choice(['..', '..', ' .. '])}{high}]"

    def parameter(self, depth):
        """What may stand in a list, a map or method arguments: no operators."""
        options = [(lambda: self.string(depth), 3), (self.number, 3), (self.boolean, 1), (lambda: self.reference(depth=depth), 4)]
        if depth > 0:
            options += [(lambda: self.list_literal(depth), 1), (lambda: self.map_literal(depth), 1), (self.range, 1)]
        return self.pick(*options)

    def boolean(self):
        self.mark("boolean")
        return self.rng.choice(["true", "false"])

    def operator(self, symbols, words):
        if words and self.chance(0.12):
            self.mark("word_operator")
            return f" {self.rng.choice(words)} "
        symbol = self.rng.choice(symbols)
        return f" {symbol} " if symbol == "-" or self.chance(0.75) else symbol

    def arithmetic(self, depth):
        self.mark("arithmetic")
        operand = lambda: self.pick((self.number, 3), (lambda: self.reference(self.rng.choice(["int", "int", "double", "long", "big"]), 1), 4),
                                    (lambda: self.parentheses(self.arithmetic, depth - 1), 1 if depth > 0 else 0.01),
                                    (lambda: self.parameter(0), 0.5))
        text = operand()
        for _ in range(self.rng.choice([1, 1, 2, 3])):
            text += self.operator(["+", "-", "*", "/", "%"], None) + operand()
        return text

    def concatenation(self, depth):
        self.mark("concatenation")
        parts = [self.string(depth - 1)] + [self.parameter(depth - 1) for _ in range(self.rng.choice([1, 2, 3]))]
        self.rng.shuffle(parts)
        return " + ".join(parts)

    def comparison(self, depth):
        self.mark("comparison")
        side = lambda: self.pick((lambda: self.parameter(depth - 1), 4), (lambda: self.reference("int", 1), 4), (self.number, 3),
                                 (lambda: self.arithmetic(depth - 1) if depth > 0 else self.number(), 1))
        if self.chance(0.5):
            return side() + self.operator(["==", "!="], ["eq", "ne"]) + side()
        return side() + self.operator(["<", ">", "<=", ">="], ["lt", "gt", "le", "ge"]) + side()

    def logical(self, depth):
        self.mark("logical")
        side = lambda: self.condition(depth - 1)
        text = side()
        for _ in range(self.rng.choice([1, 1, 2])):
            text += self.operator(["&&", "||"], ["and", "or"]) + side()
        return text

    def negation(self, depth):
        self.mark("negation")
        inner = self.pick(lambda: self.reference(depth=1), lambda: self.parentheses(self.condition, depth - 1), self.boolean)
        return self.rng.choice(["!", "!", "! ", "not ", "!!"]) + inner

    def parentheses(self, maker, depth):
        self.mark("parentheses")
        return f"({self.blank()}{maker(max(depth, 0))}{self.blank()})"

    def condition(self, depth):
        if depth <= 0:
            return self.pick(lambda: self.reference("bool", 1), self.boolean, lambda: self.reference(depth=1))
        return self.pick((lambda: self.comparison(depth), 5), (lambda: self.reference("bool", 1), 2), (lambda: self.reference(depth=1), 2),
                         (lambda: self.logical(depth), 3), (lambda: self.negation(depth), 2), (self.boolean, 1),
                         (lambda: self.parentheses(self.condition, depth - 1), 1), (lambda: self.parameter(0), 0.5),
                         (lambda: self.arithmetic(1), 0.3))

    def expression(self, depth):
        return self.pick((lambda: self.parameter(depth), 6), (lambda: self.arithmetic(depth), 4), (lambda: self.concatenation(depth), 2),
                         (lambda: self.condition(depth), 2), (lambda: self.list_literal(depth), 1), (lambda: self.map_literal(depth), 1),
                         (lambda: self.reference(depth=depth), 2))

    # --- statements ---

    def line_end(self):
        return self.rng.choice(LINE_ENDS)

    def text(self):
        self.mark("text")
        return self.rng.choice(["", "\n", " ", "\n  "]) + self.rng.choice(WORDS) + self.rng.choice(["", "\n", " ", "|"])

    def print(self, depth):
        return self.reference(depth=depth) + self.rng.choice(AFTER_REFERENCE if self.messy else AFTER_REFERENCE[:11])

    def set(self, depth):
        rng = self.rng
        roll = rng.random()
        if roll < 0.6:
            self.mark("set_variable")
            name = rng.choice(["v", "w", "x", "y", "s", "n", "v", "w"])
            target = "$" + name
            self.assigned.append(name)
        elif roll < 0.78:
            self.mark("set_property")
            target = rng.choice(["$m.k", "$o.a", "$m.new", "$mm.a.b", "$w.k", "$em.x", "$l.k", "$s.k", "${m.k}", "$nope.k", "$lm[0].name"])
        elif roll < 0.93:
            self.mark("set_index")
            target = rng.choice(["$l[0]", "$m['k']", "$l[-1]", "$m[$s]", "$w[0]", "$l[9]", "$em[\"a$n\"]", "$li[1]", "$s[0]", "$m.get('k')"])
        else:
            self.mark("set_quiet")
            target = rng.choice(["$!v", "${v}", "$!{v}", "$v-x"])
        equals = rng.choice([" = ", " = ", "=", " =", "= "])
        return (f"{rng.choice(['', '', '  ', chr(9)])}{rng.choice(['#set(', '#set( ', '#set (', '#set(', '#{set}('])}{target}{equals}"
                f"{self.expression(depth)}{self.blank()}){self.line_end()}")

    def if_(self, depth):
        rng = self.rng
        self.mark("if")
        end = rng.choice(["#end", "#end", "#{end}"])
        text = rng.choice(["#if(", "#if (", "#if( ", "#{if}("]) + self.condition(2) + self.blank() + ")" + self.line_end() + self.block(depth - 1, 3)
        while self.chance(0.2):
            self.mark("elseif")
            text += rng.choice(["#elseif(", "#elseif (", "#{elseif}("]) + self.condition(2) + ")" + self.line_end() + self.block(depth - 1, 2)
        if self.chance(0.5):
            self.mark("else")
            text += rng.choice(["#else", "#{else}"]) + rng.choice(["\n", " ", " \n", "|"]) + self.block(depth - 1, 2)
        return text + end + self.line_end()

    def foreach(self, depth):
        if self.loops >= 3:
            return self.print(depth)
        rng = self.rng
        self.mark("foreach")
        kind, source = rng.choice([
            ("list", lambda: rng.choice(["$l", "$li", "$el", "$lm", "$nl", "${l}"])), ("list", lambda: self.list_literal(1)),
            ("map", lambda: rng.choice(["$m", "$em", "$mm", "{'a': 1, 'b': 2}"])), ("range", self.range), ("range", lambda: "[1..3]"),
            ("string", lambda: rng.choice(["$s", "'abc'", "$n", "true"])), ("null", lambda: rng.choice(["$nul", "$nope", "$m.zz"])),
            ("views", lambda: rng.choice(["$m.entrySet()", "$m.keySet()", "$m.values()", "$l.iterator()", "$s.split(',')", "$lm"])),
            ("list", lambda: self.reference("list", 1)),
        ])
        self.mark("foreach_" + kind)
        name = rng.choice(["i", "j", "item", "e1", "s"])
        head = (f"#foreach{rng.choice(['', '', ' '])}({self.blank(False)}{rng.choice(['$', '$', '$', '$!'])}{name} "
                f"{rng.choice(['in', 'in', 'in', 'of'])} {source()}{self.blank()}){self.line_end()}")
        self.loops += 1
        self.loop_names.append(name)
        body = self.block(depth - 1, 3)
        if self.chance(0.35):
            body += rng.choice([f"${name}", f"[${name}] ", f"${name}.key=${name}.value;", "$foreach.index:", f"${name}#if($foreach.hasNext),#end",
                                "$velocityCount "])
        if self.chance(0.1):
            body += self.break_()
        self.loop_names.pop()
        self.loops -= 1
        return head + body + rng.choice(["#end", "#end", "#{end}"]) + self.line_end()

    def break_(self):
        if self.chance(0.25):
            self.mark("break_scope")
            return self.rng.choice(["#break($foreach)", "#break($foreach.parent)", "#break($foreach.topmost)"])
        self.mark("break")
        return self.rng.choice(["#break", "#if($foreach.count == 2)#break#end", "#if($foreach.index > 0)#break #end", "#{break}"])

    def stop(self):
        self.mark("stop")
        return self.rng.choice(["#stop", "#stop()", "#if($t)#stop#end", "#if($n == 3)#stop#end", "#stop('why')"])

    def define(self, depth):
        self.mark("define")
        name = self.rng.choice(["v", "w", "blk"])
        self.assigned.append(name)
        return (f"#define(${name}){self.line_end()}{self.block(depth - 1, 2)}#end{self.line_end()}"
                + self.rng.choice(["", f"${name}", f"#if(${name} == 'a')T#end", f"#set($s = \"${name}!\")$s", f"${name}.size()"]))

    def evaluate(self, depth):
        self.mark("evaluate")
        roll = self.rng.random()
        if roll < 0.45:
            argument = "'" + self.block(depth - 1, 2).replace("'", "''") + "'"
        elif roll < 0.65:
            argument = self.string(depth)
        else:
            argument = self.rng.choice(["$tpl", "$tpl", "$s", "$n", "$nope", "$m.k", "\"$tpl x\""])
        return f"#evaluate({argument}){self.line_end()}"

    def literal(self, depth):
        self.mark("literal")
        return f"#literal(){self.line_end()}{self.block(depth - 1, 3) or 'x'}#end{self.line_end()}"

    def comment(self):
        return self.pick(lambda: self._comment("line_comment", ["## c\n", "##\n", "## $s #if(\n", "##x\r\n"]),
                         lambda: self._comment("block_comment", ["#* c *#", "#*\n $s #if( *#", "#**#"]),
                         lambda: self._comment("doc_comment", ["#** doc *#", "#** @param $x\n *#\n"]))

    def _comment(self, kind, options):
        self.mark(kind)
        return self.rng.choice(options)

    def textblock(self):
        self.mark("textblock")
        return self.rng.choice(["#[[$s #if( x]]#", "#[[]]#", "#[[\n$n\n]]#\n", "#[[ #[[ ]]#", "#[[ $ # ]]#"])

    def escape(self):
        if self.chance(0.5):
            self.mark("escape_reference")
            return self.rng.choice(["\\$s", "\\\\$s", "\\\\\\$s", "\\$nope", "\\\\$nope", "\\$!s", "\\$!nope",
                                    "\\${s}", "$\\!s", "\\$m.k", "\\$l.size()"]) + " "
        self.mark("escape_directive")
        return self.rng.choice(["\\#set", "\\#foo", "\\#{if} ", "\\\\#foo", "\\#end ", "\\#mA() ", "\\\\#if($t)x#end", "\\##x\n",
                                "\\#*c*#", "\\#else ", "\\\\#set($v = 1)", "\\\\\\#if "])

    def unknown_directive(self, depth):
        self.mark("unknown_directive")
        return self.rng.choice(["#foo", "#foo ", f"#foo({self.parameter(1)})", "#foo()\n", "#@foo()x#end",
                                "#foo($s, 'a' [1])", "#{foo}", "#bar(null)\n", f"#foo({self.parameter(1)} {self.parameter(1)})", "#IF(1)"])

    def resource(self):
        kind = self.rng.choice(["include", "parse"])
        self.mark(kind)
        return self.rng.choice([f"#{kind}('none.vm')", f"#{kind}($nope)", f"#{kind}()", f"#if($f)#{kind}('a')#end"])

    # --- macros ---

    def macro_definition(self, depth):
        if self.macro_level >= len(MACRO_NAMES):
            return self.print(depth)
        rng = self.rng
        name = MACRO_NAMES[self.macro_level]
        self.macro_level += 1
        outer_loops, self.loops, outer_macro, self.in_macro = self.loops, 0, self.in_macro, True
        self.mark("macro_definition")
        formals = "".join(rng.choice([" $", " $", ", $"]) + formal for formal in ["a", "b", "c"][:rng.randrange(4)])
        body = rng.choice(["", "<", "$a", "[$a|$b]", "$!a ", "${a}", "\\$a ", "$a.size()"]) + self.block(depth - 1, 3)
        if self.chance(0.25):
            body += "$!bodyContent"
        if self.chance(0.3) and self.macro_level < len(MACRO_NAMES):
            body += self.macro_call(self.macro_level, depth)
        self.loops, self.in_macro = outer_loops, outer_macro
        return f"#macro({self.blank(False)}{name}{formals}){self.line_end()}{body}#end{self.line_end()}"

    def macro_argument(self):
        return self.pick((lambda: self.reference(depth=1), 5), (lambda: self.string(1), 2), (self.number, 2), (self.boolean, 1),
                         (lambda: self.list_literal(1), 1), (lambda: self.map_literal(1), 1), (self.range, 1), (self._bare_word, 0.1))

    def _bare_word(self):
        self.mark("bare_word")
        return self.rng.choice(["null", "null", "foo", "a-b"])

    def macro_call(self, lowest, depth):
        rng = self.rng
        name = rng.choice(MACRO_NAMES[lowest:] or ["mZ"])
        separator = rng.choice([" ", ", ", ",", " , "])
        arguments = separator.join(self.macro_argument() for _ in range(rng.choice([0, 1, 1, 2, 3])))
        roll = rng.random()
        if roll < 0.08:
            self.mark("bare_macro")
            return f"#{name}{rng.choice([' ', chr(10), ''])}"
        if roll < 0.25:
            self.mark("macro_body_call")
            return f"#@{name}({arguments}){self.line_end()}{self.block(depth - 1, 2)}#end{self.line_end()}"
        self.mark("macro_call")
        return f"#{name}{rng.choice(['', '', ' '])}({arguments}){self.line_end()}"

    def macro_recursion(self):
        self.mark("macro_recursion")
        return self.rng.choice([
            "#macro(rec $k)$k#set($g = $g - 1)#if($g > 0)#rec($g)#end#end#set($g = 3)#rec($g)",
            "#macro(rec $k)#if($k.size() > 0)$k[0],#set($q = $k.remove(0))#rec($k)#end#end#set($g = [1, 2, 3])#rec($g)",
            "#macro(rec $k)x#rec($k)#end#rec(1)",
            "#macro(rec $k)($k#foreach($c in $k)#rec($c)#end)#end#rec([1,[2,[3]]])",
            "#macro(rec)#set($g = $g + 1)#if($g < 5)#rec()#end$g#end#set($g = 0)#rec",
        ])

    # --- blocks ---

    def statement(self, depth):
        options = [(self.text, 10), (lambda: self.print(2), 14), (lambda: self.set(2), 12), (self.comment, 1.5), (self.textblock, 0.7),
                   (self.escape, 1.2), (lambda: self.unknown_directive(depth), 0.7), (self.stop, 0.25), (self.resource, 0.15)]
        if self.loops:
            options.append((self.break_, 1))
        if depth > 0:
            options += [(lambda: self.if_(depth), 9), (lambda: self.foreach(depth), 8), (lambda: self.define(depth), 1),
                        (lambda: self.evaluate(depth), 1.2), (lambda: self.literal(depth), 0.5)]
        if self.with_macros and not self.in_macro:
            options += [(lambda: self.macro_call(0, depth), 10)]
            if depth > 0:
                options += [(lambda: self.macro_definition(depth), 8), (self.macro_recursion, 0.7)]
        return self.pick(*options)

    def block(self, depth, most):
        """Up to `most` statements, blocks nested at most `depth` deep."""
        return "".join(self.statement(depth) for _ in range(self.rng.randrange(most + 1)))

    def template(self):
        count = self.rng.choice([1, 1, 2, 2, 3, 4, 5, 7])
        text = "".join(self.statement(self.rng.choice([1, 2, 2, 3])) for _ in range(count))
        return text + "|" if text.endswith(("$", "#", "!")) else text
