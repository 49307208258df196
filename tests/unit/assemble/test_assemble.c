/* Tables of several inputs become reports. Each input is a piece of text; its name is a.csv, b.csv
 * … */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "profiles.h"
#include <gongkai/gongkai.h>

#define HEADER "项目,,本年支出,,\n科目代码,科目名称,小计,基本支出,项目支出\n"
#define EXPENDITURE "支出决算表\n"
#define EXPENDITURE_HEADER                                                                                                            \
    "项目,,本年支出合计,基本支出,项目支出,上缴上级支出,经营支出,对附属单位补助支出\n科目代码," \
    "科目名称\n"
#define GENERAL "一般公共预算财政拨款支出决算表,公开05表\n"
#define CAPITAL "国有资本经营预算财政拨款支出决算表\n公开08表\n"
#define WHOSE "部门名称：甲局,2024年度,金额单位：万元\n"
#define ROWS "合计,,12.50,10.00,2.50\n201,一般公共服务支出,12.50,10.00,2.50\n"
#define ALL_BUT_05 "公开01、公开02、公开03、公开04、公开06、公开07、公开08、公开09、公开10"

enum { MOST = 4 };

typedef struct grouped {
    gk_tables *tables[MOST];
    size_t count;
    gk_findings *findings;
    gk_reports *reports;
} grouped;

static void add_with(grouped *g, const char *text, const gk_recognize_options *options) {
    char name[] = "a.csv";
    name[0] = (char)('a' + g->count);
    gk_book *book = gk_book_new(name);
    gk_sink sink = gk_book_sink(book);
    gk_read_options utf8 = {.encoding = "UTF-8"};
    assert_int_equal(gk_read_bytes(text, strlen(text), name, &utf8, &sink, NULL, NULL), GK_OK);
    g->tables[g->count] = gk_recognize(book, profiles, options, NULL, NULL);
    assert_non_null(g->tables[g->count++]);
    gk_book_free(book);
}

static void add(grouped *g, const char *text) {
    add_with(g, text, NULL);
}

/* The tables are freed at once: reports own copies of everything. */
static void finish(grouped *g, const gk_assemble_options *options) {
    g->findings = gk_findings_new();
    g->reports = gk_reports_assemble((const gk_tables *const *)g->tables, g->count, profiles,
                                     options, g->findings, NULL);
    assert_non_null(g->reports);
    for (size_t i = 0; i < g->count; i++)
        gk_tables_free(g->tables[i]);
}

static grouped group_with(const gk_assemble_options *options, const char *a, const char *b) {
    grouped g = {0};
    add(&g, a);
    if (b)
        add(&g, b);
    finish(&g, options);
    return g;
}

static grouped group(const char *a, const char *b) {
    return group_with(NULL, a, b);
}

static void done(grouped *g) {
    gk_reports_free(g->reports);
    gk_findings_free(g->findings);
}

/* Every finding as id@origin, those of table-missing left out. */
static void assert_found(const grouped *g, const char *wanted) {
    char found[1024] = "";
    for (size_t i = 0; i < gk_findings_count(g->findings); i++) {
        const gk_finding *f = gk_findings_at(g->findings, i);
        char origin[128], other[128] = "";
        if (strcmp(f->id, "table-missing") == 0)
            continue;
        gk_origin_format(f->origin, origin, sizeof origin);
        if (f->other.source)
            gk_origin_format(f->other, other, sizeof other);
        size_t used = strlen(found);
        snprintf(found + used, sizeof found - used, "%s%s@%s%s%s", used ? " " : "", f->id, origin,
                 *other ? "," : "", other);
    }
    assert_string_equal(found, wanted);
}

static const gk_report *report(const grouped *g, size_t i, const char *department, int year,
                               size_t tables) {
    const gk_report *r = gk_reports_at(g->reports, i);
    assert_string_equal(r->department, department);
    assert_int_equal(r->year, year);
    assert_int_equal(r->table_count, tables);
    return r;
}

