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

/** True if such a title names another table than those known: 项目收入支出决算表. No sentence, no name of
 *  all tables together, and none of ours with a word behind it. */
bool gk_title_is_other(const gk_scan *scan, const gk_cell *cell);

/** The same of a key that stands in no cell: the name of a sheet. */
bool gk_title_key_is_other(const gk_scan *scan, const char *key);

/** True if it is one of ours with something behind it: 收入决算表（上年）. */
bool gk_title_is_varied(const gk_scan *scan, const gk_cell *cell);

#endif
