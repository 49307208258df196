/** By which profile a report is read: group.c gathers its tables, group_profile.c chooses. */
#ifndef GK_GROUP_H
#define GK_GROUP_H

#include "findings.h"
#include "reports.h"

/** The profile whose forms, numbers and titles the report's tables have: *profile is the layouts'.
 * Says so where another fits as well and would make a difference. */
gk_status gk_group_choose(const gk_report_entry *entry, const gk_layouts *layouts,
                          const char **profile, gk_findings *findings, gk_error *err);

/** The item's reading by the profile's form, or its best one. */
const gk_reading *gk_group_reading(const gk_tables_item *item, const gk_layouts *layouts,
                                   const char *profile);

/** Hold the tables' units against each other and against their figures (group_unit.c): an error
 * finding refuses the report. */
gk_status gk_group_units(gk_report_entry *entry, const gk_layouts *layouts, gk_findings *findings,
                         gk_error *err);

/** Give the table the profile's number and title, and say where they are not what the source has.
 */
gk_status gk_group_name(const gk_tables_item *item, const gk_layouts *layouts, const char *profile,
                        gk_table *table, gk_findings *findings, gk_error *err);

#endif
