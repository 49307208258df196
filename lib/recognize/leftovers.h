/** The list of leftovers in a file of ours, read back as what it is (report/kept_words.h). */
#ifndef GK_RECOGNIZE_LEFTOVERS_H
#define GK_RECOGNIZE_LEFTOVERS_H

#include "recognize/scan.h"

/** True if such a list begins at `row`: its title, or the headings where that is gone. */
bool gk_leftovers_begin(const gk_scan *scan, uint32_t row);

/** Read the list that begins at `row` up to a blank row: its tables are leftovers. *next gets the
 *  row to go on with. A row that names no table, row or column known here is an error finding. */
gk_status gk_leftovers_read(gk_scan *scan, uint32_t row, uint32_t *next);

#endif
