/** The same row in two forms. */
#ifndef GK_ROW_MATCH_H
#define GK_ROW_MATCH_H

#include "migrate/migration.h"
#include "profile/form.h"

/** The key in the form `to` of a row of a table in the form `from`; NULL if it has no such row.
 *  *slot gets the row of the form, NULL for one by code. */
const char *gk_row_match(const gk_migration *m, const gk_form *from, const gk_form *to,
                         const gk_row *row, const gk_slot **slot);

/** The row of the form `to` with that item, by its newest names; NULL if there is none. */
const gk_slot *gk_row_match_item(const gk_migration *m, const gk_form *to, const char *item);

/** The row of the form `to` in which a row's amount in column n stands alone now, and its column
 *  there; NULL if mappings.csv names none. */
const gk_slot *gk_row_match_cell(const gk_migration *m, const gk_form *from, const gk_form *to,
                                 const gk_row *row, unsigned n, unsigned *column);

#endif
