/** Dates, times of day and durations through sections of letters. */
#ifndef GK_FORMAT_DATE_H
#define GK_FORMAT_DATE_H

#include "sheet/displayed/format_parse.h"
#include "sheet/displayed/shown.h"

/** A finite serial through a section of kind GK_SECTION_DATE. A negative one is shown only in the
 *  1904 system, or where the section has nothing but elapsed time. */
void gk_show_date(gk_shown *shown, const gk_format_section *section, double serial, bool date1904);

#endif