static void test_one_report(void **state) {
    (void)state;
    grouped g = group(CAPITAL WHOSE HEADER ROWS, GENERAL WHOSE HEADER ROWS "注：甲。\n");
    assert_int_equal(gk_reports_count(g.reports), 1);
    assert_false(gk_reports_refused(g.reports, 0));
    const gk_report *r = report(&g, 0, "甲局", 2024, 2);
    assert_string_equal(r->tables[0].role, GK_ROLE_GENERAL); /* in the profile's order */
    assert_string_equal(r->tables[1].role, GK_ROLE_STATE_CAPITAL);
    assert_int_equal(gk_report_value_count(r), 12);
    assert_ptr_equal(gk_report_table(r, GK_ROLE_STATE_CAPITAL), &r->tables[1]);
    assert_null(gk_report_table(r, GK_ROLE_FUND));
    const gk_row *row = gk_table_row(&r->tables[0], "201");
    assert_string_equal(row->label, "一般公共服务支出");
    assert_int_equal(row->values[1].number.coefficient, 1000);
    assert_string_equal(row->values[1].origin.source, "b.csv");
    assert_int_equal(row->values[1].origin.row, 5);
    assert_int_equal(row->values[1].origin.col, 3);
    assert_string_equal(r->tables[0].notes[0], "注：甲。");
    assert_null(gk_table_row(&r->tables[0], "202"));
    done(&g);
}

static void test_missing_tables(void **state) {
    (void)state;
    grouped g = group(GENERAL WHOSE HEADER ROWS, NULL);
    assert_int_equal(gk_findings_count(g.findings), 1);
    const gk_finding *f = gk_findings_at(g.findings, 0);
    assert_string_equal(f->id, "table-missing");
    assert_string_equal(f->en, "missing from the inputs: " ALL_BUT_05);
    assert_string_equal(f->origin.source, "a.csv");
    done(&g);
}

static void test_values_are_counted(void **state) {
    (void)state;
    grouped g = group(GENERAL WHOSE HEADER "合计,,0,——,\n201,甲,,,\n", NULL);
    assert_int_equal(gk_report_value_count(gk_reports_at(g.reports, 0)), 2);
    done(&g);
}

/* --- the same table twice --- */

static void test_equal_twins(void **state) {
    (void)state;
    grouped g =
        group(GENERAL WHOSE HEADER ROWS, /* other order, other decimals, a blank row more */
              GENERAL WHOSE HEADER "201,别名,12.5,10,2.500\n202,甲,,,\n合计,,12.5,10,2.5\n");
    assert_found(&g, "table-twice@b.csv!b.csv!A1,a.csv!a.csv!A1");
    assert_int_equal(gk_findings_at(g.findings, 0)->severity, GK_SEVERITY_INFO);
    assert_false(gk_reports_refused(g.reports, 0));
    report(&g, 0, "甲局", 2024, 1);
    done(&g);
}

static void test_differing_twins(void **state) {
    (void)state;
    grouped g = group(GENERAL WHOSE HEADER ROWS,
                      GENERAL WHOSE HEADER "合计,,12.50,10.00,2.50\n201,甲,12.50,10.01,2.50\n");
    assert_found(&g, "table-contradicted@b.csv!b.csv!D6,a.csv!a.csv!D6");
    assert_string_equal(gk_findings_at(g.findings, 0)->en,
                        "一般公共预算财政拨款支出决算表 occurs twice with different values: 10.01 "
                        "here, 10.00 there");
    assert_true(gk_reports_refused(g.reports, 0));
    done(&g);
}

static grouped group_as_stated(const char *a, const char *b) {
    static const gk_recognize_options as_stated = {.keep_unit = true};
    grouped g = {0};
    add_with(&g, a, &as_stated);
    add_with(&g, b, &as_stated);
    finish(&g, NULL);
    return g;
}

#define IN_YUAN "部门名称：甲局,2024年度,金额单位：元\n"

/* 12.50 元 and 12.50 万元 are the same figure and another amount. */
static void test_twins_in_two_units(void **state) {
    (void)state;
    grouped g = group_as_stated(GENERAL WHOSE HEADER ROWS, GENERAL IN_YUAN HEADER ROWS);
    assert_string_equal(gk_findings_at(g.findings, 0)->en,
                        "一般公共预算财政拨款支出决算表 occurs twice with different values: "
                        "12.50元 here, 12.50万元 there");
    assert_true(gk_reports_refused(g.reports, 0));
    done(&g);
}

