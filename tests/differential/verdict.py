"""What counts as a difference between two answers, and which differences are alike."""
import re

# Exceptions of the template engine itself: their messages are contract. Any other class is the Java machine's own.
ENGINE_ERRORS = {"ParseErrorException", "MethodInvocationException", "VelocityException", "TemplateInitException", "MacroOverflowException",
                 "ResourceNotFoundException"}
EXHAUSTED = {"StackOverflowError", "OutOfMemoryError"}
IDENTITY = re.compile(r"@[0-9a-f]+")
LONE_SURROGATE = re.compile("[\ud800-\udfff\ufffd]")
# What the Java machine says depends on how often a method was called before.
WRONG_ARGUMENTS = re.compile(r"(java\.lang\.IllegalArgumentException): (wrong number of arguments|argument type mismatch)[^@]*? at ")


def normal(text):
    """`text` without what may differ from run to run: identity hashes, and halves of characters, which Java prints as `?`."""
    text = LONE_SURROGATE.sub("?", IDENTITY.sub("@HASH", text))
    return WRONG_ARGUMENTS.sub(r"\1 at ", text)


def message_of(answer):
    """The error message of an answer, or None; `error` may be an object or a string."""
    error = answer.get("error")
    if error is None:
        return None
    return str(error.get("message")) if isinstance(error, dict) else str(error)


def class_of(answer):
    error = answer.get("error")
    return error.get("class", "") if isinstance(error, dict) else ""


def skip_reason(oracle):
    """Why the oracle's answer proves nothing, or None."""
    if "missing" in oracle:
        return "no recorded answer"
    if "timeout" in oracle or "crash" in oracle:
        return "oracle did not answer"
    if class_of(oracle) in EXHAUSTED or any(name in str(oracle.get("error")) for name in EXHAUSTED):
        return "oracle exhausted"
    if "ConcurrentModificationException" in str(oracle.get("error")):
        return "concurrent modification"
    return None


def shape(text):
    """The first line of a message with its particulars blanked out."""
    line = text.split("\n")[0]
    line = re.sub(r"\[line \d+, column \d+\]", "[..]", line)
    line = re.sub(r'"(\\.|[^"\\])*"', '"_"', line)
    line = re.sub(r"'[^']*'", "'_'", line)
    return re.sub(r"\d+", "N", line)[:140]


def difference(ours, oracle):
    """A signature of the difference, or None where the answers agree. Call only if skip_reason() is None."""
    if "timeout" in ours:
        return "ours: no answer in time"
    if "crash" in ours:
        return "ours: crash " + shape(ours["crash"])
    expected, actual = message_of(oracle), message_of(ours)
    if expected is None and actual is None:
        if "evaluationResult" not in ours:
            return "ours: neither result nor error"
        return None if normal(str(ours["evaluationResult"])) == normal(oracle["evaluationResult"]) else "output differs"
    if expected is None:
        return f"ours fails, oracle renders | ours: {shape(actual)}"
    if actual is None:
        return f"ours renders, oracle fails | oracle: {class_of(oracle)} {shape(expected)}"
    if class_of(oracle) not in ENGINE_ERRORS:
        return None
    expected, actual = normal(expected), normal(actual)
    if expected == actual:
        return None
    if expected.split("\n")[0] == actual.split("\n")[0]:
        return "message: list of expected tokens differs"
    if shape(expected) == shape(actual):
        position = re.compile(r"\[line \d+, column \d+\]")
        what = "position" if position.sub("", expected.split("\n")[0]) == position.sub("", actual.split("\n")[0]) else "quoted text"
        return f"message: {what} differs | {shape(expected)}"
    return f"message differs | oracle: {class_of(oracle)} {shape(expected)} | ours: {shape(actual)}"
