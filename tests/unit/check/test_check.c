/* Checks on a small report: what holds, what rounding explains, what fails, and which cell is to
 * blame. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "profiles.h"
#include <gongkai/gongkai.h>

#define HEAD                                                                                                               \
    "一般公共预算财政拨款支出决算表\n公开05表\n部门名称：甲局,2024年度,金额单位：万元\n" \
    "项目,,本年支出,,\n科目代码,科目名称,小计,基本支出,项目支出\n"

typedef struct checked {
    gk_book *book;
    gk_tables *tables;
    gk_reports *reports;
    gk_checks *checks;
    gk_check_results *results;
} checked;

static checked check_with(const char *own, const char *text) {
    checked c = {.book = gk_book_new("a.csv")};
    gk_sink sink = gk_book_sink(c.book);
    gk_read_options utf8 = {.encoding = "UTF-8"};
    gk_error err = {0};
    assert_int_equal(gk_read_bytes(text, strlen(text), "a.csv", &utf8, &sink, NULL, &err), GK_OK);
    c.tables = gk_recognize(c.book, profiles, NULL, NULL, &err);
    const gk_tables *all[] = {c.tables};
    c.reports = gk_reports_assemble(all, 1, profiles, NULL, NULL, &err);
    c.checks = gk_checks_new(&err);
    assert_non_null(c.checks);
    if (own) {
        char path[] = "/tmp/gk-checks-XXXXXX";
        FILE *file = fdopen(mkstemp(path), "w");
        assert_non_null(file);
        fprintf(file, "id,scope,formula,when,tolerance,severity,zh,en,source\n%s", own);
        fclose(file);
        if (gk_checks_add_file(c.checks, profiles, path, &err))
            fail_msg("%s: %s", err.where, err.text);
        remove(path);
    }
    c.results = gk_check_run(c.checks, gk_reports_at(c.reports, 0), NULL, NULL, profiles, &err);
    assert_non_null(c.results);
    return c;
}

static void done(checked *c) {
    gk_check_results_free(c->results);
    gk_checks_free(c->checks);
    gk_reports_free(c->reports);
    gk_tables_free(c->tables);
    gk_book_free(c->book);
}

/* The n-th result of a check. */
static const gk_check_result *result(const checked *c, const char *id, size_t n) {
    for (size_t i = 0; i < gk_check_results_count(c->results); i++) {
        const gk_check_result *r = gk_check_results_at(c->results, i);
        if (strcmp(r->check->id, id) == 0 && n-- == 0)
            return r;
    }
    fail_msg("no result of %s", id);
    return NULL;
}

/* The first result of the check that could be run, for some tables are missing. */
static void assert_outcome(const char *rows, const char *id, gk_outcome outcome) {
    char text[2048];
    snprintf(text, sizeof text, HEAD "%s", rows);
    checked c = check_with(NULL, text);
    size_t n = 0;
    while (result(&c, id, n)->outcome == GK_OUTCOME_NOT_RUN)
        n++;
    assert_int_equal(result(&c, id, n)->outcome, outcome);
    done(&c);
}

/* Three amounts may be off by 0.015 together. */
static void test_rounding(void **state) {
    (void)state;
    assert_outcome("合计,,3.00,1.00,2.00\n", "B05-row", GK_OUTCOME_HELD);
    assert_outcome("合计,,3.01,1.00,2.00\n", "B05-row", GK_OUTCOME_TAIL);
    assert_outcome("合计,,3.02,1.00,2.00\n", "B05-row", GK_OUTCOME_FAILED);
    assert_outcome("合计,,-3.00,-1.00,-2.00\n", "B05-row", GK_OUTCOME_HELD);
    assert_outcome("合计,,3.00,3.00,——\n", "B05-row", GK_OUTCOME_HELD);
}

