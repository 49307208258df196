/* The growing buffer: what it holds, and that a failure is remembered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"

static void test_appends(void **state) {
    (void)state;
    gk_buffer b = {0};
    assert_string_equal(gk_buffer_view(&b), "");
    assert_int_equal(gk_buffer_text(&b, "公开"), GK_OK);
    gk_buffer_char(&b, '0');
    gk_buffer_printf(&b, "%d %s", 7, "表");
    gk_buffer_append(&b, "\0x", 2);
    assert_int_equal(b.size, 14);
    assert_memory_equal(b.bytes, "公开07 表\0x", 15);
    gk_buffer_cut(&b, 8);
    assert_string_equal(gk_buffer_view(&b), "公开07");
    gk_buffer_clear(&b);
    assert_string_equal(gk_buffer_view(&b), "");
    assert_int_equal(gk_buffer_check(&b, NULL), GK_OK);
    gk_buffer_free(&b);
    assert_null(b.bytes);
}

static void test_grows(void **state) {
    (void)state;
    gk_buffer b = {0};
    for (int i = 0; i < 1000; i++)
        gk_buffer_printf(&b, "%04d", i);
    assert_int_equal(b.size, 4000);
    assert_string_equal(gk_buffer_view(&b) + 3996, "0999");
    gk_buffer_free(&b);
}

static void test_limit(void **state) {
    (void)state;
    gk_error err;
    gk_buffer b = {.limit = 4};
    assert_int_equal(gk_buffer_text(&b, "abcd"), GK_OK);
    assert_int_equal(gk_buffer_char(&b, 'e'), GK_E_LIMIT);
    gk_buffer_clear(&b);
    assert_int_equal(gk_buffer_text(&b, "f"), GK_E_LIMIT); /* a failure is not forgotten */
    assert_string_equal(gk_buffer_view(&b), "");
    assert_int_equal(gk_buffer_check(&b, &err), GK_E_LIMIT);
    assert_string_equal(err.text, "larger than 4 bytes");
    gk_buffer_free(&b);
    assert_int_equal(gk_buffer_text(&b, "abcd"), GK_OK);
    gk_buffer_free(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_appends), cmocka_unit_test(test_grows),
                                       cmocka_unit_test(test_limit)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
