#define KIND "mht"
#define READER gk_reader_mhtml
#include "workbooks.h"

static void test_reads_each_message(void **state) {
    (void)state;
    assert_true(for_each(GOOD, check_good) >= 10);
}

static void test_refuses_each_defect(void **state) {
    (void)state;
    assert_true(for_each(BAD, check_bad) >= 14);
}

static void test_refuses_every_cut(void **state) {
    (void)state;
    check_every_cut("values.mht");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads_each_message),
        cmocka_unit_test(test_refuses_each_defect),
        cmocka_unit_test(test_stops_when_the_sink_does),
        cmocka_unit_test(test_refuses_every_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
