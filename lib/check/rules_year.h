/** Rules about the report's own form, and the forms of its year and place. */
#ifndef GK_RULES_YEAR_H
#define GK_RULES_YEAR_H

#include "check/checks.h"
#include "check/context.h"

/** The tables of the report's profile are there, and those that its year and place must have. */
bool gk_rule_present(gk_check_context *run, const gk_checks_item *item);

/** Add a failure for each table whose form was given up before the report's year; it does not end
 *  the rule. */
bool gk_rule_outdated(gk_check_context *run, const gk_checks_item *item);

/** No table has a form newer than the report's year. */
bool gk_rule_not_newer(gk_check_context *run, const gk_checks_item *item);

#endif
