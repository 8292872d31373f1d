#!/usr/bin/env bash
# Installs the Debian packages that are missing; when none is, it returns at once and needs no
# network. Usage: scripts/install-deps.sh [build|test|lint] (each group holds the one before it)
#                 scripts/install-deps.sh [bench|bench-java|bench-node] (each on top of `build`)
#   build  what building the libraries and the program takes
#   test   what `make test` takes besides
#   lint   what `make lint`, profiling and fuzzing take besides
#   bench  what `make bench` takes besides; bench-java and bench-node: the engines it compares with
# VTLSIM_SKIP_INSTALL=1 skips it, for systems without apt that have the packages under other names.
set -euo pipefail

build_packages=(g++ cmake ninja-build ccache make git pkg-config antlr4 libantlr4-runtime-dev
  nlohmann-json3-dev libcli11-dev libicu-dev libboost-dev libboost-system-dev libpugixml-dev
  libsqlite3-dev libyaml-dev libphonenumber-dev libprotobuf-dev libabsl-dev libgtest-dev)
test_packages=(doctest-dev libgmock-dev clang-format python3 pre-commit valgrind)
lint_packages=(clang libclang-rt-dev clang-tidy libbenchmark-dev)
bench_packages=(libbenchmark-dev python3)
java_packages=(velocity libcommons-collections3-java libcommons-lang-java
  libjackson2-databind-java)
# Many have these from elsewhere, under other names of packages.
command -v javac > /dev/null || java_packages+=(default-jdk-headless)
node_packages=()
command -v node > /dev/null || node_packages+=(nodejs)
command -v npm > /dev/null || node_packages+=(npm)

case "${1:-test}" in
  build) packages=("${build_packages[@]}") ;;
  test) packages=("${build_packages[@]}" "${test_packages[@]}") ;;
  lint) packages=("${build_packages[@]}" "${test_packages[@]}" "${lint_packages[@]}") ;;
  bench) packages=("${build_packages[@]}" "${bench_packages[@]}") ;;
  bench-java) packages=("${java_packages[@]}") ;;
  bench-node) packages=("${node_packages[@]}") ;;
  *)
    echo "usage: $0 [build|test|lint|bench|bench-java|bench-node]" >&2
    exit 2
    ;;
esac

if [[ "${VTLSIM_SKIP_INSTALL:-}" == 1 ]] || ((${#packages[@]} == 0)); then
  exit 0
fi

if ! command -v dpkg-query > /dev/null || ! command -v apt-get > /dev/null; then
  cat >&2 << END
This system has no apt, so the libraries cannot be installed from here. Please install what these
Debian packages hold, with your system's own package manager:
  ${packages[*]}
and say that it is done:
  VTLSIM_SKIP_INSTALL=1 make demo
END
  exit 1
fi

# A package that the system does not know makes dpkg-query fail; that is an answer, not an error.
installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "${packages[@]}" 2> /dev/null || true)
missing=()
for package in "${packages[@]}"; do
  if ! grep -qxF "$package installed" <<< "$installed"; then
    missing+=("$package")
  fi
done
if ((${#missing[@]} == 0)); then
  exit 0
fi

as_root=()
if [[ "$(id -u)" != 0 ]]; then
  if ! command -v sudo > /dev/null; then
    echo "Missing packages: ${missing[*]}" >&2
    echo "Installing them takes root, and there is no sudo. As root, run:" >&2
    echo "  apt-get install -y --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

echo "Installing: ${missing[*]}"
# One foreign package source that does not answer must not stop us; if it matters, install fails.
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq \
  || echo "apt-get update failed, trying with the package lists at hand" >&2
if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -qq --no-install-recommends "${missing[@]}"; then
  echo "Could not install: ${missing[*]}" >&2
  echo "vtlsim is built and tested on Debian 12, where all of them exist." >&2
  exit 1
fi
