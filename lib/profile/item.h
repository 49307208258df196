/** Keys of rows that do not change with the year: what rows of two years are matched by.
 *
 *  A row by code has its code; a total its label; the one row of 三公 and the form's blank rows have
 *  "". Any other has its label without its enumerator (gk_behind_enumerator of its comparison key),
 *  behind the name of its side in a table of two ("支出/教育支出"). Where that is taken, the row
 *  belongs to the last one above it that is not so named itself, and has its name in between
 *  ("收入/年初财政拨款结转和结余/一般公共预算财政拨款"). */
#ifndef GK_ITEM_H
#define GK_ITEM_H

#include "profile/form.h"
#include <gongkai/report.h>

/** Fill in `item` of all slots; false if memory is short. */
bool gk_items_name(gk_arena *arena, const gk_form *form, gk_slot *slots);

/** The item of a table's row. */
const char *gk_item(const gk_form *form, const gk_row *row);

#endif
