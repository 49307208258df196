#include "sheet/iso_moment.h"

#include <stdio.h>
#include <string.h>

enum { DAY_SECONDS = 86400 };

/* What a text says, before it is a number of days. */
typedef struct moment {
    bool dated;
    unsigned year, month, day;
    double seconds; /* of the day */
} moment;

/* ---- reading -------------------------------------------------------------------------------- */

/* Read exactly `count` digits. */
static bool take_digits(const char **at, int count, unsigned *number) {
    *number = 0;
    for (int i = 0; i < count; i++, ++*at) {
        if (**at < '0' || **at > '9')
            return false;
        *number = *number * 10 + (unsigned)(**at - '0');
    }
    return true;
}

static bool take(const char **at, char c) {
    bool there = **at == c;
    *at += there;
    return there;
}

static unsigned month_days(unsigned y, unsigned m) {
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
    return m == 2 && leap ? 29 : days[m - 1];
}

/* Spreadsheets have a 1900-02-29. */
static bool is_day(const moment *m) {
    if (m->month < 1 || m->month > 12 || m->day < 1)
        return false;
    return m->day <= month_days(m->year, m->month) ||
           (m->year == 1900 && m->month == 2 && m->day == 29);
}

static bool take_date(const char **at, moment *m) {
    m->dated = take_digits(at, 4, &m->year) && take(at, '-') && take_digits(at, 2, &m->month) &&
               take(at, '-') && take_digits(at, 2, &m->day);
    return m->dated && is_day(m);
}

static double take_fraction(const char **at) {
    double value = 0, weight = 1;
    for (; **at >= '0' && **at <= '9'; ++*at) {
        weight /= 10;
        value += weight * (**at - '0');
    }
    return value;
}

static bool take_clock(const char **at, double *seconds) {
    unsigned h, m, s = 0;
    if (!take_digits(at, 2, &h) || !take(at, ':') || !take_digits(at, 2, &m))
        return false;
    if (take(at, ':') && !take_digits(at, 2, &s))
        return false;
    if (h > 23 || m > 59 || s > 59)
        return false;
    *seconds = h * 3600.0 + m * 60.0 + s + (take(at, '.') ? take_fraction(at) : 0);
    return true;
}

static bool take_zone(const char **at) {
    unsigned hours, minutes;
    if (take(at, 'Z') || !**at)
        return true;
    return (take(at, '+') || take(at, '-')) && take_digits(at, 2, &hours) && take(at, ':') &&
           take_digits(at, 2, &minutes);
}

static bool take_moment(const char *text, moment *m) {
    const char *at = text;
    bool timed;
    *m = (moment){0};
    if (strlen(text) >= 5 && text[4] == '-' && !take_date(&at, m))
        return false;
    timed = take(&at, 'T');
    if ((timed || !m->dated) && (!take_clock(&at, &m->seconds) || !take_zone(&at)))
        return false;
    return *at == 0 || (m->dated && !timed && take_zone(&at) && *at == 0);
}

/* One number of a duration and the letter that says of what; more than 12 digits are no time. */
static bool take_part(const char **at, bool timed, double *seconds) {
    static const struct {
        char letter;
        bool timed;
        double seconds;
    } units[] = {{'W', false, 604800}, {'D', false, 86400}, {'H', true, 3600},
                 {'M', true, 60},      {'S', true, 1}};
    const char *from = *at;
    double number = 0;
    for (; **at >= '0' && **at <= '9'; ++*at)
        number = number * 10 + (**at - '0');
    if (*at == from || *at - from > 12)
        return false;
    number += take(at, '.') ? take_fraction(at) : 0;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (units[i].timed == timed && take(at, units[i].letter)) {
            *seconds += number * units[i].seconds;
            return true;
        }
    return false;
}

