/* Rows and columns by what they are about. Expected: read off the printed form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "profile/column_name.h"
#include "profile/item.h"
#include "profile/profiles.h"
#include "profiles.h"

static const gk_form *form_of(const char *role) {
    const gk_form *form = gk_profiles_form(profiles, "sx2024", role);
    assert_non_null(form);
    return form;
}

static void test_items(void **state) {
    (void)state;
    static const struct {
        const char *role;
        const char *row, *item;
    } rows[] = {
        {GK_ROLE_SUMMARY, "1", "收入/一般公共预算财政拨款收入"},
        {GK_ROLE_SUMMARY, "52", "支出/国有资本经营预算支出"},
        {GK_ROLE_SUMMARY, "9", ""},
        {GK_ROLE_SUMMARY, "28", "收入/使用非财政拨款结余(含专用结余)"},
        {GK_ROLE_SUMMARY, "31", "收入/总计"},
        {GK_ROLE_SUMMARY, "62", "支出/总计"},
        {GK_ROLE_REVENUE, "合计", "合计"},
        {GK_ROLE_REVENUE, "2011301", "2011301"},
        {GK_ROLE_APPROPRIATION, "1", "收入/一般公共预算财政拨款"},
        {GK_ROLE_APPROPRIATION, "28", "收入/年初财政拨款结转和结余"},
        {GK_ROLE_APPROPRIATION, "29", "收入/年初财政拨款结转和结余/一般公共预算财政拨款"},
        {GK_ROLE_APPROPRIATION, "31", "收入/年初财政拨款结转和结余/国有资本经营预算财政拨款"},
        {GK_ROLE_APPROPRIATION, "61", ""},
        {GK_ROLE_BASIC, "30101", "30101"},
        {GK_ROLE_BASIC, "公用经费合计", "公用经费合计"},
        {GK_ROLE_THREE_PUBLIC, "", ""},
        {GK_ROLE_STATISTICS, "1", "合计"},
        {GK_ROLE_STATISTICS, "5", "行政单位"},
        {GK_ROLE_STATISTICS, "8", "副部(省)级及以上领导用车"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        gk_row row = {.key = rows[i].row};
        assert_string_equal(gk_item(form_of(rows[i].role), &row), rows[i].item);
    }
}

static void test_items_are_unique(void **state) {
    (void)state;
    const char *role;
    for (size_t r = 0; (role = gk_profiles_role(profiles, r)); r++) {
        const gk_form *p = form_of(role);
        for (size_t i = 0; i < p->slot_count; i++)
            for (size_t k = 0; k < i; k++)
                if (*p->slots[i].item && strcmp(p->slots[i].item, p->slots[k].item) == 0)
                    fail_msg("%s: %s twice", p->title, p->slots[i].item);
    }
}

static void test_columns(void **state) {
    (void)state;
    static const struct {
        const char *role;
        unsigned column;
        const char *name;
    } columns[] = {
        {GK_ROLE_SUMMARY, 1, "收入/金额"},
        {GK_ROLE_SUMMARY, 2, "支出/金额"},
        {GK_ROLE_REVENUE, 7, "其他收入"},
        {GK_ROLE_APPROPRIATION, 3, "支出/一般公共预算财政拨款"},
        {GK_ROLE_BASIC, 1, "决算数"},
        {GK_ROLE_FUND, 3, "本年支出/小计"},
        {GK_ROLE_THREE_PUBLIC, 10, "决算数/公务用车购置及运行维护费/公务用车购置费"},
        {GK_ROLE_STATISTICS, 1, "统计数"},
        {GK_ROLE_STATISTICS, 2, ""},
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        char name[GK_COLUMN_NAME_MAX];
        gk_column_name(form_of(columns[i].role), columns[i].column, name);
        assert_string_equal(name, columns[i].name);
    }
}

static void test_counts(void **state) {
    (void)state;
    const gk_form *p = form_of(GK_ROLE_STATISTICS);
    assert_false(gk_column_is_count(p, "6", 1));
    assert_true(gk_column_is_count(p, "7", 1));
    assert_true(gk_column_is_count(p, "17", 1));
    assert_false(gk_column_is_count(p, "99", 1));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_items),
        cmocka_unit_test(test_items_are_unique),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_counts),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
