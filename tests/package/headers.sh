#!/bin/sh
# Each public header compiles alone, as C17 and, where there is g++, as C++:
# sh tests/package/headers.sh INCLUDE-FOLDER...
set -u

flags=
for folder; do
    flags="$flags -I$folder"
done
strict="-Wall -Wextra -Wpedantic -Werror -fsyntax-only"

# Twice, so that a missing guard shows; the declaration is for headers with nothing but macros.
compile() {
    printf '#include <%s>\n#include <%s>\nextern int nothing;\n' "$header" "$header" | "$@" $strict $flags -
}

failed=0
for folder; do
    for path in "$folder"/gongkai/*.h; do
        header=gongkai/${path##*/}
        compile "${CC:-cc}" -std=c17 -x c || failed=1
        if command -v g++ >/dev/null; then
            compile g++ -std=c++11 -x c++ || failed=1
        fi
    done
done
exit $failed
