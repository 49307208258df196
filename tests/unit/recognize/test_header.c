/* Headings, as they are split, shifted and merged. */
#include "taken.h"

/* Nothing at all may have happened in a table by code; a form of fixed rows cannot lack them all.
 */
static void test_header_without_rows(void **state) {
    (void)state;
    taken t = take(TITLE HEADER NOTE);
    only_table(&t, GK_ROLE_GENERAL, false);
    assert_found(&t, "row-missing@A1");
    done(&t);
    t = take(SUMMARY "注：无。\n");
    only_table(&t, GK_ROLE_SUMMARY, true);
    assert_found(&t, "table-empty@A1");
    done(&t);
}

static void test_shifted(void **state) {
    (void)state;
    taken t =
        take("\n\n,,一般公共预算财政拨款支出决算表\n,,部门名称：甲局,2024年度,金额单位：万元\n"
             ",,项目,,本年支出,,\n,,科目代码,科目名称,小计,基本支出,项目支出\n"
             ",,合计,,12.50,10.00,2.50\n,,201,一般公共服务支出,12.50,10.00,2.50\n");
    assert_found(&t, "");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    assert_row(table, "201", "12.50|10.00|2.50");
    assert_int_equal(value(table, "201", 3)->origin.col, 6);
    done(&t);
}

static void test_header_forms(void **state) {
    (void)state;
    static const char *const headers[] = {
        "科目代码,科目名称,小计,基本支出,项目支出\n",
        ("项目,项目,本年支出,本年支出,本年支出\n"
         "科目代码,科目名称,小计,基本支出,项目支出\n"),
        ("项 目,,本年 支出,,\n"
         "科目\u3000代码,科目 名称,合 计,\"基本\n支出\",项目支出\n"
         "栏 次,,1,2,3\n"),
        ("项目,,本年支出,,\n"
         "科目,科目,小计,基本,项目\n"
         "代码,名称,,支出,支出\n"),
        ("项目,,本年支出,,\n\n"
         "科目代码,科目名称,小计,基本支出,项目支出\n"
         ",,1,2,3\n"),
        ("项目,,本年支出,,\n"
         "科目编码,功能分类科目名称,总计,基本支出,项目支出\n"),
    };
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        char text[1024];
        snprintf(text, sizeof text, TITLE "%s" ROWS, headers[i]);
        taken t = take(text);
        const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
        assert_row(table, "201", "12.50|10.00|2.50");
        assert_found(&t, "");
        done(&t);
    }
}

static void test_columns_in_another_order(void **state) {
    (void)state;
    taken t = take(TITLE "科目代码,科目名称,项目支出,基本支出,小计\n合计,,2.50,10.00,12.50\n"
                         "201,甲,2.50,10.00,12.50\n");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    assert_row(table, "201", "12.50|10.00|2.50");
    done(&t);
}

static void test_split_codes(void **state) {
    (void)state;
    taken t = take(
        TITLE "项目,,,,本年支出,,\n科目代码,,,科目名称,小计,基本支出,项目支出\n类,款,项,,,,\n"
              "合计,,,,3.00,1.00,2.00\n201,,,一般公共服务支出,3.00,1.00,2.00\n"
              ",01,,人大事务,3.00,1.00,2.00\n,,06,人大监督,1.00,1.00,\n,,7,人大会议,2.00,,2.00\n"
              "208,05,05,养老,0.50,0.50,\n");
    assert_found(&t, "");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    static const char *const keys[] = {"合计", "201", "20101", "2010106", "2010107", "2080505"};
    assert_int_equal(table->row_count, 6);
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(table->rows[i].key, keys[i]);
    assert_row(table, "2010107", "2.00||2.00");
    done(&t);
}

/* The heading again, so soon that the first one's rows still show it. */
static void test_split_codes_over_a_page_break(void **state) {
    (void)state;
    static const char *const head = "项目,,,,本年支出,,\n类,款,项,科目名称,小计,基本支出,项目支出\n"
                                    "栏次,,,,1,2,3\n";
    char text[1024];
    snprintf(text, sizeof text,
             TITLE "%s合计,,,,3.00,1.00,2.00\n201,,,一般公共服务支出,3.00,1.00,2.00\n\n"
                   "第 5 页\n\n%s20101,,,人大事务,3.00,1.00,2.00\n",
             head, head);
    taken t = take(text);
    assert_found(&t, "");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    assert_int_equal(table->row_count, 3);
    assert_row(table, "20101", "3.00|1.00|2.00");
    done(&t);
}

