"""pkg-config: the flags it gives compile and link a program, from wherever the prefix is."""
import os
import pathlib
import shutil
import sys

import project

options = project.arguments()
pkg_config = shutil.which("pkg-config")
if not pkg_config:
    print("not checked: there is no pkg-config")
    sys.exit(77)
folders = ":".join(str(folder) for folder in options.prefix.glob("lib/**/pkgconfig"))
environment = {**os.environ, "PKG_CONFIG_PATH": folders}


def flags(*words):
    return project.run(pkg_config, *words, env=environment).split()


source = pathlib.Path(__file__).with_name("program.cpp")
program = options.scratch / "program"
compile_flags = flags("--cflags", "vtlsim-testkit")
project.run(options.compiler, "-std=c++20", "-O0", *compile_flags, "-c", source, "-o", f"{program}.o")
project.run(options.compiler, f"{program}.o", "-o", program, *flags("--libs", "vtlsim-testkit"))
project.expect(project.run(program, cwd=options.scratch), "works well")

# Every public header compiles from the prefix, none before it that it could lean on: the other way around than sorted,
# which is how they are included elsewhere.
include = options.prefix / "include"
headers = sorted((str(path.relative_to(include)) for path in include.rglob("*.h")), reverse=True)
all_headers = options.scratch / "headers.cpp"
all_headers.write_text("".join(f'#include "{header}"\n' for header in headers), encoding="utf-8")
project.run(options.compiler, "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", *compile_flags, all_headers)

if list(options.prefix.glob("lib/**/libvtlsim_gtest.a")):
    project.expect(" ".join(flags("--libs", "vtlsim-gtest")), "-lvtlsim_gtest", "-lvtlsim_vtl", "-lgtest", "-licuuc")
project.expect(project.run(pkg_config, "--modversion", "vtlsim-vtl", env=environment), options.version)

# Fully static, where all archives are there, which the build has found out.
if project.is_static(options):
    project.run(options.compiler, "-static", f"{program}.o", "-o", f"{program}_static",
                *flags("--static", "--libs", "vtlsim-testkit"))
    project.expect(project.run(f"{program}_static", cwd=options.scratch), "works well")
