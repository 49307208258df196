/** The lines above a table: number, unit's name, year, unit of money. */
#ifndef GK_META_H
#define GK_META_H

#include "recognize/scan.h"
#include "recognize/stated.h"

/** Read the lines above a header: title, number, department, year, unit, notes. With a `title_row`
 *  of GK_NO_CELL there is no title and only plain meta lines are taken. Marks what it takes. */
gk_status gk_meta_read(gk_scan *scan, uint32_t title_row, uint32_t header_row, gk_stated *stated);

/** Add what one row states, wherever it stands, to *stated; marks nothing. */
void gk_meta_look(const gk_scan *scan, uint32_t row, gk_stated *stated);

/** True if every visible cell of the row is a meta line: what stands there when a page repeats its
 *  head. */
bool gk_meta_is_row(const gk_scan *scan, uint32_t row);

/** Compare a repeated head's row with the table's head: *origin gets the first cell that states
 *  something else. */
bool gk_meta_row_agrees(const gk_scan *scan, uint32_t row, const gk_stated *stated,
                        gk_origin *origin);

#endif
