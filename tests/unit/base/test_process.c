/* Whatever another program does, there is an end to it, within its limits. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/process.h"

typedef struct outcome {
    char text[4096];
    size_t length;
    bool late; /* before its output ended */
    gk_process_ending ending;
    int detail;
} outcome;

static outcome run(const char *script, const gk_limits *limits) {
    const char *const arguments[] = {"/bin/sh", "-c", script, NULL};
    outcome o = {.detail = -1};
    gk_process process;
    ssize_t got;
    assert_true(gk_process_start(&process, arguments, limits));
    while ((got = gk_process_read(&process, o.text + o.length, sizeof o.text - 1 - o.length)) > 0)
        o.length += (size_t)got;
    o.late = got < 0;
    o.ending = gk_process_end(&process, got == 0, &o.detail);
    return o;
}

static void test_output_and_status(void **state) {
    const gk_limits none = {0};
    (void)state;
    outcome o = run("echo 收入; echo unseen >&2; exit 3", &none);
    assert_string_equal(o.text, "收入\n");
    assert_false(o.late);
    assert_int_equal(o.ending, GK_PROCESS_EXITED);
    assert_int_equal(o.detail, 3);
}

static void test_crash(void **state) {
    const gk_limits none = {0};
    (void)state;
    outcome o = run("kill -SEGV $$", &none);
    assert_int_equal(o.ending, GK_PROCESS_CRASHED);
    assert_int_equal(o.detail, 11);
}

static void test_nothing_is_inherited(void **state) {
    const gk_limits none = {0};
    (void)state;
    outcome o = run("cat; ls /proc/self/fd | wc -l", &none);
    assert_int_equal(strtol(o.text, NULL, 10), 4); /* its own three, and the listing */
}

static void test_limits(void **state) {
    const gk_limits limits = {
        .memory = (size_t)512 << 20, .seconds = 20, .files = 32, .no_output = true};
    (void)state;
    outcome o = run("ulimit -v; ulimit -n; ulimit -f; ulimit -c; ulimit -t", &limits);
    assert_string_equal(o.text, "524288\n32\n0\n0\n20\n");
}

/* Neither one that waits nor what it leaves behind outlives its time. */
static void test_out_of_time(void **state) {
    const gk_limits limits = {.seconds = 1};
    (void)state;
    time_t before = time(NULL);
    outcome o = run("trap '' ALRM; sleep 60 & sleep 60", &limits);
    assert_true(o.late);
    o = run("exec >/dev/null; while :; do :; done", &limits);
    assert_int_equal(o.ending, GK_PROCESS_OUT_OF_TIME);
    assert_int_equal(o.detail, 0);
    assert_true(time(NULL) - before < 10);
}

static void test_not_there(void **state) {
    const char *const arguments[] = {"/nowhere/program", NULL};
    const gk_limits none = {0};
    gk_process process;
    (void)state;
    assert_false(gk_process_start(&process, arguments, &none));
    assert_int_equal(errno, ENOENT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_output_and_status),    cmocka_unit_test(test_crash),
        cmocka_unit_test(test_nothing_is_inherited), cmocka_unit_test(test_limits),
        cmocka_unit_test(test_out_of_time),          cmocka_unit_test(test_not_there)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
