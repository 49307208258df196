/** Reports out of tables: group.c says whose they are, group_profile.c by which profile they are
 * read, group_add.c puts them together, group_unit.c compares their units, group_apart.c notices
 * those that were meant for one, group_findings.c says which findings are theirs. */
#ifndef GK_ASSEMBLE_H
#define GK_ASSEMBLE_H

#include "assemble/reports.h"
#include "finding/findings.h"

/** The profile whose forms, numbers and titles the report's tables have: *profile is the profiles'.
 * Says so where another fits as well and would make a difference. */
gk_status gk_choose_profile(const gk_report_entry *entry, const gk_profiles *profiles,
                            const char **profile, gk_findings *findings, gk_error *err);

/** The item's reading by the profile's form, or its best one. */
const gk_reading *gk_choose_reading(const gk_tables_item *item, const gk_profiles *profiles,
                                    const char *profile);

/** What adding a table needs. */
typedef struct gk_merge {
    gk_arena *arena; /**< Of the reports. */
    gk_findings *findings;
    gk_error *err;
} gk_merge;

/** Add a table to its report: one that is there already is compared with it, and refuses the report
 * if it differs; one that goes on where a page was turned gives it its rows (group_add.c). */
gk_status gk_merge_table(const gk_merge *joining, gk_report_entry *entry, const gk_table *table);

/** True if both are one unit's name, however spaced. */
bool gk_same_department(const char *a, const char *b);

/** Hold the tables' units against each other and against their figures (group_unit.c): an error
 * finding refuses the report. */
gk_status gk_agree_units(gk_report_entry *entry, const gk_profiles *profiles, gk_findings *findings,
                         gk_error *err);

/** Say of reports that they were perhaps meant for one: from one folder, with no table in common,
 *  and their years or names a slip apart (group_apart.c). */
gk_status gk_report_near_misses(const gk_reports *reports, const gk_profiles *profiles,
                                gk_findings *findings, gk_error *err);

/** Give each report what reading it found: what was found in its tables and in their files, and
 * what its stream tells (group_findings.c). With `findings` NULL nothing. */
gk_status gk_assign_findings(gk_reports *reports, const gk_tables *const *tables, size_t count,
                             gk_findings *findings, gk_error *err);

/** Give the table the profile's number and title, and say where they are not what the source has.
 */
gk_status gk_name_table(const gk_tables_item *item, const gk_profiles *profiles,
                        const char *profile, gk_table *table, gk_findings *findings, gk_error *err);

#endif