/* What a table states to be 元 another shows to be 万元, though each table stays as it is. */
static void test_units_that_disagree(void **state) {
    (void)state;
    static const char rows[] = EXPENDITURE IN_YUAN EXPENDITURE_HEADER "合计,,%s,%s\n";
    static const struct {
        const char *amount;
        bool refused;
    } cases[] = {{"125000.00", true}, {"1250000000.00", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1024];
        snprintf(text, sizeof text, rows, cases[i].amount, cases[i].amount);
        grouped g = group_as_stated(GENERAL WHOSE HEADER "合计,,125000.00,125000.00\n", text);
        assert_int_equal(gk_reports_refused(g.reports, 0), cases[i].refused);
        done(&g);
    }
}

/* A row that only one of them has; a blank against 0. */
static void test_twins_differ_in_what_is_there(void **state) {
    (void)state;
    grouped g = group(GENERAL WHOSE HEADER ROWS "202,外交支出,1.00,,\n", GENERAL WHOSE HEADER ROWS);
    assert_string_equal(gk_findings_at(g.findings, 0)->id, "table-contradicted");
    assert_string_equal(gk_findings_at(g.findings, 0)->other.source, "a.csv");
    assert_true(gk_reports_refused(g.reports, 0));
    done(&g);
    g = group(GENERAL WHOSE HEADER "合计,,1.00,1.00,\n",
              GENERAL WHOSE HEADER "合计,,1.00,1.00,0\n");
    assert_string_equal(gk_findings_at(g.findings, 0)->id, "table-contradicted");
    assert_true(gk_reports_refused(g.reports, 0));
    done(&g);
    g = group(GENERAL WHOSE HEADER "合计,,1.00,1.00,——\n",
              GENERAL WHOSE HEADER "合计,,1.00,1.00,0\n");
    assert_string_equal(gk_findings_at(g.findings, 0)->id, "table-contradicted");
    done(&g);
}

/* --- whose table --- */

static void test_two_units(void **state) {
    (void)state;
    grouped g = group(GENERAL WHOSE HEADER ROWS,
                      GENERAL "部门名称：乙局,2024年度,金额单位：万元\n" HEADER ROWS);
    assert_int_equal(gk_reports_count(g.reports), 2);
    report(&g, 0, "甲局", 2024, 1);
    report(&g, 1, "乙局", 2024, 1);
    assert_found(&g, "");
    done(&g);
    g = group(GENERAL WHOSE HEADER ROWS,
              GENERAL "部门名称：甲局,2023年度,金额单位：万元\n" HEADER ROWS);
    assert_int_equal(gk_reports_count(g.reports), 2);
    report(&g, 1, "甲局", 2023, 1);
    done(&g);
}

static void test_names_written_apart(void **state) {
    (void)state;
    grouped g = group(GENERAL "部门名称：甲局（本级）,2024年度,金额单位：万元\n" HEADER ROWS,
                      CAPITAL "部门名称：甲 局(本级),2024年度,金额单位：万元\n" HEADER ROWS);
    assert_int_equal(gk_reports_count(g.reports), 1);
    report(&g, 0, "甲局（本级）", 2024, 2);
    done(&g);
}

/* A table that does not say takes what the others of its input say, then what all say. */
static void test_consensus(void **state) {
    (void)state;
    grouped g = group(GENERAL WHOSE HEADER ROWS "\n" CAPITAL "金额单位：万元\n" HEADER ROWS, NULL);
    assert_int_equal(gk_reports_count(g.reports), 1);
    report(&g, 0, "甲局", 2024, 2);
    done(&g);
    g = group(CAPITAL "金额单位：万元\n" HEADER ROWS, GENERAL WHOSE HEADER ROWS);
    assert_int_equal(gk_reports_count(g.reports), 1);
    report(&g, 0, "甲局", 2024, 2);
    done(&g);
}

/* With two units about, a table of nobody's belongs to none: no report is whole. */
static void test_homeless(void **state) {
    (void)state;
    grouped g = {0};
    add(&g, GENERAL WHOSE HEADER ROWS);
    add(&g, GENERAL "部门名称：乙局,2024年度,金额单位：万元\n" HEADER ROWS);
    add(&g, CAPITAL "金额单位：万元\n" HEADER ROWS);
    finish(&g, NULL);
    assert_found(&g, "table-homeless@c.csv!c.csv!A1");
    for (size_t i = 0; i < gk_reports_count(g.reports); i++)
        assert_true(gk_reports_refused(g.reports, i));
    done(&g);
}

