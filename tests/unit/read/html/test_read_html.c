#define KIND "html"
#define READER gk_reader_html
#include "workbooks.h"

static void test_reads_each_page(void **state) {
    (void)state;
    assert_true(for_each(GOOD, check_good) >= 30);
}

static void test_refuses_each_defect(void **state) {
    (void)state;
    assert_true(for_each(BAD, check_bad) >= 20);
}

static void test_refuses_every_cut(void **state) {
    (void)state;
    check_every_cut("values.html");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads_each_page),
        cmocka_unit_test(test_refuses_each_defect),
        cmocka_unit_test(test_stops_when_the_sink_does),
        cmocka_unit_test(test_refuses_every_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
