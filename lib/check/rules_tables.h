/** Rules of whole tables: what must be there, what they must state, how their values and texts are
 *  written; gk_rule_run applies them. */
#ifndef GK_RULES_TABLES_H
#define GK_RULES_TABLES_H

#include "check/checks.h"
#include "check/context.h"

bool gk_rule_table_order(gk_check_context *run, const gk_checks_item *item);
bool gk_rule_stated(gk_check_context *run, const gk_checks_item *item);
bool gk_rule_explained(gk_check_context *run, const gk_checks_item *item);
bool gk_rule_noted(gk_check_context *run, const gk_checks_item *item);
bool gk_rule_decimals(gk_check_context *run, const gk_checks_item *item);
bool gk_rule_whole(gk_check_context *run, const gk_checks_item *item);
bool gk_rule_placeholders(gk_check_context *run, const gk_checks_item *item);

#endif
