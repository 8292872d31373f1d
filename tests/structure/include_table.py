#!/usr/bin/env python3
"""Checks every #include of the project against the tables below: who may include whom. A forward
declaration of what stands in a folder that may not be included is refused as well: it says the same.

Usage: include_table.py [ROOT]       check the tree (default: the repository this file is in)
       include_table.py --self-test  prove on made-up trees that a breach is found

A boundary that is not tested decays. To move one, change the tables here, in the same commit.
"""
import pathlib
import re
import sys
import tempfile

# Folder -> area. The longest folder wins, so that a folder can be an area of its own within another.
AREAS = {
    "engine": "engine",
    "engine/include": "engine public",
    "engine/include/vtl/text": "engine text",
    "engine/include/vtl/java": "engine java",
    "engine/include/vtl/detail": "engine detail",
    "engine/text": "engine/text",
    "engine/java": "engine/java",
    "engine/value": "engine/value",
    "engine/diagnostics": "engine/diagnostics",
    "engine/syntax": "engine/syntax",
    "engine/syntax/antlr": "engine/syntax/antlr",
    "engine/check": "engine/check",
    "engine/program": "engine/program",
    "engine/compile": "engine/compile",
    "engine/methods": "engine/methods",
    "engine/runtime": "engine/runtime",
    "appsync_utils": "appsync",
    "appsync_utils/include": "appsync public",
    "grammar/runtime": "grammar/runtime",
    "graphql": "graphql",
    "graphql/include": "graphql public",
    "graphql/syntax/antlr": "graphql/syntax/antlr",
    "documents": "documents",
    "documents/include": "documents public",
    "project": "project",
    "project/include": "project public",
    "api": "api",
    "api/include": "api public",
    "dynamodb": "dynamodb",
    "dynamodb/include": "dynamodb public",
    "dynamodb/json": "dynamodb/json",
    "dynamodb/value": "dynamodb/value",
    "dynamodb/expression": "dynamodb/expression",
    "dynamodb/expression/antlr": "dynamodb/expression/antlr",
    "dynamodb/table": "dynamodb/table",
    "dynamodb/store": "dynamodb/store",
    "dynamodb/operation": "dynamodb/operation",
    "dynamodb/protocol": "dynamodb/protocol",
    "dynamodb/seed": "dynamodb/seed",
    "testkit": "testkit",
    "testkit/include": "testkit public",
    "testkit/gtest": "testkit/gtest",
    "testkit/gtest/include": "testkit/gtest public",
    "cli": "cli",
    "tests": "tests",
    "examples": "examples",
}

# Include path -> library. Whatever is not named here and not ours counts as the standard library.
LIBRARIES = {
    r"antlr4.*|(Vtl|Graphql|Dynamo)(Lexer|Parser).*": "ANTLR",
    r"sqlite3\.h": "SQLite",
    r"unicode/.*": "ICU",
    r"boost/multiprecision/.*": "Boost.Multiprecision",
    r"boost/.*": "Boost",
    r"pugixml\.hpp": "pugixml",
    r"yaml\.h": "libyaml",
    r"phonenumbers/.*": "libphonenumber",
    r"nlohmann/.*": "nlohmann/json",
    r"CLI/.*": "CLI11",
    r"doctest/.*": "doctest",
    r"gtest/.*|gmock/.*": "GoogleTest",
    r"benchmark/.*": "Google Benchmark",
}

ENGINE_LIBRARIES = {"ICU", "Boost.Multiprecision"}

# What the engine shows: to everybody, and to the libraries of this project besides (detail).
ENGINE_PUBLIC = {"engine public", "engine java", "engine text"}
ENGINE = {*ENGINE_PUBLIC, "engine detail"}

# Engine folder -> those of the other folders it may include. The flow of a template is
# syntax -> compile -> program -> runtime: the parser and the runtime do not know each other.
# text and java are seen by everybody through their public headers.
ENGINE_FOLDERS = {
    "engine/text": set(),
    "engine/java": set(),
    "engine/value": set(),
    "engine/diagnostics": {"engine/value"},
    "engine/syntax": {"engine/value", "engine/diagnostics"},
    "engine/check": {"engine/value", "engine/diagnostics", "engine/syntax"},
    "engine/methods": {"engine/value", "engine/java"},
    "engine/program": {"engine/value"},
    "engine/compile": {"engine/value", "engine/syntax", "engine/methods", "engine/program"},
    "engine/runtime": {"engine/value", "engine/methods", "engine/program"},
}

