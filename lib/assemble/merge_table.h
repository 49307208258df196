/** One more table for a report. */
#ifndef GK_MERGE_TABLE_H
#define GK_MERGE_TABLE_H

#include "assemble/reports.h"
#include "finding/findings.h"

/** What adding a table needs. */
typedef struct gk_merge {
    gk_arena *arena; /**< Of the reports. */
    gk_findings *findings;
    gk_error *err;
} gk_merge;

/** Add a table to its report: one that is there already is compared with it, and refuses the report
 *  if it differs; one that goes on where a page was turned, or that says so (续表, `continued`) in
 *  another sheet or file, gives it its rows. */
gk_status gk_merge_table(const gk_merge *merge, gk_report_entry *entry, const gk_table *table,
                         bool continued);

#endif
