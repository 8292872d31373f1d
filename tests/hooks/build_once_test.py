#!/usr/bin/env python3
"""The hooks that build vtlsim: once for many runs, also at the same time, and clearly when they cannot.

Usage: build_once_test.py VTLSIM SOURCE

cmake is replaced by a script that counts its builds and hands out the program that is there.
"""
import concurrent.futures
import os
import shutil
import sys

from project import SKIPPED, project

CMAKE = """#!/bin/sh
case $1 in
  --build)
    echo build >> "{log}"
    [ ! -e "{base}/broken" ] || {{ echo "the compiler has had enough"; exit 1; }}
    cp "{program}" "$2/vtlsim"
    ;;
  *) mkdir -p "$4" ;;
esac
"""
CONFIG = """repos:
  - repo: ../..
    rev: HEAD
    hooks:
      - id: vtlsim-check-build
      - id: vtlsim-test-build
"""


def expect(condition, what, output=""):
    if not condition:
        raise AssertionError(f"{what}:\n{output}")


def write_tool(place, name, text):
    file = place.tools / name
    file.write_text(text)
    file.chmod(0o755)


def main():
    if shutil.which("pre-commit") is None or shutil.which("git") is None:
        print("skipped: there is no pre-commit or no git")
        return SKIPPED
    program, source = os.path.abspath(sys.argv[1]), sys.argv[2]
    with project(program, source) as place:
        log = place.base / "builds"
        builds = lambda: len(log.read_text().splitlines()) if log.exists() else 0
        place.start(CONFIG)
        (place.tools / "vtlsim").unlink()
        write_tool(place, "cmake", CMAKE.format(log=log, base=place.base, program=program))
        for tool in ("c++", "antlr4", "ninja"):
            write_tool(place, tool, "#!/bin/sh\n")
        hook = place.base / "hooks/cli/hooks/vtlsim-hook.sh"

        # What it cannot do it says, and leaves nothing that looks like a program.
        only = place.base / "few"
        only.mkdir()
        for tool in ("sh", "git", "sed", "uname", "dirname", "mkdir", "env", "flock"):
            (only / tool).symlink_to(shutil.which(tool))
        code, output = place.run(str(hook), "--version", PATH=str(only))
        expect(code == 4 and "these programs are missing: cmake c++ antlr4 ninja" in output,
               "missing tools should be named", output)
        (place.base / "broken").touch()
        code, output = place.run(str(hook), "--version")
        expect(code == 4 and "the compiler has had enough" in output and "build.log" in output,
               "a failed build should say why", output)
        (place.base / "broken").unlink()
        log.unlink()

        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            results = list(pool.map(lambda _: place.run(str(hook), "--version"), range(4)))
        expect(all(code == 0 and "vtlsim " in output for code, output in results), "four at once", results)
        expect(builds() == 1, f"four at once should build once, not {builds()} times")

        code, output = place.commit("Orders")
        expect(code == 0 and "Passed" in output, "the example should pass", output)
        # pre-commit works with a clone of its own of the same commit: it finds what was built.
        expect(builds() == 1, f"another clone should build nothing, {builds()} builds", output)
        place.replace("resolvers/Query.getOrder.res.vtl", "#end", "#ned")
        code, output = place.commit("A typo")
        expect(code != 0 and "hook id: vtlsim-check-build" in output, "a typo should be refused", output)

        left = sorted(path.name for path in (place.cache / "vtlsim/hooks").glob("*/*"))
        expect(left == ["build.log", "lock", "vtlsim"], f"the cache holds {left}")
    print("built once")
    return 0


if __name__ == "__main__":
    sys.exit(main())