# Area -> areas and libraries it may include, besides itself. `*` is everything.
MAY_INCLUDE = {
    # A public header shows nothing of what is behind it, nor of another library.
    "engine public": ENGINE,
    "engine java": ENGINE,
    "engine detail": ENGINE,
    "engine text": set(),
    # The only user of ANTLR; the rest of the engine sees engine/syntax/*.h.
    "engine/syntax/antlr": {
        *ENGINE, "engine/value", "engine/diagnostics", "engine/syntax", "grammar/runtime",
        "ANTLR", "ICU",
    },
    "appsync public": ENGINE,
    "appsync": {*ENGINE, "appsync public", "ICU", "pugixml"},
    # Data sources of resolvers.
    "api public": {"dynamodb public"},
    "api": {"api public", "dynamodb public", "engine text"},
    # Tables know nothing of templates, AppSync or HTTP. Who includes whom within them goes upwards:
    # values, expressions and the store know nothing of one another but values.
    "dynamodb public": set(),
    "dynamodb/json": {"dynamodb public", "engine text", "dynamodb/value", "nlohmann/json"},
    "dynamodb/value": {"dynamodb public", "engine text"},
    "dynamodb/expression": {"dynamodb public", "engine text", "dynamodb/value"},
    "dynamodb/expression/antlr": {
        "dynamodb public", "engine text", "dynamodb/value", "dynamodb/expression",
        "grammar/runtime", "ANTLR",
    },
    "dynamodb/table": {"dynamodb public", "engine text", "dynamodb/value"},
    "dynamodb/store": {"dynamodb public", "SQLite"},
    "dynamodb/operation": {
        "dynamodb public", "engine text", "dynamodb/value", "dynamodb/expression", "dynamodb/table",
        "dynamodb/store",
    },
    "dynamodb/seed": {"dynamodb public"},
    "dynamodb/protocol": {
        "dynamodb public", "engine text", "dynamodb/value", "dynamodb/operation", "dynamodb/store",
    },
    # What generated parsers stand on, whatever their grammar.
    "grammar/runtime": {"ANTLR"},
    # Sources, places and diagnostics are the engine's; the engine of the service is written in Java
    # too, so texts of numbers and values are as Java has them.
    "graphql public": ENGINE,
    "graphql": {*ENGINE, "graphql public", "libphonenumber"},
    "graphql/syntax/antlr": {
        *ENGINE, "graphql public", "graphql", "grammar/runtime", "ANTLR",
    },
    "documents public": ENGINE,
    # The only user of libyaml.
    "documents": {*ENGINE, "documents public", "libyaml"},
    "project public": {*ENGINE, "documents public"},
    "project": {
        *ENGINE, "graphql public", "documents public", "project public", "nlohmann/json",
    },
    "testkit public": {*ENGINE, "appsync public", "documents public", "nlohmann/json"},
    "testkit": {
        *ENGINE, "appsync public", "documents public", "testkit public", "api public",
        "dynamodb public", "nlohmann/json", "pugixml",
    },
    "testkit/gtest public": {"GoogleTest"},
    "testkit/gtest": {
        *ENGINE, "appsync public", "documents public", "testkit public", "testkit",
        "testkit/gtest public", "nlohmann/json", "GoogleTest",
    },
    "cli": {
        *ENGINE, "graphql public", "appsync public", "documents public", "project public",
        "testkit public", "testkit", "dynamodb public", "nlohmann/json", "CLI11", "Boost",
    },
    # Examples are written as a user would write them.
    "examples": {
        *ENGINE_PUBLIC, "appsync public", "testkit public", "testkit/gtest public",
        "nlohmann/json", "doctest", "GoogleTest",
    },
    "tests": {"*"},
}
for folder, others in ENGINE_FOLDERS.items():
    MAY_INCLUDE[folder] = {*ENGINE, *others, *ENGINE_LIBRARIES}
# The sources directly in engine/ put the folders together.
MAY_INCLUDE["engine"] = {*ENGINE, *ENGINE_FOLDERS, *ENGINE_LIBRARIES}

# Folders that the compiler searches, beside the folder of the source itself.
SEARCHED = [
    "", "engine/include", "graphql/include", "appsync_utils/include", "documents/include",
    "project/include", "testkit/include", "testkit/gtest/include", "dynamodb/include",
    "api/include",
]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
TYPE = r"(?:class|struct|union|enum(?:\s+class)?)\s+(?:alignas\(\w+\)\s+)?(\w+)"
# Of namespaces, whose content is not indented: what is declared within a class is its own.
NAMESPACE = re.compile(r"^(?:inline\s+)?namespace\b[\w:\s]*\{\s*")
DECLARED = re.compile(rf"^(?:template\s*<[^>]*>\s*)?{TYPE}(?:\s*:\s*[\w:]+)?\s*;\s*")
# `class Execution* run` declares as well.
ELABORATED = re.compile(r"\b(?:class|struct|union)\s+(\w+)\s*(?:const\s*)?[*&]")
DEFINED = re.compile(rf"^(?:template\s*<[^>]*>\s*)?{TYPE}(?:\s+final)?\s*(?::[^;]*)?\{{")
SOURCE_SUFFIXES = {".h", ".hpp", ".cpp", ".cc", ".inc"}