/* Old forms state no 年度; where one table does, all must. */
static void test_year_stated(void **state) {
    (void)state;
    static const char fund[] =
        "政府性基金预算财政拨款收入支出决算表\n公开08表\n部门名称：甲局,%s,金额单位：万元\n"
        "项目,,年初结转和结余,本年收入,本年支出,,,年末结转和结余\n"
        "科目代码,科目名称,,,小计,基本支出,项目支出,\n合计,,,3.00,3.00,,3.00,\n";
    static const char general[] =
        "一般公共预算财政拨款支出决算表\n公开05表\n部门名称：甲局,,金额单位：万元\n"
        "项目,,本年支出,,\n科目代码,科目名称,小计,基本支出,项目支出\n合计,,3.00,1.00,2.00\n\n";
    static const char *const years[] = {"", "2019年度"};
    for (size_t i = 0; i < 2; i++) {
        char text[2048];
        const char *hole = strstr(fund, "%s");
        snprintf(text, sizeof text, "%s%.*s%s%s", general, (int)(hole - fund), fund, years[i],
                 hole + 2);
        checked c = check_with(NULL, text);
        assert_int_equal(result(&c, "U-03", 0)->outcome, i ? GK_OUTCOME_FAILED : GK_OUTCOME_HELD);
        done(&c);
    }
}

/* Twelve amounts may be off by 0.06, but hardly are by more than 0.05. */
static void test_suspicious(void **state) {
    (void)state;
    char rows[1024] = "合计,,11.06,11.06,\n";
    for (int i = 0; i < 11; i++) {
        size_t used = strlen(rows);
        snprintf(rows + used, sizeof rows - used, "%d,某类,1.00,1.00,\n", 201 + i);
    }
    assert_outcome(rows, "B-total", GK_OUTCOME_SUSPICIOUS);
}

/* One cell in a row and in a column: both equations lead to it. */
static void test_blame(void **state) {
    (void)state;
    checked c = check_with(NULL, HEAD
                           "合计,,9.00,6.00,3.00\n201,甲,9.00,6.00,3.00\n20101,乙,9.00,6.00,3.00\n"
                           "2010101,丙,5.00,4.00,1.00\n2010102,丁,4.00,7.00,2.00\n");
    for (size_t i = 0; i < gk_check_results_count(c.results); i++) {
        const gk_check_result *r = gk_check_results_at(c.results, i);
        if (r->outcome != GK_OUTCOME_FAILED || !r->is_equation)
            continue;
        assert_int_equal(r->origin.row, 9);
        assert_int_equal(r->origin.col, 3);
        assert_string_equal(r->cells[0].row->key, "2010102");
        assert_int_equal(r->cells[0].column, 2);
    }
    done(&c);
}

static void test_not_run(void **state) {
    (void)state;
    checked c = check_with(NULL, HEAD "合计,,1.00,1.00,\n");
    assert_int_equal(result(&c, "X1", 0)->outcome, GK_OUTCOME_NOT_RUN);
    assert_string_equal(result(&c, "X1", 0)->en,
                        "the report has no table summary（收入支出决算总表）");
    assert_string_equal(result(&c, "U-19", 0)->zh, "须由人工判断");
    done(&c);
}

static void test_own(void **state) {
    (void)state;
    checked c =
        check_with("B05-row,,general[合计].小计 = 5,,exact,warn,甲,a,own\n"
                   "MY,,general[合计].小计 = 5,general[合计].基本支出 >= 2,exact,warn,乙,b,own\n",
                   HEAD "合计,,1.00,1.00,\n");
    assert_int_equal(result(&c, "B05-row", 0)->outcome, GK_OUTCOME_FAILED);
    assert_int_equal(result(&c, "B05-row", 0)->severity, GK_SEVERITY_WARN);
    assert_string_equal(gk_checks_find(c.checks, "MY")->en, "b");
    assert_int_equal(result(&c, "MY", 0)->outcome, GK_OUTCOME_NOT_RUN);
    assert_string_equal(result(&c, "MY", 0)->en, "its condition holds nowhere");
    done(&c);
}

