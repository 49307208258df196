/** A row that became several. */
#ifndef GK_ROW_SPLIT_H
#define GK_ROW_SPLIT_H

#include "migrate/migration.h"
#include "profile/form.h"

/** One of the rows that a row became. */
typedef struct gk_row_part {
    const gk_slot *slot; /**< In the new form. */
    unsigned column;
    gk_value value; /**< As another table of the report states it, in the unit of the row's own. */
    gk_decimal rounding; /**< How far what is printed may be from the true amount. */
    bool stated;         /**< The row's own table states it, too: it moves by itself. */
} gk_row_part;

/** The rows that `row` became, if the form `to` has it no more and other tables of the report state
 *  amounts that make it up to what rounding allows: their number, 0 if not so. `parts` has room for
 *  as many as there are mappings. */
size_t gk_row_split(const gk_migration *m, const gk_table *table, const gk_form *to,
                    const gk_row *row, gk_row_part *parts);

#endif
