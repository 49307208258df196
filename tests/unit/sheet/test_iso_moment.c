/* Moments and durations in the letters of ISO 8601. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sheet/iso_moment.h"

static bool read(const char *text, gk_number_kind kind, bool date1904, gk_cell *cell) {
    static char room[GK_SERIAL_TEXT_MAX];
    *cell = (gk_cell){0};
    return gk_iso_moment(text, kind, date1904, cell, room);
}

static void test_moments(void **state) {
    (void)state;
    static const struct {
        const char *text;
        gk_number_kind kind;
        bool date1904;
        double serial;
        const char *shown;
    } examples[] = {
        {"2024-12-31", GK_NUMBER_DATE, false, 45657, "2024-12-31"},
        {"2024-12-31", GK_NUMBER_PLAIN, true, 44195, "2024-12-31"},
        {"1904-01-01", GK_NUMBER_DATE, true, 0, "1904-01-01"},
        {"1903-12-31", GK_NUMBER_DATE, true, -1, "1903-12-31"},
        {"2024-12-31T12:00", GK_NUMBER_DATE, false, 45657.5, "2024-12-31T12:00:00"},
        {"2024-12-31T12:00:00Z", GK_NUMBER_TIME, false, 45657.5, "2024-12-31T12:00:00"},
        {"2024-12-31T06:00:00.000", GK_NUMBER_DATE, false, 45657.25, "2024-12-31T06:00:00"},
        {"2024-12-31T12:00+08:00", GK_NUMBER_DATE, false, 45657.5, "2024-12-31T12:00:00"},
        {"18:00:00", GK_NUMBER_PLAIN, false, 0.75, "18:00:00"},
        {"T18:00", GK_NUMBER_PLAIN, true, 0.75, "18:00:00"},
        {"18:00", GK_NUMBER_DURATION, false, 0.75, "PT18H"},
        {"1900-02-28", GK_NUMBER_DATE, false, 59, "1900-02-28"},
        {"1900-02-29", GK_NUMBER_DATE, false, 60, "1900-02-29"},
        {"1900-03-01", GK_NUMBER_DATE, false, 61, "1900-03-01"},
        {"1899-12-31", GK_NUMBER_DATE, false, 0, "1899-12-31"},
        {"1899-12-31T12:00:00", GK_NUMBER_TIME, false, 0.5, "12:00:00"},
        {"1899-12-31T12:00:00", GK_NUMBER_PLAIN, false, 0.5, "1899-12-31T12:00:00"},
        {"0001-01-01", GK_NUMBER_DATE, false, -693594, "0001-01-01"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        gk_cell cell;
        if (!read(examples[i].text, examples[i].kind, examples[i].date1904, &cell))
            fail_msg("%s is refused", examples[i].text);
        assert_string_equal(cell.text, examples[i].shown);
        assert_true(cell.number == examples[i].serial);
    }
}

static void test_durations(void **state) {
    (void)state;
    static const struct {
        const char *text;
        double days;
        const char *shown;
    } examples[] = {{"PT0H11M0.000S", 11.0 / 1440, "PT11M"}, {"PT36H", 1.5, "PT36H"},
                    {"P1DT12H", 1.5, "PT36H"},               {"P2W", 14, "PT336H"},
                    {"-PT6H", -0.25, "-PT6H"},               {"PT0S", 0, "PT0S"}};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        gk_cell cell;
        assert_true(read(examples[i].text, GK_NUMBER_PLAIN, false, &cell));
        assert_int_equal(cell.type, GK_CELL_DURATION);
        assert_string_equal(cell.text, examples[i].shown);
        assert_true(cell.number == examples[i].days);
    }
}

static void test_refuses(void **state) {
    (void)state;
    static const char *const texts[] = {
        "",           "2024",        "2024-13-01",  "2024-00-10",          "2024-02-30",
        "2023-02-29", "2024-1-1",    "2024-12-31 ", "2024-12-31T",         "2024-12-31T24:00",
        "12",         "12:00:00:00", "2024/12/31",  "-1",                  "2024-12-31T12:60",
        "45657",      "Z",           "P",           "PT",                  "P1Y",
        "P1M",        "PT1",         "PT.5H",       "PT1234567890123456H", "1H",
        "P1H",        "PT1D",        "1900-02-30",  "2024-12-31T12:00+8",  "--PT1H"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        gk_cell cell;
        if (read(texts[i], GK_NUMBER_PLAIN, false, &cell))
            fail_msg("'%s' is taken for %s", texts[i], cell.text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moments),
        cmocka_unit_test(test_durations),
        cmocka_unit_test(test_refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
