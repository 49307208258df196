/** Titles: which table a cell names. */
#ifndef GK_TITLE_H
#define GK_TITLE_H

#include "recognize/scan.h"
#include "recognize/stated.h"

/** The form whose title a cell holds, or NULL. */
const gk_form *gk_title_form(const gk_scan *scan, const gk_cell *cell);

/** The row's first cell that holds a title, and its form; NULL if there is none. */
const gk_cell *gk_title_in_row(const gk_scan *scan, uint32_t row, const gk_form **form);

/** Take the titles of a row, with the number, year and unit that stand in them. */
void gk_title_take(gk_scan *scan, uint32_t row, gk_stated *stated);

/** True if a cell reads like the title of some table, though of none known. */
bool gk_title_is_unknown(const gk_scan *scan, const gk_cell *cell);

#endif
