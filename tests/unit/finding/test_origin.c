/* Places as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <gongkai/finding.h>

static void check_origin(gk_origin origin, size_t size, const char *wanted) {
    char text[64];
    memset(text, 'x', sizeof text);
    assert_int_equal(gk_origin_format(origin, text, size), strlen(wanted));
    assert_string_equal(text, wanted);
}

static void test_origins(void **state) {
    (void)state;
    check_origin((gk_origin){"2019.xls", "GK02", 16, 3}, 64, "2019.xls!GK02!D17");
    check_origin((gk_origin){"-", "-", 0, 0}, 64, "-!-!A1");
    check_origin((gk_origin){"a.csv", NULL, 3, 3}, 64, "a.csv");
    check_origin((gk_origin){"a.csv", "表", GK_NO_CELL, 0}, 64, "a.csv!表");
    check_origin((gk_origin){"a!b\\c", "d!", 0, 1}, 64, "a\\!b\\\\c!d\\!!B1");
    check_origin((gk_origin){0}, 64, "");
}

static void test_origins_are_cut_between_characters(void **state) {
    (void)state;
    char text[16];
    for (size_t size = 1; size <= sizeof text; size++) {
        memset(text, 'x', sizeof text);
        gk_origin origin = {"中文", "表一", 0, 0};
        size_t length = gk_origin_format(origin, text, size);
        assert_true(length < size);
        assert_int_equal(strlen(text), length);
        for (size_t i = 0; i < length;) { /* every character begun is whole */
            size_t n = (unsigned char)text[i] >= 0xE0 ? 3 : 1;
            assert_true((unsigned char)text[i] < 0x80 || (unsigned char)text[i] >= 0xE0);
            i += n;
            assert_true(i <= length);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_origins),
        cmocka_unit_test(test_origins_are_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
