/** The day numbers of spreadsheets, and how ISO 8601 writes them (iso_moment.h reads it).
 *
 *  Day 1 is 1900-01-01, and there is a day 60, 1900-02-29, that never was; or, in files made on old
 *  Macintoshes, day 0 is 1904-01-01. Moments are rounded to the millisecond.
 */
#ifndef GK_SERIAL_DATE_H
#define GK_SERIAL_DATE_H

#include "sheet/number_format.h"
#include <gongkai/sheet.h>

/** 9999-12-31, the last day there is, in the 1900 system. */
#define GK_SERIAL_LAST_DAY INT64_C(2958465)
/** Day 0 of the 1904 system is this day of the 1900 system. */
#define GK_SERIAL_EPOCH_1904 1462
/** 1900-02-29, which never was. */
#define GK_SERIAL_FALSE_LEAP_DAY 60

/** A buffer of this size holds any text written here, with its NUL. */
#define GK_SERIAL_TEXT_MAX 40

/** What a number in a format of this kind is: GK_CELL_DATE or GK_CELL_DURATION, with `text` set to
 *  "2024-12-31", "2024-12-31T08:30:00", "08:30:00" (a time of less than one day) or "PT36H30M"; or
 *  GK_CELL_NUMBER, with `text` empty, if the format is plain or there is no such moment: before day
 *  1 (day 0 in 1904), day 60, after the year 9999. Spreadsheets show those as ####, too, or as a
 *  day no calendar has. */
gk_cell_type gk_serial_text(gk_number_kind kind, double serial, bool date1904,
                            char text[GK_SERIAL_TEXT_MAX]);

/** The date of a whole serial from 0 to 2958465 in the 1900 system as Excel shows it: day 0 is
 *  1900-01-00, day 60 is 1900-02-29. */
void gk_serial_civil(int64_t day, int *year, int *month, int *day_of_month);

#endif
