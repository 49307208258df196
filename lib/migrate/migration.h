/** Moving one table into another form: migrate.c moves reports, migrate_table.c a table,
 *  migrate_row.c knows which row belongs to which. */
#ifndef GK_MIGRATION_H
#define GK_MIGRATION_H

#include "findings.h"
#include "mapping.h"
#include "reports.h"

typedef struct gk_migration {
    const gk_layouts *layouts;
    const gk_mappings *mappings;
    const char *profile; /**< The new one. */
    gk_arena *arena;     /**< Of the reports that come of it. */
    gk_findings *findings;
    gk_error *err;
} gk_migration;

/** Move a table into the form `to`. What found no place is `left`, in the form it had: no rows if
 * all found one. */
gk_status gk_migrate_table(const gk_migration *m, const gk_table *from, const gk_picture *to,
                           gk_table *moved, gk_table *left);

/** The key in the form `to` of a row of a table in the form `from`; NULL if it has no such row.
 * *slot gets the row of the form, NULL for one by code. */
const char *gk_migrate_row(const gk_migration *m, const gk_picture *from, const gk_picture *to,
                           const gk_row *row, const gk_slot **slot);

#endif
