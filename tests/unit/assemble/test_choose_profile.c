/* Which profile a report is of: forms and numbers decide, the year only between equals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "profiles.h"
#include <gongkai/gongkai.h>

#define THREE_PUBLIC(number)                                                                                                    \
    "“三公”经费支出决算表\n" number "部门名称：@,#年度,金额单位：万元\n"                                          \
    "预算数,,,,,,决算数,,,,,\n合计,因公出国（境）费,公务用车购置及运行维护费,,,公务接待费,"    \
    "合计,因公出国（境）费,公务用车购置及运行维护费,,,公务接待费\n"                                  \
    ",,小计,公务用车购置费,公务用车运行维护费,,,,小计,公务用车购置费,公务用车运行维护费,\n" \
    "1.50,,1.00,,1.00,0.50,0.90,,0.70,,0.70,0.20\n\n"
#define FUND(number)                                                                                   \
    "政府性基金预算财政拨款收入支出决算表\n" number "部门名称：@,#年度,金额单位：万元\n" \
    "项目,,年初结转和结余,本年收入,本年支出,,,年末结转和结余\n"                \
    "科目代码,科目名称,,,小计,基本支出,项目支出,\n合计,,,3.00,3.00,,3.00,\n\n"
#define CAPITAL(number)                                                                              \
    "国有资本经营预算财政拨款支出决算表\n" number "部门名称：@,#年度,金额单位：万元\n" \
    "项目,,本年支出,,\n科目代码,科目名称,合计,基本支出,项目支出\n合计,,4.00,,4.00\n\n"
#define PLAIN_LIST                                                                                                                  \
    "一般公共预算财政拨款基本支出决算表\n部门名称：@,#年度,金额单位：万元\n项目,,本年支出,,\n" \
    "科目代码,科目名称,合计,人员经费,公用经费\n合计,,10.00,8.00,2.00\n30101,基本工资,8.00,8.00,\n"          \
    "30201,办公费,2.00,,2.00\n\n"
#define REVENUE(number)                                                                                                      \
    "收入决算表\n" number "部门名称：@,#年度,金额单位：万元\n项目,,本年收入合计,财政拨款收入,"   \
    "上级补助收入,事业收入,经营收入,附属单位上缴收入,其他收入\n科目代码,科目名称,,,,,,,\n" \
    "合计,,1.00,1.00,,,,,\n\n"

typedef struct chosen {
    gk_reports *reports;
    gk_findings *findings;
} chosen;

enum { TEXT_BYTES = 8192 };

/* @ is the department, # the year. */
static void fill(const char *form, const char *department, const char *year,
                 char text[TEXT_BYTES]) {
    size_t used = 0;
    for (; *form; form++) {
        char one[2] = {*form, '\0'};
        const char *more = *form == '@' ? department : *form == '#' ? year : one;
        used += (size_t)snprintf(text + used, TEXT_BYTES - used, "%s", more);
        assert_in_range(used, 0, TEXT_BYTES - 1);
    }
}

static chosen choose(const char *form, const char *department, const char *year) {
    char text[TEXT_BYTES];
    chosen c = {.findings = gk_findings_new()};
    gk_book *book = gk_book_new("a.csv");
    gk_sink sink = gk_book_sink(book);
    gk_read_options utf8 = {.encoding = "UTF-8"};
    fill(form, department, year, text);
    assert_int_equal(gk_read_bytes(text, strlen(text), "a.csv", &utf8, &sink, NULL, NULL), GK_OK);
    gk_tables *tables = gk_recognize(book, profiles, NULL, NULL, NULL);
    const gk_tables *const all[] = {tables};
    c.reports = gk_reports_assemble(all, 1, profiles, NULL, c.findings, NULL);
    assert_non_null(c.reports);
    assert_int_equal(gk_reports_count(c.reports), 1);
    gk_tables_free(tables);
    gk_book_free(book);
    return c;
}

static bool told(const chosen *c, const char *id) {
    for (size_t i = 0; i < gk_findings_count(c->findings); i++)
        if (strcmp(gk_findings_at(c->findings, i)->id, id) == 0)
            return true;
    return false;
}

static void done(chosen *c) {
    gk_reports_free(c->reports);
    gk_findings_free(c->findings);
}

static void assert_profile(const char *form, const char *department, const char *year,
                           const char *profile) {
    chosen c = choose(form, department, year);
    assert_string_equal(gk_reports_at(c.reports, 0)->profile, profile);
    assert_false(told(&c, "profile-doubtful"));
    assert_false(told(&c, "number-against-title"));
    done(&c);
}

/* The old order is still met in 2023: its numbers decide, not the year. */
static void test_numbers_before_the_year(void **state) {
    (void)state;
    static const char old[] = THREE_PUBLIC("公开07表\n") FUND("公开08表\n") CAPITAL("公开09表\n");
    static const char new[] = FUND("公开07表\n") CAPITAL("公开08表\n") THREE_PUBLIC("公开09表\n");
    assert_profile(old, "甲局", "2020", "p9-2020");
    assert_profile(old, "甲局", "2023", "p9-2020");
    assert_profile(new, "甲局", "2022", "p9-2022");
    assert_profile(new, "甲局", "2023", "p9-2022");
}

/* Only the form of 2015 to 2018 has the list with 人员经费 and 公用经费 as columns. */
static void test_forms_before_numbers(void **state) {
    (void)state;
    assert_profile(PLAIN_LIST, "甲局", "2016", "p8-2015");
    assert_profile(PLAIN_LIST, "甲局", "2024", "p8-2015");
    chosen c = choose(PLAIN_LIST FUND("公开07表\n"), "甲局", "2022");
    assert_string_equal(gk_reports_at(c.reports, 0)->profile, "p8-2015");
    assert_true(told(&c, "number-against-title"));
    done(&c);
}

/* 收入决算表 is the same in every year. */
static void test_the_year_between_equals(void **state) {
    (void)state;
    assert_profile(REVENUE("公开02表\n"), "甲局", "2016", "p8-2015");
    assert_profile(REVENUE("公开02表\n"), "甲局", "2019", "p8-2019");
    assert_profile(REVENUE("公开02表\n"), "甲局", "2021", "p9-2020");
    assert_profile(REVENUE("公开02表\n"), "甲局", "2023", "p9-2022");
}

/* 三公 without a number stands as 公开07 or 公开09: before 2022 it was the one, then the other. */
static void test_doubt_is_told(void **state) {
    (void)state;
    chosen c = choose(THREE_PUBLIC("") CAPITAL(""), "甲局", "2012");
    assert_true(told(&c, "profile-doubtful"));
    done(&c);
}

static void test_place(void **state) {
    (void)state;
    chosen c = choose(REVENUE(""), "上海市某区某局", "2024");
    assert_string_equal(gk_reports_at(c.reports, 0)->profile, "sh2024");
    assert_string_equal(gk_reports_at(c.reports, 0)->tables[0].number, "");
    done(&c);
}

/* Whatever profile is taken, the number that is not its own is told. */
static void test_number_against_title(void **state) {
    (void)state;
    chosen c = choose(THREE_PUBLIC("公开07表\n") FUND("公开07表\n"), "甲局", "2019");
    assert_string_equal(gk_reports_at(c.reports, 0)->profile, "p8-2019");
    assert_true(told(&c, "number-against-title"));
    done(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_before_the_year),
        cmocka_unit_test(test_forms_before_numbers),
        cmocka_unit_test(test_the_year_between_equals),
        cmocka_unit_test(test_doubt_is_told),
        cmocka_unit_test(test_place),
        cmocka_unit_test(test_number_against_title),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
