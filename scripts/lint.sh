#!/usr/bin/env bash
# clang-tidy over all sources (or those given), with the compile commands of the preset `dev`.
set -euo pipefail
cd "$(dirname "$0")/.."
jobs="${JOBS:-$(nproc)}"

cmake --preset dev -DVTLSIM_BUILD_BENCH=ON > /dev/null
# The generated lexer and parser are included by the sources and have to be there.
if cmake --build --preset dev --target help | grep -q '^vtl_grammar_generate'; then
  cmake --build --preset dev --target vtl_grammar_generate
fi

if (($# > 0)); then
  files=("$@")
else
  mapfile -t files < <(git ls-files -- '*.cpp' | grep -vE '^(tests/fuzz|examples/cpp_gtest_project)/')
fi
if ((${#files[@]} == 0)); then
  echo "nothing to check"
  exit 0
fi

# clang 14 rejects a header of the ANTLR runtime that nobody uses; the overlay hides it. The flags
# of g++ in the compile commands are not all known to clang.
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$jobs" clang-tidy -p build/dev --quiet \
  --vfsoverlay="$PWD/build/dev/clang_antlr_overlay.yaml" \
  --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-unused-command-line-argument \
  --extra-arg=-Wno-ignored-optimization-argument \
  2> >(grep -vE '^[0-9]+ warnings? generated' >&2)  # counts of other people's headers
