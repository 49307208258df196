/* Figures, ——, blanks, and what is none of them. */
#include "taken.h"

static void test_three_kinds_of_nothing(void **state) {
    (void)state;
    taken t = take(TITLE HEADER "合计,,,——,0\n201,甲,0.00, ,—\n");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    assert_int_equal(value(table, "合计", 1)->kind, GK_VALUE_BLANK);
    assert_string_equal(value(table, "合计", 1)->origin.source, "a.csv");
    assert_int_equal(value(table, "合计", 1)->origin.col, 2);
    assert_int_equal(value(table, "合计", 2)->kind, GK_VALUE_NOT_APPLICABLE);
    assert_int_equal(value(table, "合计", 3)->kind, GK_VALUE_NUMBER);
    assert_row(table, "合计", "|——|0");
    assert_row(table, "201", "0.00||——");
    assert_found(&t, "not-applicable@E8"); /* — for —— is said */
    done(&t);
}

static void test_figures_as_people_write_them(void **state) {
    (void)state;
    taken t = take(TITLE HEADER "合计,,\"1,234.50\",１２．５０,（12.50）\n");
    assert_found(&t, "");
    assert_row(only_table(&t, GK_ROLE_GENERAL, false), "合计", "1234.50|12.50|-12.50");
    done(&t);
}

static void test_bad_figures(void **state) {
    (void)state;
    static const char *const figures[] = {"\"12,36.4.3\"", "########", "12.50元",
                                          "#REF!",         "1.2E3",    "\"12,50\""};
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        char text[1024];
        snprintf(text, sizeof text, TITLE HEADER "合计,,1.00,1.00,\n201,甲,1.00,%s,\n", figures[i]);
        taken t = take(text);
        only_table(&t, GK_ROLE_GENERAL, true);
        assert_found(&t, "not-a-number@D8");
        assert_count(&t, GK_CLASS_UNPLACED, 1);
        done(&t);
    }
}

#define AS_XML(format, number)                                                                              \
    "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "              \
    "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles><Style ss:ID=\"s\">"                 \
    "<NumberFormat ss:Format=\"" format "\"/></Style></Styles><Worksheet ss:Name=\"a\"><Table>"             \
    "<Row><Cell><Data ss:Type=\"String\">一般公共预算财政拨款支出决算表</Data></Cell></Row>" \
    "<Row><Cell><Data ss:Type=\"String\">金额单位：万元</Data></Cell></Row>"                         \
    "<Row><Cell><Data ss:Type=\"String\">项目</Data></Cell><Cell/><Cell>"                                 \
    "<Data ss:Type=\"String\">本年支出</Data></Cell></Row>"                                             \
    "<Row><Cell><Data ss:Type=\"String\">科目代码</Data></Cell>"                                        \
    "<Cell><Data ss:Type=\"String\">科目名称</Data></Cell>"                                             \
    "<Cell><Data ss:Type=\"String\">小计</Data></Cell>"                                                   \
    "<Cell><Data ss:Type=\"String\">基本支出</Data></Cell>"                                             \
    "<Cell><Data ss:Type=\"String\">项目支出</Data></Cell></Row>"                                       \
    "<Row><Cell><Data ss:Type=\"String\">合计</Data></Cell><Cell/><Cell ss:StyleID=\"s\">"                \
    "<Data ss:Type=\"Number\">" number "</Data></Cell></Row></Table></Worksheet></Workbook>"

