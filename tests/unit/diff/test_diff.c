/* Two tables, told apart value by value. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "profiles.h"
#include <gongkai/gongkai.h>

typedef struct side {
    gk_value values[3][3];
    gk_row rows[3];
    gk_table table;
    gk_report report;
} side;

static gk_value number(int64_t coefficient, int scale) {
    return (gk_value){.kind = GK_VALUE_NUMBER, .number = {coefficient, scale}};
}

/* 合计, 223 and a third row of the caller's, all blank. */
static void make(side *s, const char *third) {
    static const char *const keys[] = {"合计", "223", NULL};
    memset(s, 0, sizeof *s);
    for (size_t i = 0; i < 3; i++)
        s->rows[i] =
            (gk_row){.key = i < 2 ? keys[i] : third, .label = "名", .values = s->values[i]};
    s->table = (gk_table){.role = GK_ROLE_STATE_CAPITAL,
                          .profile = "sx2024",
                          .number = "公开08",
                          .title = "表",
                          .column_count = 3,
                          .row_count = third ? 3 : 2,
                          .rows = s->rows};
    s->report = (gk_report){.department = "", .table_count = 1, .tables = &s->table};
}

static const char *shown(const gk_value *value, char text[GK_DECIMAL_TEXT_MAX]) {
    if (!value)
        return "none";
    if (value->kind == GK_VALUE_NUMBER)
        gk_decimal_format(value->number, 0, text);
    return value->kind == GK_VALUE_NUMBER ? text : value->kind == GK_VALUE_BLANK ? "blank" : "——";
}

static gk_status tell(void *self, const gk_difference *d, gk_error *err) {
    char *told = self, a[GK_DECIMAL_TEXT_MAX], b[GK_DECIMAL_TEXT_MAX], c[GK_DECIMAL_TEXT_MAX] = "";
    size_t used = strlen(told);
    (void)err;
    if (d->has_change)
        gk_decimal_format(d->change, 0, c);
    snprintf(told + used, 1024 - used, "%s,%u,%s: %s %s %s%s;", d->item, d->column, d->column_name,
             shown(d->left, a), shown(d->right, b), c, d->equal ? " equal" : "");
    return GK_OK;
}

static void expect(const side *a, const side *b, const gk_diff_options *options, size_t count,
                   const char *told) {
    char text[1024] = "";
    size_t found;
    assert_int_equal(gk_diff(&a->report, &b->report, profiles, options, tell, text, &found, NULL),
                     GK_OK);
    assert_string_equal(text, told);
    assert_int_equal(found, count);
}

static void test_values(void **state) {
    (void)state;
    side a, b;
    make(&a, NULL);
    make(&b, NULL);
    a.values[0][0] = number(150, 2);
    b.values[0][0] = number(15, 1);
    expect(&a, &b, NULL, 0, "");
    b.values[0][0] = number(16, 1);
    expect(&a, &b, NULL, 1, "合计,1,本年支出/合计: 1.50 1.6 0.1;");
    b.values[0][0] = (gk_value){.kind = GK_VALUE_BLANK};
    expect(&a, &b, NULL, 1, "合计,1,本年支出/合计: 1.50 blank -1.5;");
    b.values[0][0] = (gk_value){.kind = GK_VALUE_NOT_APPLICABLE};
    expect(&a, &b, NULL, 1, "合计,1,本年支出/合计: 1.50 —— ;");
}

static void test_zero_is_not_nothing(void **state) {
    (void)state;
    side a, b;
    make(&a, NULL);
    make(&b, NULL);
    a.values[1][2] = number(0, 0);
    expect(&a, &b, NULL, 1, "223,3,本年支出/项目支出: 0 blank 0;");
}

static void test_tolerance(void **state) {
    (void)state;
    side a, b;
    make(&a, NULL);
    make(&b, NULL);
    a.values[0][1] = number(100, 2);
    b.values[0][1] = number(105, 2);
    expect(&a, &b, &(gk_diff_options){.tolerance = {5, 2}}, 0, "");
    expect(&b, &a, &(gk_diff_options){.tolerance = {5, 2}}, 0, "");
    expect(&a, &b, &(gk_diff_options){.tolerance = {4, 2}}, 1,
           "合计,2,本年支出/基本支出: 1.00 1.05 0.05;");
}

static void test_rows_of_one_side(void **state) {
    (void)state;
    side a, b;
    make(&a, "22301");
    make(&b, "22399");
    a.values[2][0] = number(1, 0);
    b.values[2][0] = number(2, 0);
    expect(&a, &b, NULL, 2, "22399,1,本年支出/合计: none 2 2;22301,1,本年支出/合计: 1 none -1;");
}

static void test_tables_of_one_side(void **state) {
    (void)state;
    side a, b;
    make(&a, NULL);
    make(&b, NULL);
    a.values[0][0] = number(1, 0);
    b.report.table_count = 0;
    expect(&a, &b, NULL, 1, "合计,1,本年支出/合计: 1 none -1;");
    expect(&b, &a, NULL, 1, "合计,1,本年支出/合计: none 1 1;");
}

static void test_all(void **state) {
    (void)state;
    side a, b;
    make(&a, NULL);
    make(&b, NULL);
    a.values[0][0] = b.values[0][0] = number(3, 0);
    expect(&a, &b, &(gk_diff_options){.all = true}, 0, "合计,1,本年支出/合计: 3 3 0 equal;");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_zero_is_not_nothing),
        cmocka_unit_test(test_tolerance),
        cmocka_unit_test(test_rows_of_one_side),
        cmocka_unit_test(test_tables_of_one_side),
        cmocka_unit_test(test_all),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
