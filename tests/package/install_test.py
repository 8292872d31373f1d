"""Installs into a folder and moves that: a package that holds paths of its first place fails in the other tests."""
import shutil

import project

options = project.arguments()
first = options.scratch / "first place"
project.run(options.cmake, "--install", options.build, "--prefix", first)
shutil.rmtree(options.prefix, ignore_errors=True)
first.rename(options.prefix)
for file in ("bin/vtlsim", "lib/cmake/vtlsim/vtlsim-config.cmake", "include/vtl/template.h",
             "include/appsync/simulator.h", "include/vtlsim/suite.h"):
    if not (options.prefix / file).is_file():
        raise SystemExit(f"{file} was not installed")
for path in [*options.prefix.glob("lib/**/*.cmake"), *options.prefix.glob("lib/**/*.pc")]:
    for place in (first, options.source, options.build):
        project.expect_not(path.read_text(encoding="utf-8"), str(place))
