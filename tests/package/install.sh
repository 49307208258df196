#!/bin/sh
# What is installed works where it was moved to: sh tests/package/install.sh BUILD LIBDIR
# (CC, CFLAGS, CMAKE: what the build used)
set -eu

build=$1
libdir=$2
consumer=$(cd "$(dirname "$0")" && pwd)/consumer
: "${CC:=cc}" "${CFLAGS:=}" "${CMAKE:=cmake}"
unset LD_LIBRARY_PATH

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

fail() {
    echo "$*" >&2
    exit 1
}

"$CMAKE" --install "$build" --prefix "$work/first" >/dev/null
mv "$work/first" "$work/moved"
prefix=$work/moved

# Every tool runs from there, with the library beside it and not with the one in the build folder.
for tool in "$prefix"/bin/gk-*; do
    name=${tool##*/}
    "$tool" --version | grep -q "^$name (gongkai) [0-9]" || fail "$name --version"
    if command -v ldd >/dev/null; then
        ldd "$tool" | grep -q "libgongkai.*=> $prefix/" || fail "$name links another libgongkai"
    fi
    for page in man/man1/$name.1 man/zh_CN/man1/$name.1 bash-completion/completions/$name \
        zsh/vendor-completions/_$name fish/vendor_completions.d/$name.fish; do
        [ -s "$prefix/share/$page" ] || fail "not installed: share/$page"
    done
done

for file in man/man5/gk-stream.5 man/zh_CN/man5/gk-stream.5 gongkai/gk-stream.schema.json \
    man/man7/gk-recipes.7 man/zh_CN/man7/gk-recipes.7 \
    doc/gongkai/README.md doc/gongkai/README.zh-CN.md doc/gongkai/CHANGELOG.md doc/gongkai/LICENSE \
    gongkai/README.md gongkai/profiles/sx2024/index.csv gongkai/checks.csv; do
    [ -s "$prefix/share/$file" ] || fail "not installed: share/$file"
done

# The witness is found where the tools are, runs, and has nothing of ours in it. Without it the
# tool says so, and does what it does.
convert() {
    rm -f "$work/out.xlsx"
    LC_ALL=C "$prefix/bin/gk-convert" "$@" "$consumer/../../../fixtures/report-2024/report.txt" \
        -o "$work/out.xlsx" 2>&1 || fail "gk-convert $*"
}
witness=$(find "$prefix" -name gk-witness)
if [ -n "$witness" ]; then
    case $witness in
    "$prefix"/bin/*) fail "gk-witness is installed for users" ;;
    esac
    "$witness" /nowhere | grep -q '^refused' || fail "gk-witness does not run"
    if command -v ldd >/dev/null; then
        ! ldd "$witness" | grep -q libgongkai || fail "gk-witness links libgongkai"
    fi
    ! convert --witness | grep -q 'not available' || fail "gk-witness is not found"
    rm "$witness"
fi
convert --witness | grep -q 'not available' || fail "no gk-witness, and nothing told"

# The completion scripts are scripts, and the manual pages give no warning, where we can tell.
syntax() {
    command -v "$1" >/dev/null || return 0
    for script in $2; do
        "$1" -n "$script" || fail "$script: no $1"
    done
}
syntax bash "$prefix/share/bash-completion/completions/*"
syntax zsh "$prefix/share/zsh/vendor-completions/_*"
HOME=$work syntax fish "$prefix/share/fish/vendor_completions.d/*.fish"
if man --version 2>/dev/null | grep -q '^man [0-9]'; then
    for page in "$prefix"/share/man/man?/*.? "$prefix"/share/man/zh_CN/man?/*.?; do
        LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" \
            >/dev/null 2>"$work/warnings"
        [ ! -s "$work/warnings" ] || fail "$page: $(cat "$work/warnings")"
    done
fi

# A program finds it through CMake …
"$CMAKE" -S "$consumer" -B "$work/cmake" -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_C_COMPILER="$CC" \
    -DCMAKE_C_FLAGS="$CFLAGS" >"$work/log" 2>&1 || fail "$(cat "$work/log")"
"$CMAKE" --build "$work/cmake" >"$work/log" 2>&1 || fail "$(cat "$work/log")"
"$work/cmake/consumer"

# … and through pkg-config.
PKG_CONFIG_PATH=$prefix/$libdir/pkgconfig
export PKG_CONFIG_PATH
"$CC" $CFLAGS "$consumer/main.c" -o "$work/consumer" $(pkg-config --cflags --libs gongkai)
LD_LIBRARY_PATH=$prefix/$libdir "$work/consumer"
