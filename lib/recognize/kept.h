/** Where in a file of ours begins what it carries beside its tables (report/kept_words.h). */
#ifndef GK_KEPT_H
#define GK_KEPT_H

#include "recognize/scan.h"

/** The text that stands alone in the first cell of a row, as a mark does; "" if none does. */
const char *gk_kept_line(const gk_scan *scan, uint32_t row);

/** True if a verbatim table between its marks, or the list of leftovers, begins at `row`. */
bool gk_kept_begins(const gk_scan *scan, uint32_t row);

#endif
