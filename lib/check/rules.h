/** Rules: what must be and is no equation, by their names. */
#ifndef GK_RULES_H
#define GK_RULES_H

#include "check/checks.h"
#include "check/context.h"

/** The rule of that name at the beginning of `text`, *behind gets what follows; NULL if none. */
const gk_rule *gk_rule_find(const char *text, const char **behind);

/** The first word of `behind` that the rule cannot take, or `behind` itself if it needs one and has
 *  none; NULL if all is well. */
const char *gk_rule_fault(const gk_rule *rule, const char *behind);

/** Apply the rule of a check. It adds a result for each thing that is not as it must be, or one
 *  that it held. False if memory is short. */
bool gk_rule_run(gk_check_context *run, const gk_checks_item *item);

#endif
