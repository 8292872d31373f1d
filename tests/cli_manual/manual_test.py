#!/usr/bin/env python3
"""The manual page and the completions of the real program name all that it has; bash completes with them.

Usage: manual_test.py VTLSIM
Where groff, zsh or fish are not installed, what they would say is not asked.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ASK = r"""
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
COMP_LINE="$*"
COMP_POINT=${#COMP_LINE}
_vtlsim
printf '%s\n' "${COMPREPLY[@]}"
"""


def output(*command, **settings):
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=os.environ | {"LC_ALL": "C"}, **settings)
    if done.returncode != 0 or done.stderr:
        raise AssertionError(f"{' '.join(command)}: {done.returncode}\n{done.stderr}")
    return done.stdout


def options_of(program):
    """{command: set of long options}, as the help of each command lists them."""
    commands = re.findall(r"^  (\w+) ", output(program, "--help").split("Commands:")[1].split("Options:")[0], re.M)
    return {name: set(re.findall(r"^  (?:-\w, |    )(--[\w-]+)", output(program, name, "--help"), re.M))
            for name in commands}


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def check_names(page, scripts, commands):
    for command, options in commands.items():
        expect(options >= {"--help", "--color"}, f"{command} has no options?")
        section = page.split(f".SS vtlsim {command}\n")
        expect(len(section) == 2, f"the manual page has no section {command}")
        section = section[1].split(".SS ")[0].split(".SH ")[0].replace("\\-", "-")
        branches = {
            "bash": scripts["bash"].split(f"\n    {command})\n")[1].split("\n      ;;\n")[0],
            "zsh": scripts["zsh"].split(f"\n        {command})\n")[1].split(" ;;\n")[0],
            "fish": "\n".join(line.replace(" -l ", " --") for line in scripts["fish"].splitlines()
                              if f"'__fish_seen_subcommand_from {command}'" in line),
        }
        for option in options:
            expect(f"\\fB{option}\\fR" in section, f"the manual page lacks {command} {option}")
            for shell, text in branches.items():
                expect(re.search(re.escape(option) + r"(?![\w-])", text), f"{shell} lacks {command} {option}")


def check_bash(folder, script):
    (folder / "resolvers").mkdir()
    (folder / "a b.vtl").touch()
    (folder / "answers.json").touch()

    def ask(*words):
        return sorted(output("bash", "--norc", "-c", ASK, "ask", str(script), "vtlsim", *words, cwd=folder).split("\n")[:-1])

    expect("render" in ask("") and "help" in ask(""), ask(""))
    expect(ask("re") == ["render"], ask("re"))
    expect(ask("--v") == ["--version"], ask("--v"))
    expect(ask("--color", "al") == ["always"], ask("--color", "al"))
    expect(ask("--color", "always", "exp") == ["explain"], ask("--color", "always", "exp"))
    expect(ask("help", "che") == ["check"], ask("help", "che"))
    expect(ask("check", "--for") == ["--format"], ask("check", "--for"))
    expect(ask("check", "--format", "s") == ["sarif"], ask("check", "--format", "s"))
    expect(ask("check", "--format", "=", "s") == ["sarif"], ask("check", "--format", "=", "s"))
    expect(ask("check", "--format", "=") == ["github", "json", "sarif", "text", "unix"], ask("check", "--format", "="))
    expect(ask("check", "a") == ["a b.vtl", "answers.json"], ask("check", "a"))
    expect(ask("run", "-d", "answ") == ["answers.json"], ask("run", "-d", "answ"))
    expect(ask("test", "--root", "") == ["resolvers"], ask("test", "--root", ""))
    expect(ask("render", "--seed", "") == [""], ask("render", "--seed", ""))
    expect(ask("explain", "VTL20") == ["VTL201"], ask("explain", "VTL20"))
    expect(ask("completions", "f") == ["fish"], ask("completions", "f"))


def check_page(folder, page):
    file = folder / "vtlsim.1"
    file.write_text(page, encoding="utf-8")
    expect(page.isascii(), "the manual page holds more than ASCII")
    if shutil.which("groff"):
        shown = output("groff", "-man", "-Tascii", "-P-cbou", "-ww", str(file))
        expect("--stdin-filename NAME" in shown and "$util.authType()" in shown, "the page shows other words")
    else:
        print("groff is not installed: the page was not rendered")


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        page = output(program, "man")
        scripts = {shell: output(program, "completions", shell) for shell in ("bash", "zsh", "fish")}
        for shell, text in scripts.items():
            (folder / shell).write_text(text, encoding="utf-8")
            if shell == "bash" or shutil.which(shell):
                output(shell, "-n", str(folder / shell))
        check_names(page, scripts, options_of(program))
        check_page(folder, page)
        work = folder / "work"
        work.mkdir()
        check_bash(work, folder / "bash")
    print("the manual and the completions are complete")
    return 0


if __name__ == "__main__":
    sys.exit(main())
