/** @file moment.h
 *  Dates and times as freexl 1.0.6 makes them from a number. It gives them as text only, so that
 *  its faults must be computed to be known.
 */
#ifndef CLI_WITNESS_MOMENT_H
#define CLI_WITNESS_MOMENT_H

#include "witness/lines.h"

/** True if freexl makes this text (of type d, m or h) from the number: days by a calendar in which
 *  every fourth year is leap and nothing is before day 1 or beyond an int, time by the fraction
 *  alone, up to 24:00:00; one second more or less. */
bool witness_moment_is(const witness_line *theirs, double number, bool date1904);

/** True if the text says the same as `iso`, one of gk_cell's texts of a date or time: the same day,
 *  the same time but for one second. A text of type d has no time, one of type h no day; so must
 *  `iso`. */
bool witness_moment_same(const witness_line *theirs, const char *iso);

#endif
