"""Random contexts: the variables a generated template may use, by kind.

Every template of a generator draws from the same names, so that a name says what it (usually) holds; about
one in ten is left out or holds something of another kind, because an undefined or surprising value is where
engines part.
"""
import re

INTS = [0, 1, 2, 3, 5, 7, 10, -1, -2, -7, 31, 100, 255, 1000, 2147483647, -2147483648]
LONGS = [2147483648, -2147483649, 4294967296, 9007199254740993, 9223372036854775807, -9223372036854775808]
BIGS = [9223372036854775808, -9223372036854775809, 123456789012345678901234567890, 10**20, -(10**30)]
DOUBLES = [0.0, -0.0, 0.5, 1.0, 1.5, 2.5, -3.75, 0.1, 1e-3, 9e-4, 1e7, 12345678.9, 1e21, 2e23, 1e-300, 3.14159]
STRINGS = ["", "a", "abc", "Hello World", " pad ", "a,b,,c", "12", "-7", "1.5", "true", "null", "A", "b", "k",
           "x=1&y=2", "line1\nline2", "tab\there", "$s", "#if", "a.b.c", "aaa", "{k=v}", "[1, 2]", "1"]
UNICODE = ["\u00fc\u00df", "\u00e9t\u00e9", "\U0001F600", "a\U0001F600b", "\u4f60\u597d", "\u0130\u0131", "e\u0301",
           "\u00a0", "\u2028", "\u03a3\u03c2", "\U0001F468\u200d\U0001F469"]
QUOTED = ["it's", 'say "hi"', "''", '""', "\\", "a\\\"b", "'\"", "\\n", "<a href='x'>"]
TEMPLATES = ["$s", "#set($z = 1)$z", "#foreach($i in $l)$i#end", "#if($t)T#{else}F#end", "a$", "#end", "$s.length()",
             "#stop", "#break", "## c", "[$!nope]", "#if($t)", "\\$s", "#evaluate('$n')", "#set($s = 'changed')"]
KEYS = ["k", "a", "b", "id", "name", "x y", "", "size", "class-x", "a-b", "1", "K", "key", "\u00fc", "items", "get"]

# kind -> names of the context
NAMES = {
    "int": ["n", "i1", "z", "neg"], "long": ["lg"], "big": ["bg"], "double": ["d", "d2"],
    "string": ["s", "s2", "e", "u", "q", "num"], "bool": ["t", "f"], "null": ["nul"],
    "list": ["l", "li", "el", "nl"], "listmap": ["lm"], "map": ["m", "o", "em", "mm"], "template": ["tpl"],
}
UNDEFINED = ["nope", "zz", "undef-x"]


def scalar(rng):
    """One random JSON scalar, null included."""
    return rng.choice([
        lambda: rng.choice(INTS), lambda: rng.choice(STRINGS), lambda: rng.choice(STRINGS),
        lambda: rng.choice(DOUBLES), lambda: rng.choice(LONGS), lambda: rng.choice(BIGS),
        lambda: rng.choice(UNICODE), lambda: rng.choice(QUOTED), lambda: rng.choice([True, False]), lambda: None,
    ])()


def value(rng, depth=2):
    """One random JSON value, nested at most `depth` deep."""
    roll = rng.random()
    if depth > 0 and roll < 0.15:
        return [value(rng, depth - 1) for _ in range(rng.randrange(4))]
    if depth > 0 and roll < 0.3:
        return {rng.choice(KEYS): value(rng, depth - 1) for _ in range(rng.randrange(4))}
    return scalar(rng)


def string(rng):
    return rng.choice(rng.choice([STRINGS, STRINGS, STRINGS, UNICODE, QUOTED]))


def of_kind(rng, kind):
    """A value that fits `kind` (a key of NAMES)."""
    if kind == "list":
        maker = rng.choice([lambda: rng.choice(INTS[:12]), lambda: string(rng), lambda: value(rng, 2)])
        return [maker() for _ in range(rng.choice([0, 1, 2, 3, 3, 4, 5]))]
    if kind == "listmap":
        return [{"id": index, "name": string(rng), "v": value(rng, 1)} for index in range(rng.randrange(4))]
    if kind == "map":
        return {rng.choice(KEYS): value(rng, 2) for _ in range(rng.choice([0, 1, 2, 3, 4]))}
    return {
        "int": lambda: rng.choice(INTS), "long": lambda: rng.choice(LONGS), "big": lambda: rng.choice(BIGS),
        "double": lambda: rng.choice(DOUBLES), "string": lambda: string(rng), "bool": lambda: rng.random() < 0.5,
        "null": lambda: None, "template": lambda: rng.choice(TEMPLATES),
    }[kind]()


def full_context(rng):
    """All names of NAMES, a tenth of them missing or of a surprising kind."""
    context = {}
    for kind, names in NAMES.items():
        for name in names:
            roll = rng.random()
            if roll < 0.05:
                continue
            context[name] = value(rng) if roll < 0.09 else of_kind(rng, kind)
    # These two are what ranges are made of, so they stay small.
    context.update({"t": True, "f": False, "i1": rng.randrange(-3, 9), "d2": rng.choice([0.0, 0.5, 2.9, -1.5, 3.0, 4.25])})
    for name, fixed in (("e", ""), ("el", []), ("em", {}), ("z", 0)):
        if name in context and rng.random() < 0.8:
            context[name] = fixed
    return context


def used_only(template, context):
    """`context` without the names the template cannot reach: small cases are easier to read."""
    words = set(re.findall(r"[A-Za-z_][A-Za-z0-9_]*", template))
    if "evaluate" in words or "tpl" in words:
        return context
    hyphenated = set(re.findall(r"[A-Za-z_][A-Za-z0-9_-]*", template))
    return {key: content for key, content in context.items() if key in words or key in hyphenated}
