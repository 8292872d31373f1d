#!/usr/bin/env python3
"""What has one home in the project may not be written a second time: classes of ASCII characters, UTF-8, civil dates,
opening of files. A second copy sooner or later answers differently.

Usage: single_homes.py [ROOT]        check the tree (default: the repository this file is in)
       single_homes.py --self-test   prove that a second copy is found
"""
import pathlib
import re
import sys

FOLDERS = ("engine", "appsync_utils", "documents", "project", "graphql", "dynamodb", "api", "testkit", "cli")

# What a line may not hold, the files or folders that may, and what is to be used there.
RULES = [
    (r"\b(?:bool|int|auto|char) (?:is_(?:ascii_)?(?:digits?|letter|hex|hex_digit|alnum|alphanumeric|letter_or_digit)|"
     r"hex_value|lower|upper|to_lower|to_upper)\(char(?:\d+_t)? \w+\)", ("engine/include/vtl/text/ascii.h",),
     "the classes and case of vtl/text/ascii.h"),
    (r">= u?'(?:0|a|A)' && [^|&;?]* <= u?'(?:9|z|Z|f|F)'", ("engine/include/vtl/text/ascii.h",),
     "the classes of vtl/text/ascii.h"),
    (r"\bstd::(?:tolower|toupper|isdigit|isalpha|isalnum|isspace|isxdigit)\b|<cctype>", (), "vtl/text/ascii.h"),
    (r"& 0xC0U?\) [!=]= 0x80", ("engine/include/vtl/text/wtf8.h",), "is_continuation_byte of vtl/text/wtf8.h"),
    (r"0xC0U? \|", ("engine/text/wtf8.cpp",), "append_code_point of vtl/text/wtf8.h"),
    (r"\b(?:utf16_(?:units|length)|append_utf8|is_(?:high|low)_surrogate|is_valid_utf8)\([^)]*\) \{",
     ("engine/text/wtf8.cpp", "engine/include/vtl/text/wtf8.h"), "vtl/text/wtf8.h"),
    (r"% 400 == 0|\b146'?097 \+|\{31, 28, 31|kDaysPerCycle =", ("engine/java/dates.cpp", "engine/include/vtl/java/dates.h"),
     "vtl/java/dates.h"),
    (r"\bstd::[io]?fstream\b|\bfopen\(|::open\([a-z]\w*(?:\.c_str\(\))?, O_|\bopenat2?\(",
     ("documents/files/", "dynamodb/store/"),
     "vtlsim/file_root.h for files that files name, vtlsim/named_file.h for those that people name"),
    (r"Source: \(String\)\\?\"", ("engine/value/json_error.cpp",), "json_error_text of vtl/json.h"),
]


def breaches_in(name, text):
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("//"):
            continue
        for pattern, homes, use in RULES:
            if re.search(pattern, line) and not any(name == home or name.startswith(home) and home.endswith("/") for home in homes):
                found.append(f"{name}:{number}: {line.strip()}\n    is written again; use {use}")
    return found


def self_test():
    cases = [
        ("cli/a.cpp", "bool is_digit(char c) {", True),
        ("cli/a.cpp", "  return (c >= 'a' && c <= 'z') || c == '_';", True),
        ("cli/a.cpp", "  // c >= 'a' && c <= 'z'", False),
        ("engine/include/vtl/text/ascii.h", "  return c >= '0' && c <= '9';", False),
        ("cli/a.cpp", "    if ((byte & 0xC0U) == 0x80) continue;", True),
        ("cli/a.cpp", "std::size_t utf16_length(const std::string& text) {", True),
        ("cli/a.cpp", "  const std::size_t units = vtl::utf16_length(text);", False),
        ("testkit/a.cpp", "const bool is_leap = year % 400 == 0;", True),
        ("testkit/a.cpp", "  std::ifstream file(path);", True),
        ("documents/files/named_file.cpp", "  FileHandle file(::open(path.c_str(), O_RDONLY));", False),
        ("appsync_utils/a.cpp", 'text += "[Source: (String)\\"";', True),
    ]
    failures = [case for case in cases if bool(breaches_in(case[0], case[1])) != case[2]]
    for failure in failures:
        print("self-test failed:", failure)
    return len(failures)


def main():
    if sys.argv[1:] == ["--self-test"]:
        return 1 if self_test() else 0
    root = pathlib.Path(sys.argv[1]) if sys.argv[1:] else pathlib.Path(__file__).parents[2]
    found = []
    files = [path for folder in FOLDERS for path in sorted((root / folder).rglob("*")) if path.suffix in (".h", ".cpp")]
    for path in files:
        found += breaches_in(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8", errors="replace"))
    print("\n".join(found + [f"{len(files)} files checked, {len(found)} breaches"]))
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main())
