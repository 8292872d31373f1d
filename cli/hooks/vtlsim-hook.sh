#!/bin/sh
# Runs vtlsim, built once from the checkout that this script is part of: for pre-commit on machines
# that have no vtlsim. Usage: vtlsim-hook.sh ARGUMENTS...
#
# The program is kept in $XDG_CACHE_HOME/vtlsim/hooks/VERSION-COMMIT-MACHINE/ (default: ~/.cache),
# so that each version is built once for all projects. Whoever comes while it is being built waits.
# VTLSIM_HOOK_JOBS: processes of the build (default: one for each core).
# Exit: that of vtlsim; 4 when it cannot be built.
set -eu

fail() {
  echo "vtlsim: $1" >&2
  exit 4
}

root=$(cd "$(dirname "$0")/../.." && pwd)
version=$(sed -n 's/^project(vtlsim VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt")
# pre-commit sets GIT_DIR and the like for the repository that is committed to, not for this one.
commit=$(env -u GIT_DIR -u GIT_INDEX_FILE -u GIT_WORK_TREE git -C "$root" rev-parse HEAD \
  2> /dev/null) || commit=unknown
home=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/vtlsim/hooks
kept=$home/${version:-0}-$commit-$(uname -m)
program=$kept/vtlsim

# Hooks have no terminal on their output: what takes minutes says so where people look.
tell() {
  echo "vtlsim: $1" >&2
  (echo "vtlsim: $1" > /dev/tty) 2> /dev/null || true
}

need() {
  missing=
  for tool in cmake c++ antlr4; do
    command -v "$tool" > /dev/null || missing="$missing $tool"
  done
  command -v ninja > /dev/null || command -v make > /dev/null || missing="$missing ninja"
  [ -z "$missing" ] || fail "it has to be built, and these programs are missing:$missing
Install them (Debian: $root/scripts/install-deps.sh build), or install vtlsim itself and use the
hooks vtlsim-check and vtlsim-test, which take it from PATH."
}

build() {
  need
  tell "building $version once (some minutes); later runs take it from $kept"
  work=$kept/build
  rm -rf "$work"
  if command -v ninja > /dev/null; then
    export CMAKE_GENERATOR=Ninja
  fi
  if ! {
    cmake -S "$root" -B "$work" -DCMAKE_BUILD_TYPE=Release -DVTLSIM_BUILD_TESTS=OFF \
      -DVTLSIM_DEVELOPER_MODE=OFF -DVTLSIM_STATIC=AUTO \
      && cmake --build "$work" --target vtlsim --parallel ${VTLSIM_HOOK_JOBS:-}
  } > "$kept/build.log" 2>&1; then
    tail -n 20 "$kept/build.log" >&2
    fail "it could not be built; $kept/build.log has everything that was said"
  fi
  # In one step: a program that is there is whole.
  mv "$work/vtlsim" "$program"
  rm -rf "$work"
}

if [ ! -x "$program" ]; then
  mkdir -p "$kept" || fail "$kept cannot be made; set XDG_CACHE_HOME to a folder that can"
  if command -v flock > /dev/null; then
    exec 9> "$kept/lock"
    flock 9
    [ -x "$program" ] || build
    exec 9>&-
  else
    # Without flock, a folder is the lock; one that was left behind is taken over after an hour.
    until mkdir "$kept/lock.d" 2> /dev/null; do
      [ ! -x "$program" ] || break
      find "$kept/lock.d" -maxdepth 0 -mmin +60 -exec rmdir {} + 2> /dev/null || true
      sleep 1
    done
    trap 'rmdir "$kept/lock.d" 2> /dev/null || true' EXIT
    trap 'exit 130' INT TERM
    [ -x "$program" ] || build
    rmdir "$kept/lock.d" 2> /dev/null || true
    trap - EXIT INT TERM
  fi
fi
exec "$program" "$@"
