/** Tables that name no unit of money: what the report's other tables show their figures to be in. */
#ifndef GK_MISSING_UNITS_H
#define GK_MISSING_UNITS_H

#include "assemble/reports.h"
#include "assemble/unit_pairs.h"

/** What deciding needs of the job. */
typedef struct gk_missing_units {
    gk_report_entry *entry;
    const gk_unit_pairs *pairs;
    const gk_profiles *profiles;
    gk_arena *arena;
    gk_findings *findings;
    gk_error *err;
} gk_missing_units;

/** A member that names no unit has that of another member of its role: it is the same table, or goes on
 *  with it. *table, its reading, becomes a converted copy then. */
gk_status gk_missing_units_adopt(const gk_missing_units *job, const gk_tables_item *item,
                                 gk_table *table);

/** Once all tables are there: one that names no unit is in the one in which its amounts are those of
 *  the others (units-agree.csv), a warning; where no amount shows it, the report is refused. A table
 *  without amounts needs no unit. */
gk_status gk_missing_units_decide(const gk_missing_units *job);

#endif
