/** What rules have in common: the results they add, and the tables they look at. */
#ifndef GK_RULE_RESULTS_H
#define GK_RULE_RESULTS_H

#include "check/checks.h"
#include "check/context.h"

/** Add that the check failed at a place; false too if a sentence is NULL: memory was short. */
bool gk_rule_fail(gk_check_context *run, const gk_checks_item *item, gk_origin origin,
                  const char *en, const char *zh);

/** Add that the check held if nothing was added since there were `before` results. */
bool gk_rule_end(gk_check_context *run, const gk_checks_item *item, size_t before);

/** Where a row stands; where its table does if the row is NULL or stands nowhere. */
gk_origin gk_rule_origin(const gk_table *table, const gk_row *row);

/** What people call a table: 公开05, or its title. */
const char *gk_rule_name(const gk_table *table);

typedef bool gk_table_rule(gk_check_context *run, const gk_checks_item *item,
                           const gk_keyed_table *frame);

/** Apply it to each table of the scope, and end. */
bool gk_rule_for_tables(gk_check_context *run, const gk_checks_item *item, gk_table_rule *rule);

/** True if the id is one of those parted by blanks. */
bool gk_rule_names(const char *ids, const char *id);

#endif
