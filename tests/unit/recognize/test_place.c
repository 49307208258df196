/* Codes, labels and 行次: which row of the form they name. */
#include "taken.h"

static void test_label_unknown(void **state) {
    (void)state;
    taken t = take(TITLE HEADER
                   "合计,,12.50,10.00,2.50\n其中：奖金,,1.11,1.11,\n201,甲,12.50,10.00,2.50\n");
    only_table(&t, GK_ROLE_GENERAL, true);
    assert_int_equal(gk_findings_count_from(t.findings, GK_SEVERITY_ERROR), 1);
    assert_int_equal(gk_findings_at(t.findings, 0)->origin.row, 7);
    done(&t);
}

static void test_bad_codes(void **state) {
    (void)state;
    static const char *const codes[] = {"20l1301", "2011", "20113011", "201a"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        char text[1024];
        snprintf(text, sizeof text, TITLE HEADER "合计,,1.00,1.00,\n%s,甲,1.00,1.00,\n", codes[i]);
        taken t = take(text);
        only_table(&t, GK_ROLE_GENERAL, true);
        assert_int_equal(gk_findings_count_from(t.findings, GK_SEVERITY_ERROR), 1);
        assert_int_equal(gk_findings_at(t.findings, 0)->origin.row, 7);
        assert_int_equal(gk_findings_at(t.findings, 0)->origin.col, 0);
        done(&t);
    }
}

/* A code as a spreadsheet may have it: an apostrophe, ".0", spaces. */
static void test_code_forms(void **state) {
    (void)state;
    taken t = take(TITLE HEADER "合计,,1.00,1.00,\n'201,甲,1.00,1.00,\n20113.0,乙,1.00,1.00,\n"
                                "　　2011301,丙,1.00,1.00,\n");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    assert_found(&t, "");
    assert_row(table, "201", "1.00|1.00|");
    assert_row(table, "20113", "1.00|1.00|");
    assert_row(table, "2011301", "1.00|1.00|");
    done(&t);
}

static void test_row_twice(void **state) {
    (void)state;
    taken t = take(TITLE HEADER ROWS "201,甲,9.99,9.99,\n");
    only_table(&t, GK_ROLE_GENERAL, true);
    assert_found(&t, "row-twice@A9");
    assert_row(gk_tables_at(t.tables, 0), "201", "12.50|10.00|2.50");
    done(&t);
}

static void test_two_sides(void **state) {
    (void)state;
    taken t =
        take(SUMMARY "一、一般公共预算财政拨款收入,1,10.00,一、一般公共服务支出,32,9.00\n"
                     ",10,,十、节能环保支出,41,1.00\n本年收入合计,27,10.00,本年支出合计,58,10.00\n"
                     ",30,,,61,\n总计,31,10.00,总计,62,10.00\n");
    const gk_table *table = only_table(&t, GK_ROLE_SUMMARY, false);
    assert_row(table, "1", "10.00|");
    assert_row(table, "32", "|9.00");
    assert_row(table, "41", "|1.00");
    assert_row(table, "31", "10.00|");
    assert_row(table, "62", "|10.00");
    assert_found(&t, "row-missing@A1"); /* many rows of the form are not there */
    done(&t);
}

/* 政府性基金 as income is not there: the row below 年初结转 is none the less the balance. */
static void test_rows_with_one_label(void **state) {
    (void)state;
    taken t = take("财政拨款收入支出决算总表\n公开04表\n部门名称：甲局,2024年度,金额单位：万元\n"
                   "收入,,,支出\n项目,行次,金额,项目,行次,合计,一般公共预算财政拨款,"
                   "政府性基金预算财政拨款,国有资本经营预算财政拨款\n"
                   "一、一般公共预算财政拨款,,1.00\n年初财政拨款结转和结余,,7.00\n"
                   "政府性基金预算财政拨款,,7.00\n");
    const gk_table *table = gk_tables_at(t.tables, 0);
    assert_int_equal(table->row_count, 3);
    assert_string_equal(table->rows[0].label, "一、一般公共预算财政拨款");
    assert_string_equal(table->rows[0].key, "1");
    assert_string_equal(table->rows[1].key, "28");
    assert_string_equal(table->rows[2].key, "30");
    done(&t);
}