/* A format may round and colour what it shows, but not scale it, turn its sign or name another unit. */
static void test_shown_otherwise(void **state) {
    (void)state;
    static const struct {
        const char *xml, *found;
    } cases[] = {{AS_XML("0!.0000", "300100"), "shown-otherwise@C5"},
                 {AS_XML("0.00%", "30.01"), "shown-otherwise@C5"},
                 {AS_XML("#,##0.00,", "30.01"), "shown-otherwise@C5"},
                 {AS_XML("#,##0.0", "-3001.25"), ""},
                 {AS_XML("0.00;0.00", "-30.01"), "shown-otherwise@C5"},
                 {AS_XML("(0.00)", "30.01"), "shown-otherwise@C5"},
                 {AS_XML("-0.00", "30.01"), "shown-otherwise@C5"},
                 {AS_XML("0.00-", "30.01"), "shown-otherwise@C5"},
                 {AS_XML("0.00&quot;元&quot;", "30.01"), "head-contradicted@C5"},
                 {AS_XML("0.00;[Red]0.00", "-30.01"), ""},
                 {AS_XML("0.00;(0.00)", "-30.01"), ""},
                 {AS_XML("0.00;&quot;△&quot;0.00", "-30.01"), ""},
                 {AS_XML("0.00&quot;-&quot;", "-0.001"), ""},
                 {AS_XML("0.00&quot;万元&quot;", "30.01"), ""},
                 {AS_XML("_-* #,##0.00_-;-* #,##0.00_-;_-* &quot;-&quot;??_-", "0"), ""},
                 {AS_XML("00000.00", "30.01"), ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        taken t = take(cases[i].xml);
        only_table(&t, GK_ROLE_GENERAL, *cases[i].found);
        assert_found(&t, cases[i].found);
        done(&t);
    }
}

/* What is published is what shows: a figure that does not is refused, a zero counted. */
static void test_figures_that_do_not_show(void **state) {
    (void)state;
    static const struct {
        const char *xml, *found;
    } cases[] = {{AS_XML(";;;", "30.01"), "hidden-by-format@C5"},
                 {AS_XML("0.00;;;", "-30.01"), "hidden-by-format@C5"},
                 {AS_XML("[&gt;100]0.00;", "30.01"), "hidden-by-format@C5"},
                 {AS_XML("\\ ;\\ ;\\ ;", "30.01"), "hidden-by-format@C5"},
                 {AS_XML("0.00;;;", "30.01"), ""},
                 {AS_XML("0.00;-0.00;", "0"), "zero-not-shown@C5"},
                 {AS_XML("0.00;-0.00;&quot;-&quot;", "0"), ""},
                 {AS_XML("0.00\"/><Font ss:Color=\"#FFFFFF", "30.01"), "hidden-by-colour@C5"},
                 {AS_XML("0.00\"/><Font ss:Color=\"#FFFFFF", "0"), "zero-not-shown@C5"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        taken t = take(cases[i].xml);
        only_table(&t, GK_ROLE_GENERAL, strncmp(cases[i].found, "hidden", 6) == 0);
        assert_found(&t, cases[i].found);
        done(&t);
    }
}

static void test_what_stands_around_figures(void **state) {
    (void)state;
    taken t = take(TITLE HEADER "合计,,\u200B100.00,0.8\u00B9,\uFEFF\n");
    assert_row(only_table(&t, GK_ROLE_GENERAL, false), "合计", "100.00|0.8|");
    assert_found(&t, "footnote-mark@D7");
    done(&t);
    t = take(TITLE HEADER "合计,,1\u200B00.00,,\n");
    only_table(&t, GK_ROLE_GENERAL, true);
    assert_found(&t, "not-a-number@C7");
    assert_string_equal(gk_findings_at(t.findings, 0)->en,
                        "“U+200B within 100.00” is not a well-formed number");
    done(&t);
}

static void test_counts(void **state) {
    (void)state;
    static const char head[] = "部门决算公开相关信息统计表\n金额单位：万元\n一、政府采购情况\n"
                               "项目,行次,统计数\n合计,1,12.50\n三、国有资产占用情况\n";
    char text[1024];
    snprintf(text, sizeof text, "%s（一）车辆数合计（辆）,7,3\n", head);
    taken t = take(text);
    const gk_table *table = only_table(&t, GK_ROLE_STATISTICS, false);
    assert_row(table, "1", "12.50");
    assert_row(table, "7", "3");
    done(&t);
    snprintf(text, sizeof text, "%s（一）车辆数合计（辆）,7,3.5\n", head);
    t = take(text);
    only_table(&t, GK_ROLE_STATISTICS, true);
    assert_string_equal(gk_findings_at(t.findings, 0)->id, "count-not-whole");
    assert_int_equal(gk_findings_at(t.findings, 0)->origin.row, 6);
    done(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_three_kinds_of_nothing),
        cmocka_unit_test(test_figures_as_people_write_them),
        cmocka_unit_test(test_bad_figures),
        cmocka_unit_test(test_shown_otherwise),
        cmocka_unit_test(test_figures_that_do_not_show),
        cmocka_unit_test(test_what_stands_around_figures),
        cmocka_unit_test(test_counts),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
