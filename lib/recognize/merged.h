/** A figure merged over several rows or columns of a table. */
#ifndef GK_RECOGNIZE_MERGED_H
#define GK_RECOGNIZE_MERGED_H

#include "recognize/body_state.h"

/** Fill scan->merges with those of the present sheet; they live in `arena`. */
gk_status gk_merged_sort(gk_scan *scan, gk_arena *arena);

/** The range that a merged cell takes, by its first cell; a cell of its own is a range of one. */
gk_range gk_merged_range(const gk_scan *scan, const gk_cell *cell);

/** Add an error at a cell merged over what belongs to several values. */
gk_status gk_merged_report(gk_scan *scan, const gk_cell *cell, const gk_range *range);

/** Report figures, —— and words under headings of values that are merged over `row` and
 *  the row of the table before it: nobody can know whose they are. To be asked of each row of the
 *  table, in their order. */
gk_status gk_merged_check_row(gk_body *body, uint32_t row);

#endif