static void test_line_numbers(void **state) {
    (void)state;
    taken t = take(SUMMARY "一、一般公共预算财政拨款收入,2,10.00,一、一般公共服务支出,32,9.00\n"
                           "总计,31,10.00,总计,62,9.00\n");
    const gk_table *table = only_table(&t, GK_ROLE_SUMMARY, false);
    assert_row(table, "1", "10.00|"); /* the label decides */
    assert_found(&t, "line-number@A6 row-missing@A1");
    done(&t);
    t = take(
        SUMMARY
        "一、从未见过的收入,1,10.00,一、一般公共服务支出,32,9.00\n总计,31,10.00,总计,62,9.00\n");
    table = only_table(&t, GK_ROLE_SUMMARY, false);
    assert_row(table, "1", "10.00|");
    assert_found(&t, "label-unknown@A6 row-missing@A1");
    done(&t);
}

/* In the line of a row: last year's, planned ones, or those of another row. */
static void test_labels_of_other_figures(void **state) {
    (void)state;
    static const char *const labels[] = {"上年收入合计", "本年收入合计(预算)", "年末结转和结余"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        char text[2048];
        snprintf(text, sizeof text,
                 SUMMARY "%s,27,10.00,二、外交支出,33,\n总计,31,10.00,总计,62,9.00\n", labels[i]);
        taken t = take(text);
        only_table(&t, GK_ROLE_SUMMARY, true);
        assert_found(&t, "unplaced@A6 row-missing@A1");
        done(&t);
    }
}

/* Numbers and labels that contradict each other: another form, or rows have slipped. */
static void test_slipped_rows(void **state) {
    (void)state;
    taken t = take(SUMMARY "一、从未见过的收入,1,10.00,一、一般公共服务支出,32,9.00\n"
                           "五、事业收入,6,1.00,二、外交支出,33,\n总计,31,11.00,总计,62,9.00\n");
    only_table(&t, GK_ROLE_SUMMARY, true);
    assert_int_equal(gk_findings_count_from(t.findings, GK_SEVERITY_ERROR), 1);
    done(&t);
}

static void test_three_public(void **state) {
    (void)state;
    taken t = take(
        "财政拨款“三公”经费支出决算表\n金额单位：万元\n预算数,,,,,,决算数,,,,,\n"
        "合计,因公出国 (境) 费,公务用车购置及运行维护费,,,公务接待费,"
        "合计,因公出国（境）费,公务用车购置及运行维护费,,,公务接待费\n"
        ",,小计,公务用车购置费,公务用车 运行维护 费,,,,小计,公务用车购置费,公务用车运行维护费,\n"
        "1,2,3,4,5,6,7,8,9,10,11,12\n6.00,1.00,2.00,,2.00,3.00,5.00,,2.00,,2.00,3.00\n");
    assert_found(&t, "");
    const gk_table *table = only_table(&t, GK_ROLE_THREE_PUBLIC, false);
    assert_int_equal(table->row_count, 1);
    assert_row(table, "", "6.00|1.00|2.00||2.00|3.00|5.00||2.00||2.00|3.00");
    done(&t);
}

static void test_basic(void **state) {
    (void)state;
    taken t =
        take("一般公共预算财政拨款基本支出决算明细表\n金额单位：万元\n人员经费,,,公用经费,,,,,,,,\n"
             "科目代码,科目名称,决算数,科目代码,科目名称,决算数,科目代码,科目名称,决算数,科目代码,"
             "科目名称,决算数\n"
             "301,工资福利支出,7.00,302,商品和服务支出,3.00,307,债务利息及费用支出,,31011,"
             "地上附着物和青苗补偿,\n"
             "30110,职工基本医疗保险缴费,7.00,30208,取暖费,3.00,30902,办公设备购置,——,31101,"
             "资本金注入（基本建设）,——\n"
             "人员经费合计,,7.00,公用经费合计,,,,,,,,3.00\n");
    const gk_table *table = only_table(&t, GK_ROLE_BASIC, false);
    assert_row(table, "301", "7.00");
    assert_row(table, "30208", "3.00");
    assert_row(table, "30902", "——");
    assert_row(table, "31011", "");
    assert_row(table, "人员经费合计", "7.00");
    assert_row(table, "公用经费合计", "3.00"); /* its figure stands in the last column */
    assert_found(&t, "row-missing@A1");
    done(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_label_unknown), cmocka_unit_test(test_bad_codes),
        cmocka_unit_test(test_code_forms),    cmocka_unit_test(test_row_twice),
        cmocka_unit_test(test_two_sides),     cmocka_unit_test(test_rows_with_one_label),
        cmocka_unit_test(test_line_numbers),  cmocka_unit_test(test_labels_of_other_figures),
        cmocka_unit_test(test_slipped_rows),  cmocka_unit_test(test_three_public),
        cmocka_unit_test(test_basic),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
