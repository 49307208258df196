/** What rules have in common: the results they add, and the tables they look at. */
#ifndef GK_RULE_RESULTS_H
#define GK_RULE_RESULTS_H

#include "check/checks.h"
#include "check/context.h"

/** Add that the check failed at a place; false too if a sentence is NULL: memory was short. */
bool gk_rule_fail(gk_check_context *run, const gk_checks_item *item, gk_origin origin,
                  const char *en, const char *zh);

/** End a rule that looked at `seen` cells, rows or tables: add that it held if no failure was added
 *  since there were `before` results, and that it was not run if there was nothing to look at. */
bool gk_rule_end(gk_check_context *run, const gk_checks_item *item, size_t before, size_t seen);

/** Add that the check was not run on a table that the report lacks. */
bool gk_rule_no_table(gk_check_context *run, const gk_checks_item *item, const char *role);

/** Add that the check was not run, for the report's cells are those of another profile. */
bool gk_rule_moved(gk_check_context *run, const gk_checks_item *item);

/** Where a row stands; where its table does if the row is NULL or stands nowhere. */
gk_origin gk_rule_origin(const gk_table *table, const gk_row *row);

/** What people call a table: 公开05, or its title. */
const char *gk_rule_name(const gk_table *table);

/** What a rule says of one table; it adds to *seen what it looked at. False if memory is short. */
typedef bool gk_table_rule(gk_check_context *run, const gk_checks_item *item,
                           const gk_keyed_table *frame, size_t *seen);

/** Apply it to each table of the scope, report which of them the report lacks, and end. */
bool gk_rule_for_tables(gk_check_context *run, const gk_checks_item *item, gk_table_rule *rule);

/** True if the id is one of those parted by blanks. */
bool gk_rule_names(const char *ids, const char *id);

#endif