static void test_nobody_says(void **state) {
    (void)state;
    grouped g = group(GENERAL "金额单位：万元\n" HEADER ROWS, NULL);
    report(&g, 0, "", 0, 1);
    assert_found(&g, "department-missing@a.csv year-missing@a.csv");
    assert_int_equal(gk_findings_at(g.findings, 0)->severity, GK_SEVERITY_WARN);
    assert_false(gk_reports_refused(g.reports, 0));
    done(&g);
}

static void test_options_override(void **state) {
    (void)state;
    gk_assemble_options options = {.department = "丙局", .year = 2022};
    grouped g = group_with(&options, GENERAL WHOSE HEADER ROWS,
                           CAPITAL "部门名称：乙局,2023年度,金额单位：万元\n" HEADER ROWS);
    assert_int_equal(gk_reports_count(g.reports), 1);
    report(&g, 0, "丙局", 2022, 2);
    assert_found(&g, "");
    done(&g);
    gk_assemble_options year = {.year = 2022};
    g = group_with(&year, GENERAL WHOSE HEADER ROWS,
                   CAPITAL "部门名称：乙局,2023年度,金额单位：万元\n" HEADER ROWS);
    assert_int_equal(gk_reports_count(g.reports), 2);
    report(&g, 0, "甲局", 2022, 1);
    report(&g, 1, "乙局", 2022, 1);
    done(&g);
    gk_assemble_options unclean = {.department = " 丙\x01\xE2\x80\x8B 局 A  B"};
    g = group_with(&unclean, GENERAL WHOSE HEADER ROWS, NULL);
    report(&g, 0, "丙局 A B", 2024, 1);
    done(&g);
}

#define SPENT "支出决算表\n公开03表\n"
#define SPENT_HEADER                                                                                                     \
    "项目,,本年支出合计,基本支出,项目支出,上缴上级支出,经营支出,对附属单位补助支出\n" \
    "科目代码,科目名称,,,,,,\n"

/* Nothing names it, and no other table shows it. */
static void test_unit_undecided(void **state) {
    (void)state;
    grouped g = group(GENERAL WHOSE HEADER ROWS,
                      CAPITAL "部门名称：甲局,2024年度\n" HEADER "合计,,1.00,,\n");
    assert_found(&g, "unit-undecided@b.csv!b.csv!A1");
    assert_true(gk_reports_refused(g.reports, 0));
    done(&g);
    g = group(GENERAL "部门名称：甲局,2024年度\n" HEADER ROWS, NULL);
    assert_found(&g, "unit-undecided@a.csv!a.csv!A1");
    assert_true(gk_reports_refused(g.reports, 0));
    done(&g);
}

/* Without an amount nothing can be in another unit. */
static void test_unit_of_nothing(void **state) {
    (void)state;
    grouped g = group(GENERAL WHOSE HEADER ROWS,
                      CAPITAL "部门名称：甲局,2024年度\n" HEADER "合计,,0.00,,\n");
    assert_found(&g, "unit-missing@b.csv!b.csv!A1");
    assert_false(gk_reports_refused(g.reports, 0));
    done(&g);
}

/* 基本支出 of the two tables is the same: 万元, or 元. */
static void test_unit_shown_by_others(void **state) {
    (void)state;
    static const struct {
        const char *rows, *found;
    } cases[] = {{"合计,,12.50,10.00,2.50,,,\n", "unit-missing@b.csv!b.csv!A1"},
                 {"合计,,125000.00,100000.00,25000.00,,,\n",
                  "unit-missing@b.csv!b.csv!A1 unit-converted@b.csv!b.csv!A1"}};
    for (size_t i = 0; i < 2; i++) {
        char text[1024];
        snprintf(text, sizeof text, "%s", SPENT "部门名称：甲局,2024年度\n" SPENT_HEADER);
        strcat(text, cases[i].rows);
        grouped g = group(GENERAL WHOSE HEADER ROWS, text);
        assert_found(&g, cases[i].found);
        assert_false(gk_reports_refused(g.reports, 0));
        const gk_table *table = gk_report_table(gk_reports_at(g.reports, 0), GK_ROLE_EXPENDITURE);
        const gk_decimal wanted = {1250, 2};
        assert_int_equal(gk_decimal_compare(gk_table_row(table, "合计")->values[0].number, wanted),
                         0);
        assert_null(table->unit); /* the source does not state it */
        done(&g);
    }
}

