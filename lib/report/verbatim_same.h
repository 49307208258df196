/** Verbatim tables, compared. */
#ifndef GK_VERBATIM_SAME_H
#define GK_VERBATIM_SAME_H

#include <gongkai/report.h>

/** The number that a cell holds, be it as a text; 0201, a code, is none. */
bool gk_verbatim_cell_number(const gk_verbatim_cell *cell, gk_decimal *number);

/** True if both hold the same: a number as such or as a text. */
bool gk_verbatim_cell_same(const gk_verbatim_cell *a, const gk_verbatim_cell *b);

/** True if each cell of one has the same in the other, at the same place. What is merged is left
 *  aside, for a CSV cannot say it. */
bool gk_verbatim_same(const gk_verbatim_table *a, const gk_verbatim_table *b);

#endif
