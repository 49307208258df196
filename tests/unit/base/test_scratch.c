/* A scratch file takes what is written to its path, and leaves nothing behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/scratch.h"

static void test_by_path(void **state) {
    (void)state;
    char path[4096], text[16] = "";
    int fd;
    assert_int_equal(gk_scratch_open(path, sizeof path, &fd, NULL), GK_OK);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("by its path", file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(pread(fd, text, sizeof text - 1, 0), 11);
    assert_string_equal(text, "by its path");
    gk_scratch_close(path, fd);
    assert_int_not_equal(access(path, F_OK), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_by_path)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