def area_of(path):
    """The area of a file given relative to the root, or None where no folder of the table holds it."""
    for folder in path.parents:
        # A folder of engine/ that the table does not know has no place among the layers.
        if folder.parent == pathlib.PurePosixPath("engine") and str(folder) not in AREAS:
            return None
        if str(folder) in AREAS:
            return AREAS[str(folder)]
    return None


def target_of(root, source, quoted, name):
    """What an include line names: (area or library, found); the standard library is (None, True)."""
    folders = [str(source.parent)] if quoted else []
    for folder in folders + SEARCHED:
        candidate = (root / folder / name).resolve()
        if candidate.is_file() and candidate.is_relative_to(root):
            return area_of(pathlib.PurePosixPath(candidate.relative_to(root).as_posix())), True
    for pattern, library in LIBRARIES.items():
        if re.fullmatch(pattern, name):
            return library, True
    return None, not quoted


def definitions(root):
    """Name of a type -> areas in which it is defined, those of tests left out."""
    defined = {}
    for top in sorted({folder.split("/")[0] for folder in AREAS} - {"tests", "examples"}):
        for path in (root / top).rglob("*.h"):
            area = area_of(pathlib.PurePosixPath(path.relative_to(root).as_posix()))
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                if match := DEFINED.match(line):
                    defined.setdefault(match.group(1), set()).add(area)
    return defined


def declared_types(line):
    """Names of the types that a line declares in a namespace."""
    line = line.partition("//")[0]
    while match := NAMESPACE.match(line):
        line = line[match.end():]
    names = ELABORATED.findall(line)
    while match := DECLARED.match(line):
        names.append(match.group(1))
        line = line[match.end():]
    return names


def forbidden_homes(area, allowed, defined, line):
    """(name, areas) of a type that the line declares and that only stands where `area` must not look.
    A public header may name what it hides."""
    if area.endswith(" public") or "*" in allowed:
        return None
    for name in declared_types(line):
        homes = defined.get(name, set())
        if homes and not homes & allowed:
            return name, homes
    return None


def breaches(root):
    """All breaches of the tables under root, as lines `file:line: what and which rule`."""
    root = root.resolve()
    found = []
    count = 0
    defined = definitions(root)
    for top in sorted({folder.split("/")[0] for folder in AREAS}):
        for path in sorted((root / top).rglob("*")):
            if path.suffix not in SOURCE_SUFFIXES or not path.is_file():
                continue
            count += 1
            source = pathlib.PurePosixPath(path.relative_to(root).as_posix())
            area = area_of(source)
            if area is None:
                found.append(f"{source}:1: its folder is not in the table; give it a place in "
                             "AREAS (and ENGINE_LAYERS) of tests/structure/include_table.py")
                continue
            allowed = MAY_INCLUDE[area] | {area}
            text = path.read_text(encoding="utf-8", errors="replace")
            for number, line in enumerate(text.splitlines(), 1):
                if declared := forbidden_homes(area, allowed, defined, line):
                    homes = ", ".join(sorted(declared[1]))
                    found.append(f"{source}:{number}: {area} declares {declared[0]}, which stands "
                                 f"in {homes}; rule: what may not be included may not be named")
                match = INCLUDE.match(line)
                if not match:
                    continue
                name = match.group(2)
                target, is_found = target_of(root, source, match.group(1) == '"', name)
                if not is_found:
                    found.append(f'{source}:{number}: "{name}" is not a file of the project; the '
                                 "standard library and other libraries are included with <>")
                elif target is not None and target not in allowed and "*" not in allowed:
                    permitted = ", ".join(sorted(allowed)) or "nothing"
                    found.append(f"{source}:{number}: {area} may not include {target} ({name}); "
                                 f"rule: {area} includes only {permitted}")
    return found, count


