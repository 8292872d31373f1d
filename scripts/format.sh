#!/usr/bin/env bash
# Checks (--check) or repairs (--fix) the layout of all C++ sources that git knows.
# Exit: 0 fine, 1 something is laid out otherwise, 77 not checked (no clang-format 14, no git).
set -euo pipefail
cd "$(dirname "$0")/.."

case "${1:-}" in
  --check) arguments=(--dry-run --Werror) ;;
  --fix) arguments=(-i) ;;
  *)
    echo "usage: $0 --check|--fix" >&2
    exit 2
    ;;
esac

# Another major version lays out differently and would quarrel with the one that is checked.
formatter=$(command -v clang-format-14 || command -v clang-format || true)
if [[ -z "$formatter" ]] || ! "$formatter" --version | grep -q 'version 14\.'; then
  echo "not checked: clang-format 14 is not installed"
  exit 77
fi
# A copy of the tree that git does not trust or know (an unpacked archive) cannot be listed.
if ! git rev-parse --is-inside-work-tree > /dev/null 2>&1; then
  echo "not checked: this is not a git work tree"
  exit 77
fi

# Files deleted but not yet committed are still listed; they are passed over.
git ls-files -z -- '*.h' '*.hpp' '*.cpp' \
  | while IFS= read -r -d '' file; do [[ -f "$file" ]] && printf '%s\0' "$file"; done \
  | xargs -0 --no-run-if-empty -n 16 -P "$(nproc)" "$formatter" --style=file "${arguments[@]}"
