/** Tables that live on their own. */
#ifndef GK_TABLE_COPY_H
#define GK_TABLE_COPY_H

#include "base/arena.h"
#include <gongkai/report.h>

/** Copy a table with all that hangs on it; its values share its file's and sheet's names. False if
 *  memory is short. */
bool gk_table_copy(gk_arena *arena, const gk_table *from, gk_table *to);

/** Make the strings and values of a row of `table` the arena's. */
bool gk_row_copy(gk_arena *arena, const gk_table *table, gk_row *row);

/** Copy a verbatim table; false if memory is short. */
bool gk_verbatim_copy(gk_arena *arena, const gk_verbatim_table *from, gk_verbatim_table *to);

#endif