/* Its first row alone would head two groups, and the other two be nobody's. */
static void test_basic_with_its_heading_in_two_rows(void **state) {
    (void)state;
    taken t = take_by(
        "一般公共预算财政拨款基本支出决算表\n金额单位：万元\n"
        "科目代码,经济分类,决算数,经济分类,经济分类,决算数,经济分类,科目名称,决算数,科目代码,"
        "科目名称,决算数\n"
        ",科目名称,,科目编码,科目名称,,科目编码,,,,,\n"
        "30108,养老保险缴费,7.00,30211,差旅费,1.00,30212,因公出国（境）费用,,30299,其他支出,2.00\n"
        "人员经费合计,,7.00,公用经费合计,,,,,,,,3.00\n",
        NULL, "p8-2018");
    assert_found(&t, "");
    const gk_table *table = only_table(&t, GK_ROLE_BASIC, false);
    assert_row(table, "30108", "7.00");
    assert_row(table, "30211", "1.00");
    assert_row(table, "30299", "2.00");
    done(&t);
}

static void test_column_numbers(void **state) {
    (void)state;
    taken t = take(
        TITLE "项目,,本年支出,,\n科目代码,科目名称,小计,基本支出,项目支出\n栏次,,1,3,2\n" ROWS);
    assert_found(&t, "column-number@D6 column-number@E6");
    only_table(&t, GK_ROLE_GENERAL, false);
    done(&t);
}

#define THREE_PUBLIC "财政拨款“三公”经费支出决算表\n部门名称：甲局,2024年度,单位：万元\n"

/* Each column of 三公 by the headings over it, in whatever order its groups stand. */
static void test_three_public_in_another_order(void **state) {
    (void)state;
    taken t = take_by(
        THREE_PUBLIC
        "财政拨款“三公”经费,,,,,,,,,,,\n"
        "公务接待费,,合计,,公务用车购置及运行费,,,,,,因公出国（境）费,\n"
        ",,,,公务用车购置费,,小计,,公务用车运行费,,,\n"
        "预算数,决算数,预算数,决算数,预算数,决算数,预算数,决算数,预算数,决算数,决算数,预算数\n"
        "6.00,5.00,27.00,20.00,9.00,7.00,19.00,14.00,10.00,7.00,1.00,2.00\n",
        NULL, "sh2024");
    const gk_table *table = only_table(&t, GK_ROLE_THREE_PUBLIC, false);
    assert_row(table, "", "27.00|20.00|2.00|1.00|19.00|14.00|9.00|7.00|10.00|7.00|6.00|5.00");
    done(&t);
}

static void test_blocks_exchanged(void **state) {
    (void)state;
    taken t = take(THREE_PUBLIC
                   "决算数,,,,,,预算数,,,,,\n"
                   "合计,因公出国（境）费,公务用车购置及运行费,,,公务接待费,合计,因公出国（境）费,"
                   "公务用车购置及运行费,,,公务接待费\n"
                   ",,小计,公务用车购置费,公务用车运行费,,,,小计,公务用车购置费,公务用车运行费,\n"
                   "20.00,1.00,14.00,7.00,7.00,5.00,27.00,2.00,19.00,9.00,10.00,6.00\n");
    const gk_table *table = only_table(&t, GK_ROLE_THREE_PUBLIC, false);
    assert_row(table, "", "27.00|2.00|19.00|9.00|10.00|6.00|20.00|1.00|14.00|7.00|7.00|5.00");
    done(&t);
}

/* Nothing says which 合计 is of the budget, and the order is not the form's. */
static void test_order_decides_only_where_all_stand_in_it(void **state) {
    (void)state;
    static const char *const headings[] = {
        "合计,因公出国（境）费,小计,公务用车购置费,公务用车运行费,公务接待费,"
        "合计,因公出国（境）费,小计,公务用车购置费,公务用车运行费,公务接待费\n",
        "合计,因公出国（境）费,小计,公务用车购置费,公务用车运行费,公务接待费,"
        "合计,公务接待费,小计,公务用车购置费,公务用车运行费,因公出国（境）费\n"};
    for (size_t i = 0; i < 2; i++) {
        char text[2048];
        snprintf(text, sizeof text,
                 THREE_PUBLIC
                 "%s27.00,2.00,19.00,9.00,10.00,6.00,20.00,1.00,14.00,7.00,7.00,5.00\n",
                 headings[i]);
        taken t = take(text);
        assert_int_equal(gk_tables_count(t.tables), i == 0);
        done(&t);
    }
}