/* Whatever is written, a check was run or it says why not. */
static void test_never_silent(void **state) {
    (void)state;
    static const struct {
        const char *formula, *when, *en;
    } own[] = {
        {"general[合计] <= 50", "", "row 合计 has several columns: one must be named"},
        {"general[合计].小计 <= 50", "general[合计].年初 = 0", "no form of it has a column 年初"},
        {"general[合计].小计 <= 50", "general[合计].小计 = 0", "its condition holds nowhere"},
        {"general[合计].小计,项目支岀 <= 50", "", "no form of it has a column 项目支岀"},
        {"basic[30104] <= 50", "",
         "the report has no table basic（一般公共预算财政拨款基本支出决算明细表）"},
        {"sum(general[above 203].小计) <= 50", "",
         "rows of general（一般公共预算财政拨款支出决算表） go by codes: above is for others"},
        {"general[合计].小计 <= 50", "summary[收入/总计] = 0",
         "the report has no table summary（收入支出决算总表）"},
        {"general[国防支出].小计 <= 50", "", "its form has no such row; perhaps [203] is meant"},
        {"general[].小计 <= 50", "", "its form has no row []"},
        {"general[合计].本年支出 <= 50", "",
         "several of its columns are called 本年支出: name what stands over it"},
        {"general[合计].小计 <= previous.general[合计].小计", "",
         "no report of the same unit and the year before was given"},
    };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        char line[512];
        snprintf(line, sizeof line, "MY,,\"%s\",%s,exact,warn,甲,a,own\n", own[i].formula,
                 own[i].when);
        checked c = check_with(line, HEAD "合计,,1.00,1.00,\n203,国防支出,1.00,1.00,\n");
        assert_int_equal(result(&c, "MY", 0)->outcome, GK_OUTCOME_NOT_RUN);
        assert_string_equal(result(&c, "MY", 0)->en, own[i].en);
        done(&c);
    }
}

static void test_rules(void **state) {
    (void)state;
    checked c = check_with(NULL, HEAD
                           "合计,,2.00,2.00,\n203,国防支出,1.00,1.00,\n20101,某某,1.005,1.005,\n");
    static const struct {
        const char *id, *en;
    } wanted[] = {{"U-13", "公开05: “某某” was left to be filled in"},
                  {"U-05", "1.005 has more than two decimals"},
                  {"B-struct", "公开05 203: it does not go down to 项 (seven digits)"}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        assert_int_equal(result(&c, wanted[i].id, 0)->outcome, GK_OUTCOME_FAILED);
        assert_string_equal(result(&c, wanted[i].id, 0)->en, wanted[i].en);
    }
    assert_string_equal(result(&c, "B-struct", 1)->en,
                        "公开05 20101: the code above it is missing");
    done(&c);
}

/* No file can have such a count, for reading refuses it: a caller's report may. */
static void test_whole(void **state) {
    (void)state;
    checked c = check_with(
        NULL, "部门决算公开相关信息统计表\n公开10表\n部门名称：甲局,2024年度,金额单位：万元\n"
              "一、政府采购情况,,\n项目,行次,统计数\n合计,1,2.50\n三、国有资产占用情况,,\n"
              "（一）车辆数合计（辆）,7,1\n");
    assert_int_equal(result(&c, "U-06", 0)->outcome, GK_OUTCOME_HELD);
    gk_check_results_free(c.results);
    const gk_report *report = gk_reports_at(c.reports, 0);
    const gk_row *cars = gk_table_row(gk_report_table(report, GK_ROLE_STATISTICS), "7");
    ((gk_value *)(uintptr_t)cars->values)->number = (gk_decimal){.coefficient = 15, .scale = 1};
    c.results = gk_check_run(c.checks, report, NULL, NULL, profiles, NULL);
    assert_int_equal(result(&c, "U-06", 0)->outcome, GK_OUTCOME_FAILED);
    assert_string_equal(result(&c, "U-06", 0)->en, "a count must be whole, not 1.5");
    assert_int_equal(result(&c, "U-06", 0)->origin.row, cars->values->origin.row);
    done(&c);
}

/* A rule that finds nothing of what it is about has not held. */
static void test_nothing_to_look_at(void **state) {
    (void)state;
    static const struct {
        const char *id, *en;
    } cases[] = {
        {"U-08", "the report has no table revenue（收入决算表）"},
        {"U-04u", "the report has no table summary（收入支出决算总表）"},
        {"U-06", "the report has nothing that it looks at"},
        {"U-11", "the report has no table three-public（财政拨款“三公”经费支出决算表）"},
        {"X14s", "the report has no table summary（收入支出决算总表）"},
    };
    checked c = check_with(NULL, HEAD "合计,,1.00,1.00,\n");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(result(&c, cases[i].id, 0)->outcome, GK_OUTCOME_NOT_RUN);
        assert_string_equal(result(&c, cases[i].id, 0)->en, cases[i].en);
    }
    done(&c);
}

