/* Which forms are those of a year, told by the built-in profiles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "profile/year.h"
#include "profiles.h"

/* The roles of a profile's tables that are outdated (or newer) in a year, in its order. */
static const char *roles_that_are(gk_year_fit fit, const char *profile, int year) {
    static char roles[256];
    size_t count;
    const gk_form *forms = gk_profiles_forms(profiles, profile, &count);
    roles[0] = '\0';
    for (size_t i = 0; i < count; i++)
        if (gk_year_fit_of(profiles, &forms[i], year) == fit)
            snprintf(roles + strlen(roles), sizeof roles - strlen(roles), "%s%s", *roles ? " " : "",
                     forms[i].role);
    return roles;
}

#define STATED "summary appropriation"

/* Of each profile the first and the last year in which its forms are those of the year, but for the
 * order and the numbers of the tables; and what is said of the years before and behind. */
static void test_built_in(void **state) {
    (void)state;
    static const struct {
        const char *profile;
        int first, last;
        const char *before, *behind;
    } wanted[] = {{"p8-2015", 2013, 2018, "", STATED " basic"},
                  {"p8-2018", 2018, 2018, "basic", STATED},
                  {"p8-2019", 2019, 2019, STATED, STATED},
                  {"p9-2020", 2020, 2030, STATED, ""},
                  {"p9-2022", 2020, 2030, STATED, ""},
                  {"sx2024", 2020, 2030, STATED, ""},
                  {"sh2024", 2013, 2030, "", ""}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const char *profile = wanted[i].profile;
        for (int year = wanted[i].first; year <= wanted[i].last; year++) {
            assert_string_equal(roles_that_are(GK_YEAR_LATER, profile, year), "");
            assert_string_equal(roles_that_are(GK_YEAR_OUTDATED, profile, year), "");
        }
        assert_string_equal(roles_that_are(GK_YEAR_LATER, profile, wanted[i].first - 1),
                            wanted[i].before);
        assert_string_equal(roles_that_are(GK_YEAR_OUTDATED, profile, wanted[i].last + 1),
                            wanted[i].behind);
    }
}

/* Before 2015 nobody knows what was in use. */
static void test_years_without_a_profile(void **state) {
    (void)state;
    assert_string_equal(roles_that_are(GK_YEAR_LATER, "p9-2022", 2014), "");
    assert_string_equal(roles_that_are(GK_YEAR_OUTDATED, "p8-2019", 0), "");
}

static bool requires(const char *profile, const char *department, const char *role, int year) {
    return gk_year_requires(profiles, profile, department, role, year) != NULL;
}

static void test_required(void **state) {
    (void)state;
    assert_true(requires("p8-2018", "某局", GK_ROLE_STATE_CAPITAL, 2020));
    assert_false(requires("p8-2018", "某局", GK_ROLE_STATE_CAPITAL, 2019));
    assert_false(requires("p8-2018", "某局", GK_ROLE_STATE_CAPITAL, 0));
    assert_false(requires("p9-2022", "某局", GK_ROLE_STATISTICS, 2024));
    assert_true(requires("p9-2022", "阳泉市某局", GK_ROLE_STATISTICS, 2024));
    assert_true(requires("p9-2022", "山西省某厅", GK_ROLE_STATISTICS, 2025));
    assert_false(requires("p9-2022", "山西省某厅", GK_ROLE_STATISTICS, 2023));
    assert_false(requires("p9-2022", "南京市山西路街道办事处", GK_ROLE_STATISTICS, 2024));
    assert_false(requires("sh2024", "上海市某局", GK_ROLE_STATISTICS, 2024));
}

static void test_measured_by(void **state) {
    (void)state;
    static const struct {
        const char *profile;
        int year;
        const char *by;
    } wanted[] = {{"p8-2018", 2018, "p8-2018"}, {"p8-2018", 2019, "p8-2019"},
                  {"p8-2018", 2016, "p8-2018"}, {"p8-2018", 0, "p8-2018"},
                  {"sx2024", 2018, "sx2024"},   {"p9-2020", 2024, "p9-2020"},
                  {"sh2024", 2022, "sh2024"},   {"p8-2018", 2021, "p9-2020"}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_string_equal(
            gk_year_form(profiles, wanted[i].profile, GK_ROLE_SUMMARY, wanted[i].year)->profile,
            wanted[i].by);
    assert_null(gk_year_form(profiles, "p8-2018", GK_ROLE_STATISTICS, 2024));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_built_in),
        cmocka_unit_test(test_years_without_a_profile),
        cmocka_unit_test(test_required),
        cmocka_unit_test(test_measured_by),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
