"""Mode `mutated`: valid templates damaged a little. It tests how errors in otherwise ordinary templates are reported."""
import re

import fragment_mode

TOKEN = re.compile(r"\$!?\{?|#\{?\w+\}?|\w+|\s+|.", re.DOTALL)


def _at(rng, length):
    return rng.randrange(length) if length else 0


def mutate_once(rng, text, other):
    """One random change of `text`; `other` is a second template to splice with."""
    kind = rng.choice(["delete", "delete", "duplicate", "swap", "insert", "insert", "replace", "drop_token", "drop_token", "repeat_token",
                       "swap_tokens", "splice", "truncate", "space"])
    position = _at(rng, len(text))
    if kind == "delete":
        return text[:position] + text[position + rng.choice([1, 1, 1, 2, 5]):]
    if kind == "duplicate":
        return text[:position] + text[position:position + 1] * 2 + text[position + 1:]
    if kind == "swap":
        return text[:position] + text[position + 1:position + 2] + text[position:position + 1] + text[position + 2:]
    if kind == "insert":
        return text[:position] + fragment_mode.any_fragment(rng) + text[position:]
    if kind == "replace":
        return text[:position] + fragment_mode.any_fragment(rng) + text[position + 1:]
    if kind == "splice":
        return text[:position] + other[_at(rng, len(other)):]
    if kind == "truncate":
        return text[:position] if position else text
    if kind == "space":
        return text[:position] + rng.choice([" ", "\n", "\t", "\r\n"]) + text[position:]
    tokens = TOKEN.findall(text)
    position = _at(rng, len(tokens))
    if kind == "drop_token":
        del tokens[position:position + rng.choice([1, 1, 2])]
    elif kind == "repeat_token":
        tokens[position:position] = tokens[position:position + rng.choice([1, 2])]
    elif len(tokens) > 1:
        second = _at(rng, len(tokens))
        tokens[position], tokens[second] = tokens[second], tokens[position]
    return "".join(tokens)


def template(rng, base, other):
    """`base` after one to four changes."""
    text = base
    for _ in range(rng.choice([1, 1, 1, 2, 3, 4])):
        text = mutate_once(rng, text, other)
    # A damaged range may become one of a thousand million elements; nobody learns anything from that.
    return re.sub(r"\.\.\s*\d{4,}", "..9", text)