/* The year's names are known; of a name like none of them nothing can be said. */
static void test_class_names(void **state) {
    (void)state;
    static const struct {
        const char *code, *label, *wanted; /* NULL: nothing is said */
    } rows[] = {{"208", "社会保障和就业支出", NULL},
                {"208", "社会保障与就业支出", "社会保障和就业支出"},
                {"208", "社会保障和就业", NULL},
                {"208", "甲类支出", NULL},
                {"210", "医疗卫生与计划生育支出", "卫生健康支出"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[1024], said[512];
        snprintf(text, sizeof text, HEAD "合计,,1.00,1.00,\n%s,%s,1.00,1.00,\n", rows[i].code,
                 rows[i].label);
        checked c = check_with(NULL, text);
        size_t n = 0;
        while (result(&c, "U-08", n)->outcome == GK_OUTCOME_NOT_RUN)
            n++;
        const gk_check_result *r = result(&c, "U-08", n);
        assert_int_equal(r->outcome, rows[i].wanted ? GK_OUTCOME_FAILED : GK_OUTCOME_HELD);
        snprintf(said, sizeof said, "公开05 %s is called “%s”, not “%s”", rows[i].code,
                 rows[i].label, rows[i].wanted ? rows[i].wanted : "");
        if (rows[i].wanted)
            assert_string_equal(r->en, said);
        done(&c);
    }
}

/* The name of another code is an error where both are known, or where a class stands at another
 * level. Old names, shared ones and codes that are not known are not. */
static void test_names_of_other_codes(void **state) {
    (void)state;
    static const struct {
        const char *code, *label, *wanted; /* NULL: nothing is said */
    } rows[] = {
        {"20113", "商贸事务", NULL},
        {"20113", "商 贸 事务", NULL},
        {"20113", "一般公共服务支出",
         "公开05 20113 is called “一般公共服务支出”, which is the name of 201; it is “商贸事务”"},
        {"2019901", "一般公共服务支出",
         "公开05 2019901 is called “一般公共服务支出”, which is the name of 201"},
        {"208", "卫生健康支出",
         "公开05 208 is called “卫生健康支出”, which is the name of 210; it is "
         "“社会保障和就业支出”"},
        {"208", "卫生健康",
         "公开05 208 is called “卫生健康”, which is the name of 210; it is “社会保障和就业支出”"},
        {"210", "医疗卫生与计划生育支出", NULL},
        {"213", "农林水事务支出", NULL},
        {"2100501", "行政单位医疗", NULL}, /* its code before 2017 */
        {"2080101", "行政运行", NULL},
        {"2011399", "行政运行",
         "公开05 2011399 is called “行政运行”, which is the name of 2011301; it is "
         "“其他商贸事务支出”"},
        {"21999", "其他支出", NULL},
        {"22999", "其他支出", NULL},
        {"201", "其他支出",
         "公开05 201 is called “其他支出”, which is the name of 229; it is “一般公共服务支出”"},
        {"20113", "某项支出", NULL},
        {"20113", "办公费", NULL}, /* of another classification */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[1024];
        snprintf(text, sizeof text, HEAD "合计,,1.00,1.00,\n%s,%s,1.00,1.00,\n", rows[i].code,
                 rows[i].label);
        checked c = check_with(NULL, text);
        const gk_check_result *r = result(&c, "U-08c", 0);
        assert_int_equal(r->outcome, rows[i].wanted ? GK_OUTCOME_FAILED : GK_OUTCOME_HELD);
        if (rows[i].wanted) {
            assert_string_equal(r->en, rows[i].wanted);
            assert_int_equal(r->severity, GK_SEVERITY_ERROR);
        }
        done(&c);
    }
}

/* Names that nobody knows changed places between two tables of a report; one name at two codes is
 * a slip, for which X14b warns. */
static void test_names_exchanged(void **state) {
    (void)state;
    static const struct {
        const char *first, *second;
        size_t failed;
    } tables[] = {{"甲事务", "乙事务", 0},
                  {"乙事务", "甲事务", 2},
                  {"乙事务", "丙事务", 1},
                  {"乙事务", "乙事务", 0}};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char text[2048];
        snprintf(text, sizeof text,
                 HEAD
                 "合计,,2.00,2.00,\n20401,%s,1.00,1.00,\n20402,%s,1.00,1.00,\n\n"
                 "支出决算表\n公开03表\n部门名称：甲局,2024年度,金额单位：万元\n"
                 "项目,,本年支出合计,基本支出,项目支出,上缴上级支出,经营支出,对附属单位补助支出\n"
                 "科目代码,科目名称\n合计,,2.00,2.00\n20401,甲事务,1.00,1.00\n"
                 "20402,乙事务,1.00,1.00\n",
                 tables[i].first, tables[i].second);
        checked c = check_with(NULL, text);
        size_t failed = 0;
        for (size_t k = 0; k < gk_check_results_count(c.results); k++) {
            const gk_check_result *r = gk_check_results_at(c.results, k);
            failed += strcmp(r->check->id, "X14n") == 0 && r->outcome == GK_OUTCOME_FAILED;
        }
        assert_int_equal(failed, tables[i].failed);
        if (failed)
            assert_string_equal(result(&c, "X14n", 0)->en,
                                "公开05 20401 is called “乙事务”, which 公开03 gives to 20402");
        done(&c);
    }
}

