/** What must be and is no equation: whether something is there, complete, or written as it should
 * be. rules.c has their list, rules_codes.c and rules_tables.c apply them. A rule adds a result for
 * each thing that is not as it must be, or one that it held; false if memory is short. */
#ifndef GK_RULES_H
#define GK_RULES_H

#include "check/context.h"

/* ---- what they have in common (rules_say.c) --- */

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

/* ---- of codes (rules_codes.c) --- */

bool gk_rule_tree(gk_check_context *run, const gk_checks_item *item);
bool gk_rule_na(gk_check_context *run, const gk_checks_item *item);
bool gk_rule_class_names(gk_check_context *run, const gk_checks_item *item);
bool gk_rule_codes(gk_check_context *run, const gk_checks_item *item);

/* ---- of tables (rules_tables.c) --- */

bool gk_rule_present(gk_check_context *run, const gk_checks_item *item);
bool gk_rule_stated(gk_check_context *run, const gk_checks_item *item);
bool gk_rule_explained(gk_check_context *run, const gk_checks_item *item);
bool gk_rule_noted(gk_check_context *run, const gk_checks_item *item);
bool gk_rule_decimals(gk_check_context *run, const gk_checks_item *item);
bool gk_rule_placeholders(gk_check_context *run, const gk_checks_item *item);

#endif