static void test_headings_of_another_year(void **state) {
    (void)state;
    static const char *const groups[] = {"2023年支出", "上年支出", "年初预算数", "本年收入",
                                         "年末结转和结余"};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        char text[1024];
        snprintf(text, sizeof text,
                 TITLE "项目,,%s,,\n科目代码,科目名称,小计,基本支出,项目支出\n" ROWS, groups[i]);
        taken t = take(text);
        only_table(&t, GK_ROLE_GENERAL, true);
        assert_found(&t, "line-unknown@C4");
        done(&t);
    }
}

static void test_sides_exchanged(void **state) {
    (void)state;
    taken t = take("收入支出决算总表\n部门名称：甲局,2024年度,,,,金额单位：万元\n支出,,,收入,,\n"
                   "项目,行次,金额,项目,行次,金额\n"
                   "一、一般公共预算财政拨款收入,1,5.00,一、一般公共服务支出,32,5.00\n");
    only_table(&t, GK_ROLE_SUMMARY, true);
    done(&t);
}

/* A side of 01 alone, 公开06 as one list: a group of columns may be missing whole, under a title. */
static void test_group_that_is_missing(void **state) {
    (void)state;
    taken t =
        take("收入支出决算总表\n部门名称：甲局,2024年度,金额单位：万元\n收入,,\n项目,行次,金额\n"
             "一、一般公共预算财政拨款收入,1,5.00\n");
    assert_row(only_table(&t, GK_ROLE_SUMMARY, false), "1", "5.00|");
    done(&t);
    t = take("一般公共预算财政拨款基本支出决算明细表\n部门名称：甲局,2024年度,金额单位：万元\n"
             "科目代码,科目名称,决算数\n301,工资福利支出,7.00\n302,商品和服务支出,3.00\n"
             "30201,办公费,3.00\n31002,办公设备购置,\n");
    const gk_table *table = only_table(&t, GK_ROLE_BASIC, false);
    assert_row(table, "301", "7.00");
    assert_row(table, "30201", "3.00");
    done(&t);
    t = take(
        "收入支出决算总表\n部门名称：甲局,2024年度,金额单位：万元\n收入,,,支出,\n"
        "项目,行次,金额,项目,行次\n一、一般公共预算财政拨款收入,1,5.00,一、一般公共服务支出,32\n");
    assert_int_equal(gk_tables_count(t.tables), 0);
    done(&t);
}

/* 序号 counts rows, and 栏次 may be formulas. */
static void test_columns_that_say_nothing_of_the_rows(void **state) {
    (void)state;
    taken t = take(TITLE "序号,项目,,本年支出,,\n,科目代码,科目名称,小计,基本支出,项目支出\n"
                         ",甲,乙,1=2+3,2,3\n合计,,,12.50,10.00,2.50\n"
                         "1,201,一般公共服务支出,12.50,10.00,2.50\n");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    assert_found(&t, "");
    assert_row(table, "合计", "12.50|10.00|2.50");
    assert_row(table, "201", "12.50|10.00|2.50");
    done(&t);
}

static void test_subtotals_of_a_page(void **state) {
    (void)state;
    taken t = take(TITLE HEADER ROWS "小计,,12.50,10.00,2.50\n承前页,,12.50,10.00,2.50\n"
                                     "20113,商贸事务,12.50,10.00,2.50\n");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    assert_found(&t, "subtotal-left-out@A9 subtotal-left-out@A10");
    assert_int_equal(table->row_count, 3);
    done(&t);
}

static void test_columns_parted_by_blanks(void **state) {
    (void)state;
    taken t = take(
        TITLE "科目代码 科目名称 小计 基本支出 项目支出\n201 一般公共服务支出 12.50 10.00 2.50\n");
    assert_int_equal(gk_tables_count(t.tables), 0);
    assert_found(&t, "columns-by-blanks@A1");
    done(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_header_without_rows),
        cmocka_unit_test(test_shifted),
        cmocka_unit_test(test_header_forms),
        cmocka_unit_test(test_columns_in_another_order),
        cmocka_unit_test(test_split_codes),
        cmocka_unit_test(test_split_codes_over_a_page_break),
        cmocka_unit_test(test_basic_with_its_heading_in_two_rows),
        cmocka_unit_test(test_column_numbers),
        cmocka_unit_test(test_three_public_in_another_order),
        cmocka_unit_test(test_blocks_exchanged),
        cmocka_unit_test(test_order_decides_only_where_all_stand_in_it),
        cmocka_unit_test(test_headings_of_another_year),
        cmocka_unit_test(test_sides_exchanged),
        cmocka_unit_test(test_group_that_is_missing),
        cmocka_unit_test(test_columns_that_say_nothing_of_the_rows),
        cmocka_unit_test(test_subtotals_of_a_page),
        cmocka_unit_test(test_columns_parted_by_blanks),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
