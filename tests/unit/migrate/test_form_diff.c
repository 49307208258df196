/* Forms by themselves: empty ones, and how two differ. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "profiles.h"
#include <gongkai/gongkai.h>

static void test_an_empty_form(void **state) {
    (void)state;
    gk_reports *reports = gk_blank_report(profiles, "p9-2022", NULL);
    assert_non_null(reports);
    assert_int_equal(gk_reports_count(reports), 1);
    const gk_report *r = gk_reports_at(reports, 0);
    assert_string_equal(r->profile, "p9-2022");
    assert_int_equal(r->table_count, 9);
    assert_int_equal(gk_report_value_count(r), 0);
    assert_string_equal(gk_report_table(r, GK_ROLE_FUND)->number, "公开07");
    gk_reports_free(reports);
}

static void test_no_such_form(void **state) {
    (void)state;
    gk_error err = {0};
    assert_null(gk_blank_report(profiles, "p9-1999", &err));
    assert_int_equal(err.status, GK_E_ARGUMENT);
    assert_non_null(strstr(err.text, "p9-1999"));
    assert_int_equal(gk_form_diff(profiles, "sx2024", "p9-1999", NULL, NULL, &err), GK_E_ARGUMENT);
}

/** What is looked for among the differences, and how often anything was told. */
typedef struct wanted {
    gk_form_aspect aspect;
    const char *role;
    const char *from, *to;
    unsigned found, told, most;
} wanted;

static bool same(const char *a, const char *b) {
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static gk_status look(void *self, const gk_form_difference *d, gk_error *err) {
    (void)err;
    wanted *w = self;
    w->told++;
    w->found += d->aspect == w->aspect && strcmp(d->role, w->role) == 0 && same(d->from, w->from) &&
                same(d->to, w->to);
    return w->told == w->most ? GK_E_IO : GK_OK;
}

static void assert_differ(const char *a, const char *b, wanted w) {
    assert_int_equal(gk_form_diff(profiles, a, b, look, &w, NULL), GK_OK);
    assert_int_equal(w.found, 1);
}

static void test_differences(void **state) {
    (void)state;
    assert_differ("p9-2022", "sx2024",
                  (wanted){.aspect = GK_FORM_TABLE,
                           .role = GK_ROLE_STATISTICS,
                           .to = "公开10 部门决算公开相关信息统计表"});
    assert_differ("p9-2020", "p9-2022",
                  (wanted){.aspect = GK_FORM_TABLE,
                           .role = GK_ROLE_FUND,
                           .from = "公开08 政府性基金预算财政拨款收入支出决算表",
                           .to = "公开07 政府性基金预算财政拨款收入支出决算表"});
    assert_differ("p8-2019", "p9-2020",
                  (wanted){.aspect = GK_FORM_COLUMN,
                           .role = GK_ROLE_APPROPRIATION,
                           .to = "支出/国有资本经营预算财政拨款"});
    assert_differ("p8-2018", "p8-2019",
                  (wanted){.aspect = GK_FORM_ROW,
                           .role = GK_ROLE_SUMMARY,
                           .from = "九、医疗卫生与计划生育支出",
                           .to = "九、卫生健康支出"});
}

static void test_a_form_and_itself(void **state) {
    (void)state;
    wanted w = {0};
    assert_int_equal(gk_form_diff(profiles, "sx2024", "sx2024", look, &w, NULL), GK_OK);
    assert_int_equal(w.told, 0);
}

static void test_the_sink_stops(void **state) {
    (void)state;
    wanted w = {.most = 2};
    assert_int_equal(gk_form_diff(profiles, "p8-2015", "sx2024", look, &w, NULL), GK_E_IO);
    assert_int_equal(w.told, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_empty_form),    cmocka_unit_test(test_no_such_form),
        cmocka_unit_test(test_differences),      cmocka_unit_test(test_a_form_and_itself),
        cmocka_unit_test(test_the_sink_stops),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
