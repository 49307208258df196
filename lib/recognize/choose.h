/** Which table a header heads. */
#ifndef GK_CHOOSE_H
#define GK_CHOOSE_H

#include "recognize/scan.h"

/** Read the table whose header stands at `row`; *found is false if none does. `title_row` is its
 *  title's row, or GK_NO_CELL. */
gk_status gk_choose_table(gk_scan *scan, uint32_t title_row, uint32_t row, bool *found,
                          uint32_t *next);

#endif
