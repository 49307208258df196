/* Tidy CSV and its datapackage.json: the lines to the letter, and what happens to what does not fit
 * in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "made_report.h"
#include "profiles.h"
#include <gongkai/gongkai.h>

static char text[65536];
static size_t used;
static int calls, calls_allowed;

static gk_status keep(void *self, const char *lines, size_t length, gk_error *err) {
    (void)self, (void)err;
    if (calls == calls_allowed)
        return GK_E_IO;
    calls++;
    assert_true(length > 0 && used + length < sizeof text);
    assert_int_equal(lines[length - 1], '\n');
    memcpy(text + used, lines, length);
    used += length;
    text[used] = '\0';
    return GK_OK;
}

static const gk_stream_output output = {NULL, keep};

static int begin(void **state) {
    (void)state;
    used = 0;
    calls = 0;
    calls_allowed = 100;
    text[0] = '\0';
    return 0;
}

static void write_lines(const made *m) {
    gk_error err = {0};
    begin(NULL);
    if (gk_tidy_write_report(&m->report, profiles, &output, &err))
        fail_msg("%s", err.text);
}

#define TABLE "2024/甲局,甲局,2024,sx2024,general,公开05,一般公共预算财政拨款支出决算表,"

static void test_head(void **state) {
    (void)state;
    assert_int_equal(gk_tidy_write_head(&output, NULL), GK_OK);
    assert_string_equal(text, "report,department,year,profile,role,number,title,row,item,label,"
                              "column,column_name,value,na,unit,source\n");
}

static void test_lines(void **state) {
    (void)state;
    made m;
    make(&m, "行政运行");
    write_lines(&m);
    assert_string_equal(
        text, TABLE
        "合计,合计,合计,1,本年支出/小计,1234.56,false,万元,in/a.csv!a.csv!C7\n"         /**/
        TABLE "合计,合计,合计,2,本年支出/基本支出,-0.50,false,万元,in/a.csv!a.csv!D7\n" /**/
        TABLE "合计,合计,合计,3,本年支出/项目支出,0.00,false,万元,in/a.csv!a.csv!E7\n"  /**/
        TABLE
        "0201301,0201301,行政运行,1,本年支出/小计,123.4567,false,万元,in/a.csv!a.csv!C8\n" /**/
        TABLE "0201301,0201301,行政运行,2,本年支出/基本支出,,true,万元,\n");
    assert_int_equal(calls, 1);
}

/* What nobody said is empty; an empty name is one, in quotes. */
static void test_unknown(void **state) {
    (void)state;
    made m;
    make(&m, "");
    m.report.department = "";
    m.report.year = 0;
    write_lines(&m);
    assert_memory_equal(text, "/,,,sx2024,", 11);
    assert_non_null(strstr(text, ",0201301,0201301,\"\",1,"));
}

static void test_quotes(void **state) {
    (void)state;
    made m;
    make(&m, "甲,\"乙\"\n丙");
    m.values[0][0].origin.source = "a!b\\,\xFF.csv";
    write_lines(&m);
    assert_non_null(strstr(text, ",0201301,\"甲,\"\"乙\"\"\n丙\",1,"));
    assert_non_null(strstr(text, ",\"a\\!b\\\\,\xEF\xBF\xBD.csv!a.csv!C7\"\n"));
}

static void test_counts(void **state) {
    (void)state;
    made m;
    make(&m, "行政运行");
    m.tables[0].role = GK_ROLE_STATISTICS;
    m.tables[0].column_count = 1;
    m.rows[0].key = "1";
    m.rows[1].key = "7";
    m.values[1][0].number = (gk_decimal){300, 2};
    write_lines(&m);
    assert_non_null(strstr(text, ",1,合计,合计,1,统计数,1234.56,false,万元,"));
    assert_non_null(strstr(text, ",行政运行,1,统计数,3,false,,in/a.csv!a.csv!C8\n"));
}

static void test_no_values(void **state) {
    (void)state;
    made m;
    make(&m, "行政运行");
    m.tables[0].row_count = 0;
    write_lines(&m);
    assert_int_equal(calls, 0);
    m.tables[0].profile = "no-such";
    gk_error err = {0};
    assert_int_equal(gk_tidy_write_report(&m.report, profiles, &output, &err), GK_E_ARGUMENT);
    assert_string_equal(err.text, "no layout of 一般公共预算财政拨款支出决算表 in profile no-such");
}

static void test_output_fails(void **state) {
    (void)state;
    made m;
    make(&m, "行政运行");
    m.tables[1] = m.tables[0];
    m.report.table_count = 2;
    calls_allowed = 1;
    assert_int_equal(gk_tidy_write_report(&m.report, profiles, &output, NULL), GK_E_IO);
    assert_int_equal(gk_tidy_write_head(&output, NULL), GK_E_IO);
    assert_int_equal(gk_tidy_write_package("a.csv", &output, NULL), GK_E_IO);
    assert_int_equal(calls, 1);
}

/* --- datapackage.json --- */

static void test_package(void **state) {
    (void)state;
    assert_int_equal(gk_tidy_write_package("全部/\"值\".csv", &output, NULL), GK_OK);
    assert_non_null(strstr(text, "\"path\":\"全部/\\\"值\\\".csv\""));
    assert_non_null(strstr(text, "{\"name\":\"row\",\"type\":\"string\","));
}

static void leads_out(const char *path) {
    gk_error err = {0};
    assert_int_equal(gk_tidy_write_package(path, &output, &err), GK_E_ARGUMENT);
    assert_non_null(strstr(err.text, " cannot stand in a data package"));
    assert_int_equal(calls, 0);
}

static void test_paths(void **state) {
    (void)state;
    leads_out("");
    leads_out("/a.csv");
    leads_out("..");
    leads_out("../a.csv");
    leads_out("a/../b.csv");
    leads_out("a/..");
    leads_out("a\xFF.csv");
    assert_int_equal(gk_tidy_write_package("..a/b../c.csv", &output, NULL), GK_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_head, begin),
        cmocka_unit_test_setup(test_lines, begin),
        cmocka_unit_test_setup(test_unknown, begin),
        cmocka_unit_test_setup(test_quotes, begin),
        cmocka_unit_test_setup(test_counts, begin),
        cmocka_unit_test_setup(test_no_values, begin),
        cmocka_unit_test_setup(test_output_fails, begin),
        cmocka_unit_test_setup(test_package, begin),
        cmocka_unit_test_setup(test_paths, begin),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
