/* Whatever the other program does, we get its lines and an end to it. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "witness/run.h"

typedef struct collected {
    char text[4096];
    size_t lines;
    size_t stop_after; /* 0: never */
} collected;

static bool collect(void *self, char *line, size_t length) {
    collected *c = self;
    c->lines++;
    if (strlen(c->text) + length + 2 < sizeof c->text) {
        strcat(c->text, line);
        strcat(c->text, "|");
    }
    return c->lines != c->stop_after;
}

static witness_ending run(const char *way, collected *c, int *detail) {
    return witness_run(TOOLS_TESTS "/witness/witness_stub.sh", way, collect, c, detail);
}

static void expect(const char *way, witness_ending wanted, int wanted_detail) {
    collected c = {0};
    int detail = -1;
    witness_ending ending = run(way, &c, &detail);
    if (ending != wanted || detail != wanted_detail)
        fail_msg("%s ends %d (%d)", way, (int)ending, detail);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void test_lines(void **state) {
    (void)state;
    collected c = {0};
    int detail = -1;
    assert_int_equal(run("lines", &c, &detail), WITNESS_EXITED);
    assert_int_equal(detail, 0);
    assert_string_equal(c.text, "one||three\tand four|");
}

static void test_endings(void **state) {
    (void)state;
    expect("silent", WITNESS_EXITED, 0);
    expect("early", WITNESS_EXITED, 3);
    expect("crash", WITNESS_CRASHED, 11);
    expect("long", WITNESS_FLOODED, 0);
    expect("burn", WITNESS_OUT_OF_TIME, 10); /* of processor time, long before the clock's */
}

static void test_stopped_by_us(void **state) {
    (void)state;
    collected c = {.stop_after = 1000};
    int detail = -1;
    assert_int_equal(run("flood", &c, &detail), WITNESS_STOPPED);
    assert_int_equal(c.lines, 1000);
}

static void test_not_started(void **state) {
    (void)state;
    collected c = {0};
    int detail = 0;
    assert_int_equal(witness_run("/nowhere/gk-witness", "x", collect, &c, &detail),
                     WITNESS_NOT_STARTED);
    assert_int_equal(detail, ENOENT);
    assert_int_equal(
        witness_run(TOOLS_TESTS "/witness/test_witness_run.c", "x", collect, &c, &detail),
        WITNESS_NOT_STARTED);
}

/* Side by side, for each takes the whole time it has. */
static void test_out_of_time(void **state) {
    static const char *const ways[] = {"hang", "spin", "abandon", "linger"};
    (void)state;
    double before = now();
    pid_t children[4];
    for (size_t i = 0; i < 4; i++) {
        children[i] = fork();
        if (children[i] == 0) {
            collected c = {0};
            int detail = 0;
            _exit(run(ways[i], &c, &detail) == WITNESS_OUT_OF_TIME && detail == 10 ? 0 : 1);
        }
    }
    for (size_t i = 0; i < 4; i++) {
        int status = -1;
        waitpid(children[i], &status, 0);
        assert_true(WIFEXITED(status));
        if (WEXITSTATUS(status) != 0)
            fail_msg("%s was not ended", ways[i]);
    }
    assert_true(now() - before < 15);
}

static void test_limits(void **state) {
    (void)state;
    collected c = {0};
    int detail = -1;
    assert_int_equal(run("limits", &c, &detail), WITNESS_EXITED);
    /* KiB, files, no core, seconds up to SIGXCPU and up to SIGKILL, nothing to read; its own three
     * descriptors and the listing */
    assert_string_equal(c.text, "262144|16|0|10|11|0|4|");
}

static void test_writes_nothing(void **state) {
    (void)state;
    collected c = {0};
    int detail = -1;
    char file[] = "/tmp/witness-XXXXXX";
    assert_true(mkdtemp(file) != NULL);
    char way[64], written[80];
    snprintf(way, sizeof way, "%s/write", file);
    snprintf(written, sizeof written, "%s.written", way);
    run(way, &c, &detail);
    assert_string_equal(c.text, "refused|");
    unlink(written);
    rmdir(file);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),         cmocka_unit_test(test_endings),
        cmocka_unit_test(test_stopped_by_us), cmocka_unit_test(test_not_started),
        cmocka_unit_test(test_out_of_time),   cmocka_unit_test(test_limits),
        cmocka_unit_test(test_writes_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
