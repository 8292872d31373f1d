"""Mode `fragments`: raw pieces of VTL strung together, mostly invalid. It tests verdicts and error messages."""

REFERENCES = ["$", "$!", "${", "$!{", "$x", "$s", "$m", "$l", "$n", "$t", "${s}", "$!{s}", "$!s", "$nope", "$m.k",
              "$l[0]", "$s.length()", "$m.get('k')", "$l.size()", "$!nope.x", "${m.k}", "$true", "$_a", "$a-b", "$$",
              "$\\!s", "$\\!", "\\$s", "$[", "$![", "$.", "$5", "$foreach.index", "$velocityCount", "${s", "$s.true"]
TAILS = [".name", ".m(", ".k", ".get(", ".a(b", ".x()", "[", "]", "[0]", "['k']", "(", ")", "{", "}", ".", "..", ".size()",
         "()", "(1)", "{k}", "[$n]", "[-1]", ".true", ".5", "._", ".a-b"]
DIRECTIVES = ["#set(", "#set($x=1)", "#set($x = ", "#set ($y='a')", "#set\t(", "#if(", "#if($t)", "#if ($f)", "#if", "#elseif(",
              "#elseif($t)", "#else", "#{else}", "#end", "#{end}", "#end ", "#end\n", "#end \t\r\n", "#foreach(",
              "#foreach($i in $l)", "#foreach($i in [1..3])", "#foreach", "#define($d)", "#define(", "#evaluate('$s')",
              "#evaluate(", "#literal()", "#literal", "#stop", "#stop()", "#break", "#break(", "#include(", "#parse(",
              "#parse('p.vm')", "#foo", "#foo(", "#foo()", "#foo(1,2)", "#{foo}", "#{if}(", "#{set}(", "#@foo(", "#@foo()",
              "#elsec", "#endx", "#ifx", "#fff", "#123", "#-5", "#1.5", "#$s", "#${s}", "#{", "#{ x}", "#@", "#IF(",
              "#{foreach}($i in $l)", "#{x", "#a.b"]
MACROS = ["#macro(m $a)", "#macro(m)", "#macro(", "#macro", "#macro('m')", "#macro()", "#m()", "#m(1)", "#m($s)", "#m(foo)",
          "#m", "#@m()", "$bodyContent", "$a", "#macro(m $a)$a#end", "#macro(m)x#end", "#m(", "\\#m()", "\\\\#m()"]
COMMENTS = ["##", "## c\n", "## c", "#*", "*#", "#* c *#", "#**", "#** d *#", "#[[", "]]#", "#[[ t ]]#", "#**#", "###", "#*#",
            "#[", "]#", "#", "##\r\n"]
ESCAPES = ["\\", "\\\\", "\\\\\\", "\\#if", "\\#set", "\\#end", "\\#foo", "\\#{if}", "\\#{foo}", "\\\\#if(", "\\\\#end",
           "\\##", "\\#*", "\\$", "\\\\$s", "\\$!s", "\\\\\\$nope", "\\#foreach", "\\u0041", "\\\\xstop"]
QUOTES = ["'", '"', "''", '""', "'a'", '"b"', '"$s"', "'$s'", '"#if($t)x#end"', '"a ""b"" c"', "'it''s'", '"#end"', '"$"', '"#"',
          '"\\u0041"', '"\\u00"', '"## c"', '"$s.x("', '"#set($q=1)"']
LITERALS = ["1", "0", "-1", "5-1", "1..3", "[1..3]", "[", "]", "[]", "[ ]", "[1,2]", "{", "}", "{}", "{'a':1}", "{a:1}", "1.5",
            "5.", ".5", "1e3", "1.5e-3", "99999999999", "true", "false", "null", "in", "[1...3]", "[$n..2]", "{'a' :", "..", "1e"]
OPERATORS = ["+", "-", "*", "/", "%", "=", "==", "!=", "<", ">", "<=", ">=", "!", "&&", "||", "&", "|", "and", "or", "not", "eq",
             "ne", "lt", "gt", "le", "ge", ",", ":", ";", "@", "^", "~", "?", "`", " + ", " == ", " && ", " = ", " in "]
BLANKS = [" ", " ", "  ", "\t", "\n", "\n", "\r\n", "\r", " \n", "\t\n", "\u00a0", "\f"]
WORDS = ["a", "x", "foo", "abc", "end", "if", "text ", "a b", "\u00fc", "\u00e9", "\U0001F600", "\u4f60", "\x07", "\x7f", "_", "-",
         "--", "a-b", "in", "k", "stop", "\x00", "\u2028", "\u200b"]

# (pieces, how often)
FAMILIES = [(REFERENCES, 20), (TAILS, 12), (DIRECTIVES, 22), (COMMENTS, 8), (ESCAPES, 7), (QUOTES, 7), (LITERALS, 9),
            (OPERATORS, 8), (BLANKS, 14), (WORDS, 8)]


def any_fragment(rng, families=None):
    """One piece; `families` as FAMILIES."""
    families = families or FAMILIES
    pieces = rng.choices([family for family, _ in families], [weight for _, weight in families])[0]
    return rng.choice(pieces)


def opened(rng, families):
    """Pieces inside a construct that is (perhaps) opened and closed properly: reaches the states behind it."""
    inside = [(LITERALS, 10), (OPERATORS, 12), (QUOTES, 4), (REFERENCES, 6), (BLANKS, 6), (WORDS, 2), (TAILS, 4)]
    head = rng.choice(["#if(", "#set($x = ", "#set(", "#foreach($i in ", "#foo(", "$s.f(", "$m.get(", "$l[", "#set($x = [",
                       "#set($x = {", "#if($t", "#elseif(", "#set($m.k", "${m", "$l.add([", "$m.putAll({'a'", "#foo($s",
                       "#set($x=\"", "#evaluate(\"", "#if($t && (", "#set($x = [1..", "#define("])
    middle = "".join(any_fragment(rng, inside) for _ in range(rng.choice([0, 1, 1, 2, 2, 3, 4, 6])))
    tail = rng.choice(["", ")", ")", ")x#end", "])", "})", "]", "}", ") #end", "\")", "))", ")#else#end"])
    return rng.choice(["", "a", "\n", any_fragment(rng, families)]) + head + middle + tail


def template(rng):
    families = list(FAMILIES)
    if rng.random() < 0.15:
        families.append((MACROS, 25))
    if rng.random() < 0.3:  # a narrow theme combines few pieces densely
        families = rng.sample(families, min(len(families), rng.choice([2, 3, 4])))
    if rng.random() < 0.45:
        parts = [opened(rng, families)]
        if rng.random() < 0.4:
            parts.append(any_fragment(rng, families))
        return "".join(parts)
    count = rng.choice([1, 2, 2, 3, 3, 4, 4, 5, 6, 8, 10, 14])
    return "".join(any_fragment(rng, families) for _ in range(count))
