/* Serials as Excel and LibreOffice show them; the calendar itself is checked day by day against
   leap years counted the long way. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "sheet/iso_moment.h"

typedef struct example {
    gk_number_kind kind;
    double serial;
    bool date1904;
    const char *text; /* "" for no such moment */
} example;

static void check(const example *e, size_t count) {
    for (size_t i = 0; i < count; i++, e++) {
        char text[GK_SERIAL_TEXT_MAX];
        gk_cell_type type = gk_serial_text(e->kind, e->serial, e->date1904, text);
        gk_cell_type wanted = !*e->text                       ? GK_CELL_NUMBER
                              : e->kind == GK_NUMBER_DURATION ? GK_CELL_DURATION
                                                              : GK_CELL_DATE;
        if (type != wanted || strcmp(text, e->text) != 0)
            fail_msg("%.17g gives %s, type %d, not %s", e->serial, text, (int)type, e->text);
    }
}

#define CHECK(examples) check(examples, sizeof(examples) / sizeof *(examples))

static void test_dates(void **state) {
    (void)state;
    static const example examples[] = {
        {GK_NUMBER_DATE, 1, false, "1900-01-01"},
        {GK_NUMBER_DATE, 59, false, "1900-02-28"},
        {GK_NUMBER_DATE, 61, false, "1900-03-01"},
        {GK_NUMBER_DATE, 25569, false, "1970-01-01"},
        {GK_NUMBER_DATE, 36585, false, "2000-02-29"},
        {GK_NUMBER_DATE, 43831, false, "2020-01-01"},
        {GK_NUMBER_DATE, 45657, false, "2024-12-31"},
        {GK_NUMBER_DATE, 73109, false, "2100-02-28"},
        {GK_NUMBER_DATE, 73110, false, "2100-03-01"},
        {GK_NUMBER_DATE, 2958465, false, "9999-12-31"},
        {GK_NUMBER_DATE, 45657.354166666664, false, "2024-12-31T08:30:00"},
        {GK_NUMBER_DATE, 45657.5000000116, false, "2024-12-31T12:00:00.001"},
        {GK_NUMBER_DATE, 45657.99999999999, false, "2025-01-01"},
        {GK_NUMBER_DATE, 0, true, "1904-01-01"},
        {GK_NUMBER_DATE, 44195, true, "2024-12-31"},
        {GK_NUMBER_DATE, 2957003, true, "9999-12-31"},
        {GK_NUMBER_TIME, 45657.5, false, "2024-12-31T12:00:00"},
    };
    CHECK(examples);
}

static void test_no_such_date(void **state) {
    (void)state;
    static const example examples[] = {
        {GK_NUMBER_DATE, 0, false, ""},
        {GK_NUMBER_DATE, 0.75, false, ""},
        {GK_NUMBER_DATE, 60, false, ""},
        {GK_NUMBER_DATE, 60.5, false, ""},
        {GK_NUMBER_DATE, -1, false, ""},
        {GK_NUMBER_DATE, -1, true, ""},
        {GK_NUMBER_TIME, -0.5, false, ""},
        {GK_NUMBER_DATE, 2958466, false, ""},
        {GK_NUMBER_DATE, 2957004, true, ""},
        {GK_NUMBER_DATE, 1e300, false, ""},
        {GK_NUMBER_DATE, (double)INFINITY, false, ""},
        {GK_NUMBER_DATE, (double)NAN, false, ""},
        {GK_NUMBER_DURATION, (double)NAN, false, ""},
        {GK_NUMBER_DURATION, 1e9, false, ""},
        {GK_NUMBER_DURATION, -(double)INFINITY, false, ""},
        {GK_NUMBER_PLAIN, 45657, false, ""},
    };
    CHECK(examples);
}

static void test_times_and_durations(void **state) {
    (void)state;
    static const example examples[] = {
        {GK_NUMBER_TIME, 0, false, "00:00:00"},
        {GK_NUMBER_TIME, 0.5, true, "12:00:00"},
        {GK_NUMBER_TIME, 0.354166666666667, false, "08:30:00"},
        {GK_NUMBER_TIME, 0.99999, false, "23:59:59.136"},
        {GK_NUMBER_TIME, 0.9999999999, false, "1900-01-01"},
        {GK_NUMBER_DURATION, 0, false, "PT0S"},
        {GK_NUMBER_DURATION, 1.5, false, "PT36H"},
        {GK_NUMBER_DURATION, 1.520833333333333, true, "PT36H30M"},
        {GK_NUMBER_DURATION, 0.00001, false, "PT0.864S"},
        {GK_NUMBER_DURATION, 0.0421180555555556, false, "PT1H39S"},
        {GK_NUMBER_DURATION, 2958465, false, "PT71003160H"},
        {GK_NUMBER_DURATION, -0.25, false, "-PT6H"},
        {GK_NUMBER_DURATION, -1e-12, false, "PT0S"},
    };
    CHECK(examples);
}

static bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Each day of 8,100 years, there and back. */
static void test_every_day(void **state) {
    (void)state;
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    double day = 0;
    for (int y = 1900; y <= 9999; y++)
        for (int m = 1; m <= 12; m++)
            for (int d = 1; d <= lengths[m - 1] + (m == 2 && is_leap(y)); d++) {
                char wanted[40], got[GK_SERIAL_TEXT_MAX], room[GK_SERIAL_TEXT_MAX];
                gk_cell back = {0};
                day += day == 59 ? 2 : 1;
                snprintf(wanted, sizeof wanted, "%04d-%02d-%02d", y, m, d);
                gk_serial_text(GK_NUMBER_DATE, day, false, got);
                if (strcmp(wanted, got) != 0 ||
                    !gk_iso_moment(wanted, GK_NUMBER_DATE, false, &back, room) ||
                    back.number != day)
                    fail_msg("%s is %s, day %g, back %g", wanted, got, day, back.number);
            }
    assert_true(day == 2958465);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_no_such_date),
        cmocka_unit_test(test_times_and_durations),
        cmocka_unit_test(test_every_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
