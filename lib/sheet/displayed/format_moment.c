#include "sheet/displayed/format_moment.h"
#include "sheet/serial_date.h"
#include <math.h>

#define GK_DAY_SECONDS 86400

/* Far more than any date, and its milliseconds still fit. */
static const double LARGEST = 1e10;

bool gk_moment_of(double serial, int epoch, int decimals, gk_moment *moment, bool *dated) {
    static const int units[GK_MOMENT_DECIMALS + 1] = {1, 10, 100, 1000};
    int unit = units[decimals];
    if (!(serial >= 0 && serial < LARGEST))
        return false;
    /* A double's time of day is good to a microsecond: what is a half but for that is a half. */
    int64_t ticks = (int64_t)floor(serial * GK_DAY_SECONDS * unit + 0.5 + 1e-6);
    int64_t seconds = ticks / unit, day = seconds / GK_DAY_SECONDS + epoch;
    int clock = (int)(seconds % GK_DAY_SECONDS);
    *moment = (gk_moment){.hour = clock / 3600,
                          .minute = clock / 60 % 60,
                          .second = clock % 60,
                          .fraction = (int)(ticks % unit),
                          .seconds = seconds,
                          .weekday = (int)((day + 6) % 7)};
    *dated = day <= GK_SERIAL_LAST_DAY;
    if (*dated)
        gk_serial_civil(day, &moment->year, &moment->month, &moment->day);
    return true;
}
