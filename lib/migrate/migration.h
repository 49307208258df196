/** Moving one table into another form: migrate.c moves reports, migrate_table.c a table,
 *  migrate_row.c knows which row belongs to which, migrate_split.c which row became several. */
#ifndef GK_MIGRATION_H
#define GK_MIGRATION_H

#include "assemble/reports.h"
#include "finding/findings.h"
#include "profile/mapping.h"

typedef struct gk_migration {
    const gk_profiles *profiles;
    const gk_mappings *mappings;
    const char *profile;     /**< The new one. */
    const gk_report *report; /**< The one that is moved. */
    gk_arena *arena;         /**< Of the reports that come of it. */
    gk_findings *findings;
    gk_error *err;
} gk_migration;

/** Move a table into the form `to`. What found no place is `left`, in the form it had: no rows if
 * all found one. */
gk_status gk_migrate_table(const gk_migration *m, const gk_table *from, const gk_form *to,
                           gk_table *moved, gk_table *left);

/** The key in the form `to` of a row of a table in the form `from`; NULL if it has no such row.
 * *slot gets the row of the form, NULL for one by code. */
const char *gk_migrate_row(const gk_migration *m, const gk_form *from, const gk_form *to,
                           const gk_row *row, const gk_slot **slot);

/** The row of the form `to` with that item, by its newest names; NULL if there is none. */
const gk_slot *gk_migrate_item(const gk_migration *m, const gk_form *to, const char *item);

/** The row of the form `to` that a row's amount in column n alone stands in now, and its column
 * there; NULL if mappings.csv tells none. */
const gk_slot *gk_migrate_cell(const gk_migration *m, const gk_form *from, const gk_form *to,
                               const gk_row *row, unsigned n, unsigned *column);

/** The column of a row's first amount, from 1; 0 if it has none. */
unsigned gk_migrate_first_column(const gk_form *form, const gk_slot *slot);

/** One of the rows that a row became. */
typedef struct gk_part {
    const gk_slot *slot; /**< In the new form. */
    unsigned column;
    const gk_value *value; /**< As another table of the report tells it; NULL if it is blank. */
    bool stated;           /**< The row's own table tells it, too: it moves by itself. */
} gk_part;

/** The rows that `row` became, if the form `to` has it no more and other tables of the report tell
 *  amounts that make it up to what rounding allows: their number, 0 if not so. `parts` has room for
 *  as many as there are mappings. */
size_t gk_migrate_split(const gk_migration *m, const gk_table *table, const gk_form *to,
                        const gk_row *row, gk_part *parts);

#endif
