/** @file iso_moment.h
 *  Dates, times and durations that a file holds in the letters of ISO 8601: the cells of type "d" in
 *  a strict .xlsx, the DateTime of an XML Spreadsheet.
 *
 *  A date that has no day number (before 1900-01-01, or 1904-01-01 where days count from there) is a
 *  date all the same: the file says which.
 */
#ifndef GK_ISO_MOMENT_H
#define GK_ISO_MOMENT_H

#include "sheet/serial_date.h"

/** Make type, number and text of `out` from "2024-12-31", "2024-12-31T08:30:00.250Z", "08:30:00" or
 *  "PT36H30M" (a time zone is not looked at). `kind` is that of the cell's format: what stands on the
 *  day before the first is a time of day to a format that shows times, and any moment a duration to
 *  one that shows durations. The text is written into `room`. False if `text` is none of these, or a
 *  day no calendar has. */
bool gk_iso_moment(const char *text, gk_number_kind kind, bool date1904, gk_cell *out,
                   char room[GK_SERIAL_TEXT_MAX]);

#endif
