/** Where a table that no profile has begins and ends. */
#ifndef GK_VERBATIM_RANGE_H
#define GK_VERBATIM_RANGE_H

#include "recognize/scan.h"

/** The cell of a row that is the title of such a table: a name of data/local.csv, or any title of
 *  another table than ours that has a table's headings below it. NULL if there is none. */
const gk_cell *gk_verbatim_title(const gk_scan *scan, uint32_t row);

/** True if headings stand below such a title, and rows or a 合计 below them. */
bool gk_verbatim_heads_table(const gk_scan *scan, const gk_cell *title);

/** The cell of a row that is the caption of some table, 车辆情况, if a title is not asked to end in 表: alone
 *  over headings that are those of no form, and figures. NULL if there is none. */
gk_status gk_verbatim_caption(const gk_scan *scan, uint32_t row, const gk_cell **caption);

/** The row behind the table whose title stands in `row`: that of the next title, of the head of the
 *  next known table, of a paragraph. */
gk_status gk_verbatim_end(const gk_scan *scan, uint32_t row, uint32_t *end);

/** True if two rows up to `to` have two cells or more, the least that is a table. */
bool gk_verbatim_has_rows(const gk_scan *scan, uint32_t from, uint32_t to);

#endif
