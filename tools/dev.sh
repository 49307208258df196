#!/bin/sh
# For those who work on this project: sh tools/dev.sh demo|test
#
#   demo   build, and convert the bundled report into build/demo/
#   test   build with sanitizers and as shipped, and run all tests in both
#
# What is missing is installed with apt-get first; when nothing is, the network is not touched.
set -eu

packages='cmake ninja-build gcc libc6-dev pkg-config
    libcsv-dev libzip-dev zlib1g-dev libxml2-dev nettle-dev libfreexl-dev
    libcmocka-dev libxlsxwriter-dev python3 python3-openpyxl'
demo_input=fixtures/report-2024/report.txt

cd "$(dirname "$0")/.."
jobs=$(nproc)

say() {
    printf '%s\n' "$*" >&2
}

missing_packages() {
    for package in $packages; do
        dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
            echo "$package"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

install_missing() {
    if ! command -v dpkg-query >/dev/null; then
        say "dev.sh: no Debian here; these are needed, whatever they are called:" $packages
        return
    fi
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    say "dev.sh: installing" $missing
    as_root apt-get update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing
}

build() {
    cmake --preset "$1"
    cmake --build --preset "$1" -j"$jobs"
}

demo() {
    build release
    rm -rf build/demo
    mkdir build/demo
    build/gk-convert "$demo_input" -o build/demo/
    say "The workbook made from $demo_input:"
    ls -d "$PWD"/build/demo/*
}

# Both builds are tested even if the first fails; the summaries come last, where they are seen.
run_tests() {
    failed=0
    for preset in asan release; do
        build "$preset"
        ctest --preset "$preset" -j"$jobs" --output-log "build/ctest-$preset.log" || failed=1
    done
    for preset in asan release; do
        printf '\n%s:\n' "$preset"
        sed -n '/tests passed/,$p' "build/ctest-$preset.log" | grep -v -e ERROR_MESSAGE -e '^$'
    done
    return $failed
}

case ${1:-} in
demo | test) ;;
*)
    say "usage: sh tools/dev.sh demo|test"
    exit 2
    ;;
esac
install_missing
case $1 in
demo) demo ;;
test)
    mkdir -p build
    run_tests
    ;;
esac
