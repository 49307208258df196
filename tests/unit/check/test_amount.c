/* What a cell adds to an equation: its amount in 万元, and how far rounding may have moved it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "check/amount.h"
#include "profiles.h"
#include <gongkai/gongkai.h>

#define GENERAL                                                                                                          \
    "一般公共预算财政拨款支出决算表\n公开05表\n部门名称：甲局,2024年度,金额单位：UNIT\n" \
    "项目,,本年支出,,\n科目代码,科目名称,小计,基本支出,项目支出\n合计,,FIGURE,,\n"
#define STATISTICS                                                                                                 \
    "部门决算公开相关信息统计表\n公开10表\n部门名称：甲局,2024年度,金额单位：UNIT\n" \
    "项目,行次,统计数\n一、政府采购支出,,\n合计,1,2.00\n三、国有资产占用情况,,\n"       \
    "（一）车辆数合计（辆）,7,FIGURE\n"
#define SUMMARY                                                                                                                    \
    "收入支出决算总表\n公开01表\n部门名称：甲局,2024年度,金额单位：UNIT\n收入,,,支出,,\n"             \
    "项目,行次,金额,项目,行次,金额\n栏次,,1,栏次,,2\n"                                                             \
    "一、一般公共预算财政拨款收入,1,1.00,一、一般公共服务支出,32,\n,9,FIGURE,九、卫生健康支出,40," \
    "\n"

static void fill_in(char *text, size_t size, const char *form, const char *unit,
                    const char *figure) {
    const char *in_head = strstr(form, "UNIT"), *in_row = strstr(form, "FIGURE");
    snprintf(text, size, "%.*s%s%.*s%s%s", (int)(in_head - form), form, unit,
             (int)(in_row - in_head - 4), in_head + 4, figure, in_row + 6);
}

static gk_reports *read_reports(const char *form, const char *unit, const char *figure) {
    char text[2048];
    fill_in(text, sizeof text, form, unit, figure);
    gk_book *book = gk_book_new("a.csv");
    gk_sink sink = gk_book_sink(book);
    gk_read_options utf8 = {.encoding = "UTF-8"};
    gk_recognize_options as_stated = {.keep_unit = true};
    assert_int_equal(gk_read_bytes(text, strlen(text), "a.csv", &utf8, &sink, NULL, NULL), GK_OK);
    gk_tables *tables = gk_recognize(book, profiles, &as_stated, NULL, NULL);
    const gk_tables *all[] = {tables};
    gk_reports *reports = gk_reports_assemble(all, 1, profiles, NULL, NULL, NULL);
    assert_non_null(reports);
    gk_tables_free(tables);
    gk_book_free(book);
    return reports;
}

static gk_decimal decimal(const char *text) {
    gk_decimal d;
    assert_int_equal(gk_decimal_parse(text, strlen(text), &d, NULL), GK_OK);
    return d;
}

static void assert_amount(const char *form, const char *unit, const char *role, const char *key,
                          const char *figure, const char *number, const char *rounding) {
    gk_reports *reports = read_reports(form, unit, figure);
    gk_arena arena = {0};
    gk_keyed_table f;
    gk_check_amount amount;
    assert_true(gk_keyed_table_open(&f, &arena, gk_reports_at(reports, 0), role, profiles) &&
                f.table);
    const gk_row *row = gk_table_row(f.table, key);
    assert_non_null(row);
    assert_int_equal(gk_check_amount_of(&f, row, 1, &amount), number != NULL);
    if (number) {
        assert_int_equal(gk_decimal_compare(amount.number, decimal(number)), 0);
        assert_int_equal(gk_decimal_compare(amount.rounding, decimal(rounding)), 0);
    }
    gk_arena_free(&arena);
    gk_reports_free(reports);
}

/* Half of the last decimal printed, of the second at most, and of 0.01 元 at least. */
static void test_rounding(void **state) {
    (void)state;
    static const struct {
        const char *unit, *figure, *number, *rounding;
    } cases[] = {
        {"万元", "12.50", "12.5", "0.005"},
        {"万元", "12.5", "12.5", "0.005"},
        {"万元", "0.00", "0", "0.005"},
        {"万元", "-3", "-3", "0.005"},
        {"万元", "12.345", "12.345", "0.0005"},
        {"万元", "12.34567891", "12.34567891", "0.0000005"},
        {"元", "1250.00", "0.125", "0.0000005"},
        {"元", "1250.123", "0.1250123", "0.0000005"},
        {"千元", "1250.00", "125", "0.0005"},
        {"亿元", "1.50", "15000", "50"},
        {"亿元", "1.500001", "15000.01", "0.005"},
        {"亿元", "12345678901234.56", "123456789012345600", "50"},
        {"亿元", "1234567890123456", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_amount(GENERAL, cases[i].unit, GK_ROLE_GENERAL, "合计", cases[i].figure,
                      cases[i].number, cases[i].rounding);
}

static void test_what_is_not_rounded(void **state) {
    (void)state;
    assert_amount(STATISTICS, "元", GK_ROLE_STATISTICS, "7", "12", "12", "0");
    assert_amount(STATISTICS, "万元", GK_ROLE_STATISTICS, "1", "12", "2", "0.005");
    assert_amount(SUMMARY, "万元", GK_ROLE_SUMMARY, "9", "0.10", "0.1", "0");
    assert_amount(SUMMARY, "万元", GK_ROLE_SUMMARY, "1", "0.10", "1", "0.005");
}

/* 512.00 was meant: its digits, in the unit they are printed in. */
static void test_blame_in_yuan(void **state) {
    (void)state;
    gk_reports *reports = read_reports(GENERAL, "元", "1602.50,1090.50,521.00");
    gk_checks *checks = gk_checks_new(NULL);
    gk_check_results *results =
        gk_check_run(checks, gk_reports_at(reports, 0), NULL, NULL, profiles, NULL);
    size_t failed = 0;
    for (size_t i = 0; i < gk_check_results_count(results); i++) {
        const gk_check_result *r = gk_check_results_at(results, i);
        if (strcmp(r->check->id, "B05-row") != 0)
            continue;
        failed += r->outcome == GK_OUTCOME_FAILED;
        assert_int_equal(r->cells[0].column, 3);
    }
    assert_int_equal(failed, 1);
    gk_check_results_free(results);
    gk_checks_free(checks);
    gk_reports_free(reports);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rounding),
        cmocka_unit_test(test_what_is_not_rounded),
        cmocka_unit_test(test_blame_in_yuan),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
