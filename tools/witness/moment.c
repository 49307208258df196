#include "witness/moment.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { DAY_SECONDS = 86400, FOUR_YEARS = 4 * 365 + 1 };

typedef struct moment {
    bool dated, timed;
    int year, month, day;
    double seconds;
} moment;

/* "YYYY-MM-DD", "HH:MM:SS", or both with a space or a T between; nothing else. */
static bool parse(const char *text, moment *m) {
    int hour, minute, length = 0;
    *m = (moment){0};
    if (sscanf(text, "%9d-%2d-%2d%n", &m->year, &m->month, &m->day, &length) == 3 && length) {
        m->dated = true;
        text += length;
        if (!*text)
            return true;
        text += *text == ' ' || *text == 'T';
    }
    length = 0;
    m->timed = sscanf(text, "%2d:%2d:%lf%n", &hour, &minute, &m->seconds, &length) == 3 && length &&
               !text[length];
    m->seconds += m->timed ? hour * 3600 + minute * 60 : 0;
    return m->timed;
}

/* The day so many days after 1 January of a leap year. */
static void count_days(moment *m, int year, double days) {
    static const int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    m->year = year + 4 * (int)(days / FOUR_YEARS);
    int left = (int)fmod(days, FOUR_YEARS);
    bool leap = left < 366;
    if (!leap) {
        left -= 366;
        m->year += 1 + left / 365;
        left %= 365;
    }
    for (m->month = 1; left >= lengths[m->month - 1] - (m->month == 2 && !leap); m->month++)
        left -= lengths[m->month - 1] - (m->month == 2 && !leap);
    m->day = left + 1;
}

static bool same_day(const moment *a, const moment *b) {
    return a->year == b->year && a->month == b->month && a->day == b->day;
}

bool witness_moment_is(const witness_line *theirs, double number, bool date1904) {
    moment is, should = {0};
    if (!parse(theirs->text, &is) || isnan(number))
        return false;
    double days = number < 1 || number > INT_MAX ? 1 : floor(number);
    count_days(&should, date1904 ? 1904 : 1900, date1904 ? days : days - 1);
    should.seconds = (fabs(number) - floor(fabs(number))) * DAY_SECONDS;
    return (!is.dated || same_day(&is, &should)) &&
           (!is.timed || fabs(is.seconds - should.seconds) <= 1);
}

bool witness_moment_same(const witness_line *theirs, const char *iso) {
    moment a, b;
    if (!parse(theirs->text, &a) || !parse(iso, &b) || a.dated != b.dated)
        return false;
    bool midnight = a.timed != b.timed && a.seconds + b.seconds < 1;
    return (!a.dated || same_day(&a, &b)) &&
           (a.timed == b.timed ? fabs(a.seconds - b.seconds) <= 1 : a.dated && midnight);
}
