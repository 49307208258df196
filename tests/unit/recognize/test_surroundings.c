/* Units of money, and figures that have lost their table. */
#include "taken.h"

#define YUAN "一般公共预算财政拨款支出决算表\n部门名称：甲局,2024年度,金额单位：元\n" HEADER

/* 95,050.00 元 = 9.505 万元, half up 9.51; −49.99 元 = −0.004999 万元, 0.00; −50 元: −0.01. */
static void test_yuan(void **state) {
    (void)state;
    taken t = take(YUAN "合计,,\"95,050.00\",-95050.00,\"1,234,500.00\"\n201,甲,-49.99,-50,50\n"
                        "202,乙,——,,0\n");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    char shown[GK_DECIMAL_TEXT_MAX];
    static const char *const wanted[] = {"9.51", "-9.51", "123.45"};
    for (size_t c = 0; c < 3; c++) {
        gk_decimal_format(value(table, "合计", c + 1)->number, 2, shown);
        assert_string_equal(shown, wanted[c]);
    }
    static const int64_t cents[] = {0, -1, 1};
    for (size_t c = 0; c < 3; c++)
        assert_int_equal(
            gk_decimal_compare(value(table, "201", c + 1)->number, (gk_decimal){cents[c], 2}), 0);
    assert_int_equal(value(table, "202", 1)->kind, GK_VALUE_NOT_APPLICABLE);
    assert_int_equal(value(table, "202", 2)->kind, GK_VALUE_BLANK);
    assert_int_equal(value(table, "202", 3)->kind, GK_VALUE_NUMBER);
    assert_found(&t, "unit-converted@C2 rounded@C6 rounded@D6 rounded@C7 rounded@D7 rounded@E7");
    assert_string_equal(gk_findings_at(t.findings, 1)->en, "9.505000 was rounded half up to 9.51");
    assert_string_equal(gk_findings_at(t.findings, 1)->zh, "9.505000四舍五入为9.51");
    done(&t);
}

static void test_unit_names(void **state) {
    (void)state;
    static const struct {
        const char *unit, *shown;
    } units[] = {{"千元", "1.25"},      {"百元", "0.13"},      {"万元", "12.50"},
                 {"百万元", "1250.00"}, {"亿元", "125000.00"}, {"人民币元", "0.00"}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        char text[1024], shown[GK_DECIMAL_TEXT_MAX];
        snprintf(text, sizeof text,
                 "一般公共预算财政拨款支出决算表\n金额单位：%s\n" HEADER "合计,,12.50,,\n",
                 units[i].unit);
        taken t = take(text);
        const gk_value *v = value(only_table(&t, GK_ROLE_GENERAL, false), "合计", 1);
        gk_decimal_format(v->number, 2, shown);
        assert_string_equal(shown, units[i].shown);
        done(&t);
    }
    static const char *const strange[] = {"美元", "元、万元", "元/万元", "万元或元"};
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
        char text[1024];
        snprintf(text, sizeof text, "一般公共预算财政拨款支出决算表\n金额单位：%s\n" HEADER ROWS,
                 strange[i]);
        taken t = take(text);
        only_table(&t, GK_ROLE_GENERAL, true);
        assert_found(&t, "unit-unknown@A2");
        done(&t);
    }
}

/* gk_reports_assemble looks at the other tables. */
static void test_unit_missing(void **state) {
    (void)state;
    taken t = take("一般公共预算财政拨款支出决算表\n" HEADER ROWS);
    assert_found(&t, "");
    assert_null(only_table(&t, GK_ROLE_GENERAL, false)->unit);
    assert_row(only_table(&t, GK_ROLE_GENERAL, false), "合计", "12.50|10.00|2.50");
    done(&t);
}

/* What that means beside a table in 元 is for gk_reports_assemble to judge. */
static void test_unit_of_each_table(void **state) {
    (void)state;
    taken t = take(YUAN "合计,,10000,10000,\n\n国有资本经营预算财政拨款支出决算表\n" HEADER
                        "合计,,10000,,\n");
    assert_int_equal(gk_tables_count(t.tables), 2);
    assert_string_equal(gk_tables_at(t.tables, 0)->unit, "元");
    assert_null(gk_tables_at(t.tables, 1)->unit);
    assert_found(&t, "unit-converted@C2");
    done(&t);
}

static void test_figure_among_the_headings(void **state) {
    (void)state;
    taken t = take(TITLE "项目,,本年支出,9.87\n科目代码,科目名称,小计,基本支出,项目支出\n"
                         "栏次,,1,2,3\n" ROWS);
    only_table(&t, GK_ROLE_GENERAL, true);
    assert_found(&t, "unplaced@D4");
    done(&t);
    t = take(TITLE "项目,,本年支出\n科目代码,科目名称,小计,基本支出,项目支出\n"
                   "栏次,,1,2,3,9.87\n" ROWS);
    only_table(&t, GK_ROLE_GENERAL, true);
    assert_found(&t, "unplaced@A6");
    done(&t);
}

/* Its figures are not what its head says. */
static void test_unit_below_the_table(void **state) {
    (void)state;
    taken t = take(TITLE HEADER ROWS "\n制表人：乙,单位：元\n");
    assert_found(&t, "head-contradicted@B10");
    only_table(&t, GK_ROLE_GENERAL, true);
    done(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_yuan),
        cmocka_unit_test(test_unit_names),
        cmocka_unit_test(test_unit_missing),
        cmocka_unit_test(test_unit_of_each_table),
        cmocka_unit_test(test_figure_among_the_headings),
        cmocka_unit_test(test_unit_below_the_table),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
