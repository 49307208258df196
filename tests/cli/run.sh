#!/bin/sh
# Run golden command-line cases: sh tests/cli/run.sh [--update] [NAME...]   (all if none is named)
#
# A case is a folder cases/NAME with
#   cmd      what to run: a piece of sh, in a fresh folder, with the tools on PATH and $FIXTURES
#   stdout   what it prints there, exactly; no such file: nothing
#   stderr   likewise
#   status   its exit status; no such file: 0
#   files    the files it leaves in its folder, one a line; no such file: none
# In stdout and stderr the paths of the fixtures and of the folder stand as $FIXTURES and $TMP.
#
# UPDATE=1 or --update writes the four anew instead of comparing. TOOLS is the folder of the tools
# (build/ unless set).
set -u

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
: "${TOOLS:=$root/build}" "${FIXTURES:=$root/fixtures}" "${UPDATE:=}"
if [ "${1:-}" = --update ]; then
    UPDATE=1
    shift
fi

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# A path as a sed pattern that matches only itself.
pattern() {
    printf '%s\n' "$1" | sed 's/[][\.*^$|]/\\&/g'
}

# run NAME: leaves stdout, stderr, status and files in $work/got, without those that say nothing.
run() {
    rm -rf "$work/got" "$work/in"
    mkdir "$work/got" "$work/in"
    (
        cd "$work/in" || exit 2
        unset LC_MESSAGES LANGUAGE SOURCE_DATE_EPOCH CDPATH UPDATE
        export FIXTURES PATH="$TOOLS:$TOOLS/tests:$PATH" LC_ALL=C.UTF-8 LANG=C.UTF-8 TZ=UTC TERM=dumb
        exec sh "$here/cases/$1/cmd"
    ) >"$work/stdout" 2>"$work/stderr" </dev/null
    echo $? >"$work/got/status"
    for stream in stdout stderr; do
        sed -e "s|$(pattern "$FIXTURES")|\$FIXTURES|g" -e "s|$(pattern "$work/in")|\$TMP|g" \
            "$work/$stream" >"$work/got/$stream"
    done
    (cd "$work/in" && find . ! -type d | sed 's|^\./||' | LC_ALL=C sort) >"$work/got/files"

    [ "$(cat "$work/got/status")" = 0 ] && rm "$work/got/status"
    for name in stdout stderr files; do
        [ -s "$work/got/$name" ] || rm "$work/got/$name"
    done
}

# settle NAME PART: compare what came out with the golden file, or make it the golden file.
settle() {
    golden=$here/cases/$1/$2
    got=$work/got/$2
    if [ -n "$UPDATE" ]; then
        rm -f "$golden"
        [ ! -e "$got" ] || cp "$got" "$golden"
        return
    fi
    [ -e "$golden" ] || golden=/dev/null
    [ -e "$got" ] || got=/dev/null
    diff -u --label "$1/$2 (expected)" "$golden" --label "$1/$2 (now)" "$got"
}

[ $# -gt 0 ] || set -- $(cd "$here/cases" && ls)
failed=0
for case; do
    if [ ! -f "$here/cases/$case/cmd" ]; then
        echo "run.sh: no case $case" >&2
        exit 2
    fi
    run "$case"
    for part in status stdout stderr files; do
        settle "$case" "$part" || failed=1
    done
done
[ $failed = 0 ] || echo "If the new output is right: sh tests/cli/run.sh --update NAME" >&2
exit $failed
