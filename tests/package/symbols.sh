#!/bin/sh
# The library exports what lib/gongkai.symbols lists, no more, no less:
# sh tests/package/symbols.sh [--update] LIBGONGKAI.SO
set -eu

list=$(cd "$(dirname "$0")/../.." && pwd)/lib/gongkai.symbols
if [ "$1" = --update ]; then
    update=1
    shift
fi

# Names that begin with an underscore belong to the compiler and its sanitizers.
exported() {
    "${NM:-nm}" -D --defined-only "$1" | awk '{ print $NF }' | sed 's/@.*//' | grep -v '^_' |
        LC_ALL=C sort -u
}

if [ -n "${update:-}" ]; then
    exported "$1" >"$list"
    exit
fi
if ! exported "$1" | diff -u --label 'lib/gongkai.symbols' "$list" --label "$1" -; then
    echo "The exported symbols have changed. A symbol gone or changed breaks programs: raise SOVERSION."
    echo "If the change is meant: sh tests/package/symbols.sh --update $1"
    exit 1
fi
