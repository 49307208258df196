/* Hidden rows become one event for each block of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "sheet/hidden_rows.h"

static gk_status hide(void *self, uint32_t first, uint32_t last, gk_error *err) {
    char *seen = self;
    (void)err;
    snprintf(seen + strlen(seen), 32, "%u-%u ", (unsigned)first, (unsigned)last);
    return GK_OK;
}

static void test_blocks(void **state) {
    (void)state;
    char seen[256] = "";
    const gk_sink sink = {.self = seen, .hide_rows = hide};
    gk_hidden_rows rows = {0};
    assert_int_equal(gk_hidden_rows_flush(&rows, &sink, NULL), GK_OK);
    assert_string_equal(seen, "");
    gk_hidden_rows_add(&rows, 0, 0, &sink, NULL);
    gk_hidden_rows_add(&rows, 1, 4, &sink, NULL);
    gk_hidden_rows_add(&rows, 6, 6, &sink, NULL);
    gk_hidden_rows_add(&rows, 7, 7, &sink, NULL);
    gk_hidden_rows_add(&rows, 3, 3, &sink, NULL); /* files may have their rows in any order */
    gk_hidden_rows_flush(&rows, &sink, NULL);
    gk_hidden_rows_flush(&rows, &sink, NULL);
    assert_string_equal(seen, "0-4 6-7 3-3 ");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_blocks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
