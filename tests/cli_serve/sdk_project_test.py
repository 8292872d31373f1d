#!/usr/bin/env python3
"""Runs examples/sdk_project from a fresh copy: it passes, and it fails readably once its template is broken.

Usage: sdk_project_test.py VTLSIM SDK_PROJECT

Exits with 77 (skipped) and the reason where Node 18, npm or the packages cannot be had.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
INSTALL_SECONDS = 400
TEST_SECONDS = 120
TEMPLATE = "resolvers/Query.getRoom.req.vtl"


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def run(*command, folder, seconds, **variables):
    done = subprocess.run(command, cwd=folder, env=os.environ | variables, timeout=seconds, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout


def install(folder):
    command = ("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts")
    try:
        code, output = run(*command, folder=folder, seconds=INSTALL_SECONDS)
    except subprocess.TimeoutExpired:
        skip(f"npm ci took longer than {INSTALL_SECONDS} seconds")
    if code == 0:
        return
    if "EUSAGE" in output or "EINTEGRITY" in output:
        sys.exit("the lock file does not fit package.json or the packages:\n" + output)
    skip("npm ci could not install the packages:\n" + output)


def test(folder, program):
    return run("npm", "test", folder=folder, seconds=TEST_SECONDS, VTLSIM=program, NO_COLOR="1")


def main():
    program, project = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    for tool in ("node", "npm"):
        if shutil.which(tool) is None:
            skip(f"there is no {tool}")
    _, version = run("node", "--version", folder=".", seconds=TEST_SECONDS)
    if int(version.strip().lstrip("v").split(".")[0]) < 18:
        skip(f"node {version.strip()} is older than 18")
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary, "project")
        shutil.copytree(project, folder, ignore=shutil.ignore_patterns("node_modules"))
        install(folder)
        code, output = test(folder, program)
        if code != 0:
            sys.exit("npm test failed:\n" + output)
        template = folder / TEMPLATE
        template.write_text(template.read_text(encoding="utf-8").replace("roomId\":", "id\":"), encoding="utf-8")
        code, output = test(folder, program)
        if code == 0 or "getRoom reads the room from DynamoDB" not in output or "roomId" not in output:
            sys.exit("a broken template must fail its test and say what is different, but:\n" + output)
    print("passed, and failed as it should with a broken template")


if __name__ == "__main__":
    main()
