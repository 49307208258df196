#include "sheet/serial_date.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

#define GK_DAY_MS INT64_C(86400000)

/* Days count from 1899-12-30, proleptic Gregorian, by years from March so that the leap day is the
   last one. 0000-03-01 is day -693899. */
static void civil_from_day(int64_t serial, int *y, int *m, int *d) {
    int64_t days = serial + 693899;
    int64_t era = days / 146097;
    int64_t doe = days % 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;
    *d = (int)(doy - (153 * mp + 2) / 5 + 1);
    *m = (int)(mp < 10 ? mp + 3 : mp - 9);
    *y = (int)(yoe + era * 400 + (*m <= 2));
}

void gk_serial_civil(int64_t day, int *year, int *month, int *day_of_month) {
    /* Until the false leap day the numbers run one behind. */
    civil_from_day(day < GK_SERIAL_FALSE_LEAP_DAY ? day + 1 : day, year, month, day_of_month);
    if (day == GK_SERIAL_FALSE_LEAP_DAY)
        *day_of_month = 29;
    if (day == 0)
        *year = 1900, *month = 1, *day_of_month = 0;
}

/* Append HH:MM:SS, with milliseconds if there are any. */
static void put_clock(char *text, size_t size, int64_t ms) {
    int n = snprintf(text, size, "%02d:%02d:%02d", (int)(ms / 3600000), (int)(ms / 60000 % 60),
                     (int)(ms / 1000 % 60));
    if (ms % 1000 && n > 0)
        snprintf(text + n, size - (size_t)n, ".%03d", (int)(ms % 1000));
}

static bool put_moment(int64_t day, int64_t ms, char *text, size_t size) {
    if (day < 1 || day == GK_SERIAL_FALSE_LEAP_DAY || day > GK_SERIAL_LAST_DAY)
        return false;
    int y, m, d;
    gk_serial_civil(day, &y, &m, &d);
    int n = snprintf(text, size, "%04d-%02d-%02d", y, m, d);
    if (ms && n > 0) {
        text[n++] = 'T';
        put_clock(text + n, size - (size_t)n, ms);
    }
    return true;
}

static bool put_date(gk_number_kind kind, double serial, bool date1904, char *text, size_t size) {
    if (!(serial >= 0 && serial <= (double)GK_SERIAL_LAST_DAY + 1))
        return false;
    int64_t total = llround(serial * (double)GK_DAY_MS);
    int64_t day = total / GK_DAY_MS, ms = total % GK_DAY_MS;
    if (kind == GK_NUMBER_TIME && day == 0) {
        put_clock(text, size, ms);
        return true;
    }
    return put_moment(day + (date1904 ? GK_SERIAL_EPOCH_1904 : 0), ms, text, size);
}

static void put_seconds(char *text, size_t size, int64_t ms) {
    if (ms % 1000)
        snprintf(text, size, "%d.%03dS", (int)(ms / 1000), (int)(ms % 1000));
    else
        snprintf(text, size, "%dS", (int)(ms / 1000));
}

/* Elapsed time has no epoch, and may be negative; a size no date reaches is no time either. */
static bool put_duration(double days, char *text, size_t size) {
    if (!(fabs(days) <= (double)GK_SERIAL_LAST_DAY + 1))
        return false;
    int64_t ms = llround(fabs(days) * (double)GK_DAY_MS);
    int64_t hours = ms / 3600000;
    int minutes = (int)(ms / 60000 % 60);
    size_t n = (size_t)snprintf(text, size, "%sPT", days < 0 && ms ? "-" : "");
    if (hours)
        n += (size_t)snprintf(text + n, size - n, "%lldH", (long long)hours);
    if (minutes)
        n += (size_t)snprintf(text + n, size - n, "%dM", minutes);
    if (ms % 60000 || !ms)
        put_seconds(text + n, size - n, ms % 60000);
    return true;
}

gk_cell_type gk_serial_text(gk_number_kind kind, double serial, bool date1904,
                            char text[GK_SERIAL_TEXT_MAX]) {
    text[0] = 0;
    switch (kind) {
    case GK_NUMBER_DATE:
    case GK_NUMBER_TIME:
        return put_date(kind, serial, date1904, text, GK_SERIAL_TEXT_MAX) ? GK_CELL_DATE
                                                                          : GK_CELL_NUMBER;
    case GK_NUMBER_DURATION:
        return put_duration(serial, text, GK_SERIAL_TEXT_MAX) ? GK_CELL_DURATION : GK_CELL_NUMBER;
    case GK_NUMBER_PLAIN:
    default:
        return GK_CELL_NUMBER;
    }
}