static void test_report(void **state) {
    (void)state;
    checked c = check_with(NULL, HEAD "合计,,3.50,1.00,2.00\n");
    gk_findings *findings = gk_findings_new();
    assert_int_equal(gk_check_report(c.results, findings), GK_OK);
    const gk_finding *f = NULL;
    for (size_t i = 0; i < gk_findings_count(findings) && !f; i++)
        if (strcmp(gk_findings_at(findings, i)->id, "B05-row") == 0)
            f = gk_findings_at(findings, i);
    assert_non_null(f);
    assert_string_equal(f->left, "3.50");
    assert_string_equal(f->right, "3.00");
    assert_string_equal(f->difference, "+0.50");
    assert_int_equal(f->place_count, 3);
    assert_string_equal(f->outcome, "failed");
    assert_string_equal(f->at, "公开05 合计");
    gk_findings_free(findings);
    done(&c);
}

/* Each result is a finding, behind the others if it was not run, or held: once, with its number. */
static void test_report_is_complete(void **state) {
    (void)state;
    checked c = check_with(NULL, HEAD "合计,,3.50,1.00,2.00\n");
    size_t held_count, count = gk_check_results_count(c.results), findings_count, not_run = 0;
    const gk_held *held = gk_check_held(c.results, &held_count);
    gk_findings *findings = gk_findings_new();
    assert_int_equal(gk_check_report(c.results, findings), GK_OK);
    findings_count = gk_findings_count(findings);
    assert_int_equal(findings_count + held_count, count);
    bool *seen = calloc(count, sizeof *seen);
    for (size_t i = 0; i < count; i++) {
        const gk_finding *f = i < held_count ? NULL : gk_findings_at(findings, i - held_count);
        size_t number = f ? f->result : held[i].result;
        assert_true(number >= 1 && number <= count && !seen[number - 1]);
        seen[number - 1] = true;
        const gk_check_result *r = gk_check_results_at(c.results, number - 1);
        assert_string_equal(f ? f->id : held[i].id, r->check->id);
        assert_string_equal(f ? f->outcome : "held", gk_outcome_name(r->outcome));
        if (r->outcome == GK_OUTCOME_NOT_RUN) {
            assert_string_equal(f->zh, r->zh);
            assert_int_equal(f->severity, GK_SEVERITY_INFO);
            not_run++;
        }
        assert_true(!f || !not_run || r->outcome == GK_OUTCOME_NOT_RUN);
    }
    assert_true(held_count && not_run);
    free(seen);
    gk_findings_free(findings);
    done(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rounding),
        cmocka_unit_test(test_year_stated),
        cmocka_unit_test(test_suspicious),
        cmocka_unit_test(test_blame),
        cmocka_unit_test(test_not_run),
        cmocka_unit_test(test_own),
        cmocka_unit_test(test_never_silent),
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_nothing_to_look_at),
        cmocka_unit_test(test_class_names),
        cmocka_unit_test(test_names_of_other_codes),
        cmocka_unit_test(test_names_exchanged),
        cmocka_unit_test(test_report),
        cmocka_unit_test(test_report_is_complete),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
