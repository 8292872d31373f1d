"""What the tests of the package share: arguments, commands whose failure shows their output, small projects."""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys


def arguments():
    parser = argparse.ArgumentParser()
    for name in ("prefix", "source", "build", "scratch"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    for name in ("cmake", "compiler", "version"):
        parser.add_argument("--" + name, required=True)
    options = parser.parse_args()
    options.ctest = str(pathlib.Path(options.cmake).with_name("ctest"))
    shutil.rmtree(options.scratch, ignore_errors=True)
    options.scratch.mkdir(parents=True)
    # What a developer or a CI has set must not decide over these projects.
    for name in list(os.environ):
        if name.startswith(("CTEST_", "CMAKE_")) or name in ("CI", "GITHUB_ACTIONS", "DESTDIR", "GTEST_FILTER"):
            del os.environ[name]
    return options


def run(*command, code=0, **settings):
    """Runs a command, expects its exit code (None: any but 0) and returns standard output and error."""
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          encoding="utf-8", errors="replace", **settings)
    if (done.returncode == 0) if code is None else (done.returncode != code):
        sys.exit(f"{' '.join(map(str, command))}\nended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def expect(text, *parts):
    for part in parts:
        if part not in text:
            sys.exit(f"expected to find\n{part}\nin\n{text}")


def expect_not(text, *parts):
    for part in parts:
        if part in text:
            sys.exit(f"expected not to find\n{part}\nin\n{text}")


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    if old not in text:
        sys.exit(f"{path} does not hold {old!r}")
    path.write_text(text.replace(old, new), encoding="utf-8")


def write_project(folder, **files):
    """Files by name, with __ for a dot."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder


def configure(options, folder, *settings, code=0):
    return run(options.cmake, "-S", folder, "-B", folder / "build", "-G", "Ninja",
               f"-DCMAKE_PREFIX_PATH={options.prefix}", f"-DCMAKE_CXX_COMPILER={options.compiler}",
               "-DCMAKE_CXX_FLAGS_INIT=-O0", *settings, code=code)


def is_static(options):
    """Whether the build links the program fully static: then nothing is looked for that it needs."""
    return 'PACKAGE_SHLIBDEPS "ON"' not in (options.build / "CPackConfig.cmake").read_text(encoding="utf-8")