def self_test():
    """Each made-up tree must give exactly the breach named, or none."""
    cases = [
        ("a lower layer includes a higher one", "engine/value/map.cpp",
         '#include "engine/runtime/heap.h"', "engine/value may not include engine/runtime"),
        ("a higher layer includes a lower one", "engine/runtime/heap.cpp",
         '#include "engine/value/map.h"', None),
        ("ANTLR outside its folder", "engine/syntax/parser.cpp",
         "#include <antlr4-runtime.h>", "engine/syntax may not include ANTLR"),
        ("ANTLR in its folder", "engine/syntax/antlr/frontend.cpp", '#include "VtlLexer.h"', None),
        ("a JSON library in the engine", "engine/value/json_read.cpp",
         "#include <nlohmann/json.hpp>", "may not include nlohmann/json"),
        ("the command line library outside cli", "testkit/runner.cpp",
         "#include <CLI/CLI.hpp>", "testkit may not include CLI11"),
        ("private headers of the engine", "appsync_utils/namespaces/time.cpp",
         '#include "engine/runtime/heap.h"', "appsync may not include engine/runtime"),
        ("private headers of Java's library", "appsync_utils/namespaces/time.cpp",
         '#include "engine/java/digits.h"', "appsync may not include engine/java"),
        ("Java's library in the functions of $util", "appsync_utils/namespaces/time.cpp",
         '#include "vtl/java/text.h"', None),
        ("characters in a table", "dynamodb/value/number.cpp", '#include "vtl/text/ascii.h"', None),
        ("templates in a table", "dynamodb/value/number.cpp", '#include "vtl/value.h"',
         "dynamodb/value may not include engine public"),
        ("the engine's innards in an example", "examples/a.cpp", '#include "vtl/detail/work.h"',
         "examples may not include engine detail"),
        ("public headers of the engine", "appsync_utils/namespaces/time.cpp",
         '#include "vtl/value.h"', None),
        ("a private header next to the source", "engine/include/vtl/source.h",
         '#include "../../value/map.h"', "engine public may not include engine/value"),
        ("a folder without a place", "engine/novelty/x.cpp", "", "not in the table"),
        ("a header that does not exist", "cli/main.cpp", '#include "cli/lost.h"', "is not a file"),
        ("the standard library", "cli/main.cpp", "#include <vector>", None),
        ("a type of a higher folder", "engine/syntax/ast.h", "class Render;",
         "engine/syntax declares Render, which stands in engine/runtime"),
        ("an enumeration of a higher folder", "engine/program/x.h", "enum class Kind : char;",
         "engine/program declares Kind, which stands in engine/syntax"),
        ("a type of a lower folder", "engine/runtime/x.h", "struct Map;", None),
        ("a type of the same folder", "engine/runtime/x.h", "class Render;", None),
        ("a type of a higher folder on the line of its namespace", "engine/value/x.h",
         "namespace vtl { struct Other; class Render; }",
         "engine/value declares Render, which stands in engine/runtime"),
        ("a type of a higher folder in a parameter", "engine/value/x.h", "void f(class Render& run);",
         "engine/value declares Render, which stands in engine/runtime"),
        ("a type of a higher folder in a comment", "engine/value/x.h", "int a;  // class Render;", None),
        ("a type of a class of its own", "engine/value/x.h", "  struct Render;", None),
        ("a type that a public header hides", "engine/include/vtl/template.h", "class Render;",
         None),
        ("the parser in the runtime", "engine/runtime/x.h", '#include "engine/syntax/kind.h"',
         "engine/runtime may not include engine/syntax"),
        ("a space in the line", "cli/main.cpp", '  #  include "engine/value/map.h"',
         "cli/main.cpp:1: cli may not include engine/value"),
    ]
    failures = 0
    for title, file, line, expected in cases:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            files = {"engine/value/map.h": "struct Map {\n};\n", "engine/runtime/heap.h": "",
                     "engine/runtime/render.h": "class Render final : public Object {\n};\n",
                     "engine/syntax/kind.h": "enum class Kind : char { a };\n",
                     "engine/include/vtl/value.h": "", "engine/include/vtl/java/text.h": "",
                     "engine/include/vtl/text/ascii.h": "", "engine/include/vtl/detail/work.h": "",
                     "engine/java/digits.h": ""}
            files[file] = line + "\n"
            for name, text in files.items():
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            found, _ = breaches(root)
            good = not found if expected is None else len(found) == 1 and expected in found[0]
            if not good:
                failures += 1
                print(f"self-test failed: {title}: expected {expected}, got {found}")
    return failures


def main():
    if sys.argv[1:] == ["--self-test"]:
        return 1 if self_test() else 0
    root = pathlib.Path(sys.argv[1]) if sys.argv[1:] else pathlib.Path(__file__).parents[2]
    found, count = breaches(root)
    for breach in found:
        print(breach)
    if count == 0:
        print(f"no sources under {root}: nothing was checked")
        return 1
    print(f"{count} files checked, {len(found)} breaches")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
