#define KIND "xlsx"
#define READER gk_reader_xlsx
#include "workbooks.h"

static void test_reads_each_workbook(void **state) {
    (void)state;
    assert_true(for_each(GOOD, check_good) >= 37);
}

static void test_refuses_each_defect(void **state) {
    (void)state;
    assert_true(for_each(BAD, check_bad) >= 76);
}

static void test_ignores_the_locale(void **state) {
    (void)state;
    static const char *const commas[] = {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "de_DE"};
    const char *set = NULL;
    for (size_t i = 0; !set && i < sizeof commas / sizeof *commas; i++)
        set = setlocale(LC_NUMERIC, commas[i]);
    if (!set)
        skip();
    record r;
    fixture f = open_fixture(GOOD, "numbers-too-long-for-a-double.xlsx");
    gk_sink sink = sink_of(&r);
    gk_status status = READER.read(&f.input, &sink, NULL);
    setlocale(LC_NUMERIC, "C");
    assert_int_equal(status, GK_OK);
    assert_non_null(strstr(r.text, "D1 text 1234567890123456.78\nE1 number 0,3"));
    close_fixture(&f);
}

static void test_refuses_every_cut(void **state) {
    (void)state;
    check_every_cut("values.xlsx");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads_each_workbook),      cmocka_unit_test(test_refuses_each_defect),
        cmocka_unit_test(test_stops_when_the_sink_does), cmocka_unit_test(test_refuses_every_cut),
        cmocka_unit_test(test_ignores_the_locale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
