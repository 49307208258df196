/* Words at the beginning, at the end and anywhere in a text. */
#include "base/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const words[] = {"上年", "预算数", NULL};

static void test_ends(void **state) {
    (void)state;
    assert_true(gk_begins_with("上年数", "上年"));
    assert_false(gk_begins_with("上", "上年"));
    assert_true(gk_ends_with("收入决算表", "表"));
    assert_true(gk_ends_with("表", "表"));
    assert_false(gk_ends_with("表", "决算表"));
    assert_true(gk_ends_with("表", ""));
}

static void test_lists(void **state) {
    (void)state;
    assert_true(gk_begins_with_any("预算数合计", words));
    assert_false(gk_begins_with_any("年初预算数", words));
    assert_true(gk_ends_with_any("年初预算数", words));
    assert_false(gk_ends_with_any("上年数", words));
    assert_true(gk_has_any("（上年）", words));
    assert_false(gk_has_any("本年数", words));
    assert_false(gk_has_any("", words));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
