/** A serial number as what dates and times are shown of. */
#ifndef GK_FORMAT_MOMENT_H
#define GK_FORMAT_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

/** The finest fraction of a second Excel shows has three digits. */
#define GK_MOMENT_DECIMALS 3

typedef struct gk_moment {
    int year, month, day;
    int weekday; /**< 0 is Sunday, as Excel counts: 1900-01-01 is one. */
    int hour, minute, second;
    int fraction;    /**< Of the second: `decimals` digits. */
    int64_t seconds; /**< Elapsed since serial 0. */
} gk_moment;

/** The moment of a serial of the 1900 system (0 or more), rounded to `decimals` digits of a second,
 *  0 to GK_MOMENT_DECIMALS. `epoch` is added to the days for the calendar only. False for a serial
 *  too large to count seconds of; the calendar is not set where *dated comes out false: beyond
 *  9999. */
bool gk_moment_of(double serial, int epoch, int decimals, gk_moment *moment, bool *dated);

#endif