/* The next page of a table is in its unit. */
static void test_unit_of_next_page(void **state) {
    (void)state;
    grouped g =
        group(GENERAL "部门名称：甲局,2024年度,金额单位：元\n" HEADER
                      "合计,,125000,100000,25000\n201,一般公共服务支出,125000,100000,25000\n"
                      "\n" GENERAL HEADER "20101,人大事务,125000,100000,25000\n",
              NULL);
    assert_false(gk_reports_refused(g.reports, 0));
    const gk_table *table = gk_report_table(gk_reports_at(g.reports, 0), GK_ROLE_GENERAL);
    const gk_decimal wanted = {1250, 2};
    assert_int_equal(gk_decimal_compare(gk_table_row(table, "20101")->values[0].number, wanted), 0);
    done(&g);
}

static void test_refused_table(void **state) {
    (void)state;
    grouped g = group(GENERAL WHOSE HEADER "合计,,1.0.0,,\n",
                      GENERAL "部门名称：乙局,2024年度,金额单位：万元\n" HEADER ROWS);
    assert_true(gk_reports_refused(g.reports, 0));
    assert_false(gk_reports_refused(g.reports, 1));
    done(&g);
}

static void test_nothing(void **state) {
    (void)state;
    grouped g = {0};
    finish(&g, NULL);
    assert_int_equal(gk_reports_count(g.reports), 0);
    assert_int_equal(gk_findings_count(g.findings), 0);
    done(&g);
    gk_reports_free(NULL);
    g = group("第一部分,概况\n", NULL);
    assert_int_equal(gk_reports_count(g.reports), 0);
    done(&g);
}

/* A page repeats title and header, and the rows go on. */
static void test_continued(void **state) {
    (void)state;
    grouped g = group(GENERAL WHOSE HEADER ROWS "\n" GENERAL WHOSE HEADER
                                                "202,外交支出,,,\n20201,外交管理事务,,,\n",
                      NULL);
    const gk_report *r = report(&g, 0, "甲局", 2024, 1);
    assert_int_equal(r->tables[0].row_count, 4);
    assert_string_equal(r->tables[0].rows[3].key, "20201");
    assert_false(gk_reports_refused(g.reports, 0));
    done(&g);
}

/* The profile gives the number; another one over the table is told. */
static void test_number_against_title(void **state) {
    (void)state;
    grouped g =
        group("一般公共预算财政拨款支出决算表\n公开03表\n部门名称：甲\n2024年度\n金额单位：万元\n"
              "项目,,本年支出,,\n科目代码,科目名称,小计,基本支出,项目支出\n合计,,1.00,1.00,\n",
              NULL);
    const gk_finding *f = gk_findings_at(g.findings, 0);
    assert_string_equal(f->id, "number-against-title");
    assert_int_equal(f->origin.row, 1);
    assert_string_equal(
        f->en, "the number is 公开03, but 一般公共预算财政拨款支出决算表 is 公开05 in this form");
    assert_string_equal(gk_reports_at(g.reports, 0)->tables[0].number, "公开05");
    done(&g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_number_against_title),
        cmocka_unit_test(test_one_report),
        cmocka_unit_test(test_missing_tables),
        cmocka_unit_test(test_values_are_counted),
        cmocka_unit_test(test_equal_twins),
        cmocka_unit_test(test_differing_twins),
        cmocka_unit_test(test_twins_in_two_units),
        cmocka_unit_test(test_units_that_disagree),
        cmocka_unit_test(test_twins_differ_in_what_is_there),
        cmocka_unit_test(test_two_units),
        cmocka_unit_test(test_names_written_apart),
        cmocka_unit_test(test_consensus),
        cmocka_unit_test(test_homeless),
        cmocka_unit_test(test_nobody_says),
        cmocka_unit_test(test_options_override),
        cmocka_unit_test(test_unit_undecided),
        cmocka_unit_test(test_unit_of_nothing),
        cmocka_unit_test(test_unit_shown_by_others),
        cmocka_unit_test(test_unit_of_next_page),
        cmocka_unit_test(test_refused_table),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_continued),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
