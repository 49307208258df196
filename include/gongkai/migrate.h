/** @file migrate.h
 *  A report in the form of another year or place: table by table, row by row, column by column.
 *
 *  Tables belong together by their role. Rows do by their 科目代码 and its name, or by their names
 *  without 一、 and with what mappings.csv says they were renamed to; columns by the headings over
 *  them, in whatever order these stand. Nothing is moved on a guess: a code that has another name
 *  in the new form is another row.
 *
 *  @code
 *  gk_reports *moved = gk_migrate(reports, profiles, "p8-2019", findings, &err);
 *  const gk_report *old = gk_reports_at(moved, 0);
 *  printf("%zu tables, %zu with leftovers\n", old->table_count, old->leftover_count);
 *  // prints: 8 tables, … with leftovers
 *  gk_reports_free(moved);
 *  @endcode
 */
#ifndef GONGKAI_MIGRATE_H
#define GONGKAI_MIGRATE_H

#include <gongkai/error.h>
#include <gongkai/finding.h>
#include <gongkai/profile.h>
#include <gongkai/recognize.h>

/** The reports in the form of `profile`. Each value moves with its origin.
 *
 *  * Rows that became one are added up (finding `rows-merged`).
 *  * A row that became several is split if other tables of the report state what each of these is
 *    and they make up the whole (finding `row-split`); the whole is a leftover.
 *  * Values without a place in the new form are findings and leftovers (gk_report.leftovers).
 *  * A table that the report lacks is there, empty, with a 说明.
 *  * Each table has a 备注 that names the form it comes from, and the report its migrated_from.
 *
 *  A report that is in that form already stays as it is; a refused one stays refused. NULL with
 *  `err` filled if memory is short, or GK_E_ARGUMENT if there is no such profile. Free the result
 *  with gk_reports_free. */
GK_API gk_reports *gk_migrate(const gk_reports *reports, const gk_profiles *profiles,
                              const char *profile, gk_findings *findings, gk_error *err);

#endif
