/** Rules about the names that stand at codes. */
#ifndef GK_RULES_NAMES_H
#define GK_RULES_NAMES_H

#include "check/checks.h"
#include "check/context.h"

/** No code stands under the name of another one, as far as the names are known (subjects.h). */
bool gk_rule_own_names(gk_check_context *run, const gk_checks_item *item);

/** No code stands under a name that another table of the report gives to another code. */
bool gk_rule_one_name(gk_check_context *run, const gk_checks_item *item);

#endif