/* Years and months have no length. */
static bool take_duration(const char *text, double *days) {
    const char *at = text;
    double seconds = 0;
    bool minus = take(&at, '-'), timed = false, any = false;
    if (!take(&at, 'P'))
        return false;
    while (*at) {
        if (!timed && take(&at, 'T'))
            timed = true;
        else if (!take_part(&at, timed, &seconds))
            return false;
        else
            any = true;
    }
    *days = (minus ? -seconds : seconds) / DAY_SECONDS;
    return any;
}

/* ---- days ------------------------------------------------------------------------------------ */

/* Days from 1899-12-30, counted as serial_date.c does back. */
static int64_t day_from_civil(int64_t y, unsigned m, unsigned d) {
    y -= m <= 2;
    int64_t era = y / 400;
    int64_t year = y - era * 400;
    int64_t day = (153 * ((int64_t)m + (m > 2 ? -3 : 9)) + 2) / 5 + (int64_t)d - 1;
    return era * 146097 + year * 365 + year / 4 - year / 100 + day - 693899;
}

/* The day in the 1900 system: until the false leap day the numbers run one behind. */
static int64_t serial_day(const moment *m) {
    if (m->year == 1900 && m->month == 2 && m->day == 29)
        return GK_SERIAL_FALSE_LEAP_DAY;
    int64_t day = day_from_civil(m->year, m->month, m->day);
    return day - (day <= GK_SERIAL_FALSE_LEAP_DAY);
}

/* ---- the cell -------------------------------------------------------------------------------- */

static bool set_number(gk_cell *out, double number, gk_number_kind kind, bool date1904,
                       char room[GK_SERIAL_TEXT_MAX]) {
    out->number = number;
    out->type = gk_serial_text(kind, number, date1904, room);
    return out->type != GK_CELL_NUMBER;
}

/* A date without a number of its own, as the file has it; seconds to the millisecond. */
static void write_date(const moment *m, gk_cell *out, char room[GK_SERIAL_TEXT_MAX]) {
    const double last = DAY_SECONDS - 0.001;
    char clock[GK_SERIAL_TEXT_MAX] = "";
    out->type = GK_CELL_DATE;
    if (m->seconds > 0)
        gk_serial_text(GK_NUMBER_TIME, (m->seconds < last ? m->seconds : last) / DAY_SECONDS, false,
                       clock);
    snprintf(room, GK_SERIAL_TEXT_MAX, "%04u-%02u-%02u%s%.20s", m->year % 10000, m->month % 100,
             m->day % 100, *clock ? "T" : "", clock);
}

static bool set_moment(const moment *m, gk_number_kind kind, bool date1904, gk_cell *out,
                       char room[GK_SERIAL_TEXT_MAX]) {
    double time = m->seconds / DAY_SECONDS;
    if (!m->dated)
        return set_number(out, time, kind == GK_NUMBER_DURATION ? kind : GK_NUMBER_TIME, date1904,
                          room);
    int64_t day = serial_day(m) - (date1904 ? GK_SERIAL_EPOCH_1904 : 0);
    /* some programs count a time of day from 1899-12-30 */
    bool before_first = day == 0 || (day == -1 && !date1904);
    if (before_first && (kind == GK_NUMBER_TIME || kind == GK_NUMBER_DURATION))
        return set_number(out, time, kind, date1904, room);
    if (kind == GK_NUMBER_DURATION)
        return set_number(out, (double)day + time, kind, date1904, room);
    if (!set_number(out, (double)day + time, GK_NUMBER_DATE, date1904, room))
        write_date(m, out, room);
    return true;
}

bool gk_iso_moment(const char *text, gk_number_kind kind, bool date1904, gk_cell *out,
                   char room[GK_SERIAL_TEXT_MAX]) {
    moment m;
    double days;
    bool done;
    if (take_duration(text, &days)) {
        bool clock = kind == GK_NUMBER_TIME && days >= 0 && days < 1;
        done = set_number(out, days, clock ? kind : GK_NUMBER_DURATION, date1904, room);
    } else {
        done = take_moment(text, &m) && set_moment(&m, kind, date1904, out, room);
    }
    out->text = room;
    out->length = done ? strlen(room) : 0;
    return done;
}
