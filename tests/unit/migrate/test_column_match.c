/* The same column in the forms of two years or places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "migrate/column_match.h"
#include "profile/profiles.h"
#include "profiles.h"

static unsigned twin(const char *role, const char *from, unsigned n, const char *to) {
    const gk_form *a = gk_profiles_form(profiles, from, role);
    const gk_form *b = gk_profiles_form(profiles, to, role);
    assert_non_null(a);
    assert_non_null(b);
    return gk_column_match(a, n, b, gk_profiles_mappings(profiles));
}

/* 预算数 1 to 6, then 决算数 7 to 12; in 上海 the two stand beside each other for each kind. */
static void test_headings_in_another_order(void **state) {
    (void)state;
    for (unsigned n = 1; n <= 6; n++) {
        assert_int_equal(twin(GK_ROLE_THREE_PUBLIC, "sx2024", n, "sh2024"), 2 * n - 1);
        assert_int_equal(twin(GK_ROLE_THREE_PUBLIC, "sx2024", n + 6, "sh2024"), 2 * n);
        assert_int_equal(twin(GK_ROLE_THREE_PUBLIC, "sh2024", 2 * n, "p8-2015"), n + 6);
    }
}

/* 年初结转和结余 | 本年收入 | 小计 | 基本支出 | 项目支出 | 年末: wordings differ, columns do not.
 */
static void test_other_wordings(void **state) {
    (void)state;
    for (unsigned n = 1; n <= 6; n++)
        assert_int_equal(twin(GK_ROLE_FUND, "p8-2015", n, "sh2024"), n);
    assert_int_equal(twin(GK_ROLE_REVENUE, "p8-2015", 1, "sx2024"), 1);
}

/* 04 had no 国有资本经营预算 before 2020. */
static void test_a_column_only_one_has(void **state) {
    (void)state;
    assert_int_equal(twin(GK_ROLE_APPROPRIATION, "p8-2019", 4, "p9-2020"), 4);
    assert_int_equal(twin(GK_ROLE_APPROPRIATION, "p9-2020", 5, "p8-2019"), 0);
    assert_int_equal(twin(GK_ROLE_FUND, "p8-2019", 1, "sx2024"), 1);
}

/* mappings.csv: 合计 of the plain list is 决算数; 人员经费 beside it is nothing. */
static void test_what_a_column_became(void **state) {
    (void)state;
    assert_int_equal(twin(GK_ROLE_BASIC, "p8-2015", 1, "sx2024"), 1);
    assert_int_equal(twin(GK_ROLE_BASIC, "p8-2015", 2, "sx2024"), 0);
    assert_int_equal(twin(GK_ROLE_BASIC, "sx2024", 1, "p8-2015"), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headings_in_another_order),
        cmocka_unit_test(test_other_wordings),
        cmocka_unit_test(test_a_column_only_one_has),
        cmocka_unit_test(test_what_a_column_became),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
