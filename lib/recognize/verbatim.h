/** Tables that no profile has: they are added whole. */
#ifndef GK_VERBATIM_H
#define GK_VERBATIM_H

#include "recognize/scan.h"

/** True if the sheet is one of the ministry's own forms, by its name or its head. */
bool gk_verbatim_is_upstream(const gk_scan *scan);

/** Add a titled table whole that no profile has, if one begins at `row`; *found is false if none
 *  does, *next gets the row to go on with. If what stands there is `titled` already, a line without
 *  the word 表 is no title of its own. */
gk_status gk_verbatim_at(gk_scan *scan, uint32_t row, bool titled, bool *found, uint32_t *next);

/** Add the table between the mark in `row` and the one behind it, whatever it looks like; *next gets
 *  the row to go on with. Without the second mark it is an error finding. */
gk_status gk_verbatim_between_marks(gk_scan *scan, uint32_t row, uint32_t *next);

/** Add the rows from `from` up to `to` whole. */
gk_status gk_verbatim_add(gk_scan *scan, uint32_t from, uint32_t to, const char *name);

/** Add the whole sheet, by its name. */
gk_status gk_verbatim_add_sheet(gk_scan *scan);

/** Add a sheet whole in which no table was found, if its name says that it is one. */
gk_status gk_verbatim_sheet(gk_scan *scan);

#endif
