/* Two reports, compared cell by cell. */
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
    s->report =
        (gk_report){.department = "", .profile = "sx2024", .table_count = 1, .tables = &s->table};
}

static const char *shown(const gk_value *value, char text[GK_DECIMAL_TEXT_MAX]) {
    if (!value)
        return "none";
    if (value->kind == GK_VALUE_NUMBER)
        gk_decimal_format(value->number, 0, text);
    return value->kind == GK_VALUE_NUMBER ? text : value->kind == GK_VALUE_BLANK ? "blank" : "——";
}

static gk_status tell_text(char *told, const gk_difference *d) {
    size_t used = strlen(told);
    snprintf(told + used, 1024 - used, "%s%s %s%s%s: %s %s;", d->leftover ? "leftover " : "",
             gk_difference_kind_name(d->kind), d->title, d->column_name, d->row,
             d->left_text ? d->left_text : "none", d->right_text ? d->right_text : "none");
    return GK_OK;
}

static gk_status tell(void *self, const gk_difference *d, gk_error *err) {
    if (d->kind != GK_DIFFERENCE_VALUE)
        return tell_text(self, d);
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

static void test_texts(void **state) {
    (void)state;
    static const char *const ours[] = {"注：一", "注：二", "说明：三"};
    static const char *const theirs[] = {"注： 二", "注：四"};
    side a, b;
    make(&a, NULL);
    make(&b, NULL);
    a.report.department = "甲局";
    b.report.department = "乙局";
    a.report.year = 2023;
    b.report.year = 2024;
    a.rows[1].label = "名 “称”"; /* no difference: quotation marks and spaces */
    b.rows[0].label = "合计数";
    b.rows[1].label = "名称";
    a.table.notes = ours;
    a.table.note_count = 3;
    b.table.notes = theirs;
    b.table.note_count = 2;
    b.table.unit = "元";
    b.table.number = "公开09";
    expect(&a, &b, NULL, 7,
           "department : 甲局 乙局;year : 2023 2024;title 表: 公开08 表 公开09 表;"
           "unit 表: 万元 元;note 表: 注：一 注：四;note 表: 说明：三 none;"
           "label 表合计: 名 合计数;");
    expect(&a, &b, &(gk_diff_options){.values_only = true}, 0, "");
}

/* What a table states counts where it is not what its report is. */
static void test_statements_of_tables(void **state) {
    (void)state;
    side a, b;
    make(&a, NULL);
    make(&b, NULL);
    a.report.department = b.report.department = "甲局";
    a.report.year = b.report.year = 2024;
    a.table.department = "甲局";
    a.table.year = 2024;
    expect(&a, &b, NULL, 0, "");
    b.table.department = "乙局";
    b.table.year = 2023;
    expect(&a, &b, NULL, 2, "department 表: 甲局 乙局;year 表: 2024 2023;");
    expect(&a, &b, &(gk_diff_options){.other_year = true}, 1, "department 表: 甲局 乙局;");
}

static void test_nothing_but_a_name(void **state) {
    (void)state;
    side a, b;
    make(&a, "22301");
    make(&b, NULL);
    expect(&a, &b, NULL, 1, "row 表22301: 名 none;");
    expect(&b, &a, NULL, 1, "row 表22301: none 名;");
    b.report.table_count = 0;
    expect(&a, &b, NULL, 1, "table 表: 表 none;");
    expect(&b, &a, &(gk_diff_options){.values_only = true}, 0, "");
}

/* 1.00 万元 is 10000 元, and the bare numbers are 10,000 times apart. */
static void test_units(void **state) {
    (void)state;
    side a, b;
    make(&a, NULL);
    make(&b, NULL);
    b.table.amount_unit = b.table.unit = "元";
    a.values[0][0] = number(100, 2);
    b.values[0][0] = number(1000000, 2);
    expect(&a, &b, NULL, 1, "unit 表: 万元 元;");
    b.values[0][0] = number(100, 2);
    expect(&a, &b, &(gk_diff_options){.values_only = true}, 1,
           "合计,1,本年支出/合计: 1.00 0.000100 -0.9999;");
}

static void test_rounded(void **state) {
    (void)state;
    const gk_diff_options rounded = {.values_only = true, .rounded = true};
    side a, b;
    make(&a, NULL);
    make(&b, NULL);
    b.table.amount_unit = "元";
    a.values[0][0] = number(12346, 2);
    b.values[0][0] = number(123456789, 2);
    expect(&a, &b, &rounded, 0, "");
    expect(&b, &a, &rounded, 0, "");
    expect(&a, &b, &(gk_diff_options){.values_only = true}, 1,
           "合计,1,本年支出/合计: 123.46 123.456789 -0.003211;");
    b.values[0][0] = number(123454999, 2);
    expect(&a, &b, &rounded, 1, "合计,1,本年支出/合计: 123.46 123.454999 -0.005001;");
    a.table.amount_unit = "元";
    a.values[0][0] = number(123454998, 2);
    expect(&a, &b, &rounded, 1, "合计,1,本年支出/合计: 123.454998 123.454999 0.000001;");
    a.values[0][0].kind = GK_VALUE_BLANK;
    a.table.amount_unit = NULL;
    b.values[0][0] = number(1, 2);
    expect(&a, &b, &rounded, 1, "合计,1,本年支出/合计: blank 0.000001 0.000001;");
}

static void test_an_amount_too_long_to_scale(void **state) {
    (void)state;
    side a, b;
    make(&a, NULL);
    make(&b, NULL);
    size_t count;
    gk_error err = {0};
    char text[1024] = "";
    b.table.amount_unit = "亿元";
    b.values[0][0] = number(123456789012345678, 0);
    b.values[0][0].origin = (gk_origin){.source = "b.csv", .row = 4, .col = 2};
    assert_int_equal(gk_diff(&a.report, &b.report, profiles, NULL, tell, text, &count, &err),
                     GK_E_LIMIT);
    assert_string_equal(err.where, "b.csv!C5");
}

static void test_leftovers(void **state) {
    (void)state;
    side a, b;
    make(&a, NULL);
    make(&b, NULL);
    gk_table left[] = {a.table, a.table}, right[] = {b.table};
    left[1].profile = "p9-2022";
    a.values[0][0] = number(1, 0);
    a.report = (gk_report){.department = "", .leftovers = left, .leftover_count = 2};
    b.report = (gk_report){.department = "", .leftovers = right, .leftover_count = 1};
    expect(&a, &b, NULL, 2, "合计,1,本年支出/合计: 1 blank -1;合计,1,本年支出/合计: 1 none -1;");
}

static void test_verbatim(void **state) {
    (void)state;
    side a, b;
    make(&a, NULL);
    make(&b, NULL);
    const gk_verbatim_cell ours[] = {{.text = "甲"},
                                     {.row = 1, .text = "0201"},
                                     {.row = 1, .col = 1, .text = "45.60"},
                                     {.row = 2, .text = "丙"}};
    const gk_verbatim_cell theirs[] = {{.text = "甲 "},
                                       {.row = 1, .number = {201, 0}},
                                       {.row = 1, .col = 1, .number = {456, 1}},
                                       {.row = 2, .col = 27, .number = {7, 0}}};
    const gk_verbatim_table left[] = {{.name = "车", .cells = ours, .cell_count = 4},
                                      {.name = "房", .cells = ours, .cell_count = 1}};
    const gk_verbatim_table right[] = {{.name = "车", .cells = theirs, .cell_count = 4},
                                       {.name = "车", .cells = theirs, .cell_count = 4}};
    a.report.verbatim = left;
    b.report.verbatim = right;
    a.report.verbatim_count = b.report.verbatim_count = 2;
    expect(&a, &b, NULL, 6,
           "cell 车A1: 甲 甲 ;cell 车A2: 0201 201;cell 车A3: 丙 none;cell 车AB3: none 7;"
           "table 车: none 车;table 房: 房 none;");
    expect(&a, &b, &(gk_diff_options){.values_only = true}, 4,
           "cell 车A2: 0201 201;cell 车AB3: none 7;table 车: none 车;table 房: 房 none;");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_zero_is_not_nothing),
        cmocka_unit_test(test_tolerance),
        cmocka_unit_test(test_rows_of_one_side),
        cmocka_unit_test(test_tables_of_one_side),
        cmocka_unit_test(test_all),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_statements_of_tables),
        cmocka_unit_test(test_nothing_but_a_name),
        cmocka_unit_test(test_units),
        cmocka_unit_test(test_rounded),
        cmocka_unit_test(test_an_amount_too_long_to_scale),
        cmocka_unit_test(test_leftovers),
        cmocka_unit_test(test_verbatim),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
