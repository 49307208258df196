/** Rules of codes (科目代码) and their names; gk_rule_run applies them. */
#ifndef GK_RULES_CODES_H
#define GK_RULES_CODES_H

#include "check/checks.h"
#include "check/context.h"

bool gk_rule_tree(gk_check_context *run, const gk_checks_item *item);
bool gk_rule_na(gk_check_context *run, const gk_checks_item *item);
bool gk_rule_class_names(gk_check_context *run, const gk_checks_item *item);
bool gk_rule_codes(gk_check_context *run, const gk_checks_item *item);
bool gk_rule_same_codes(gk_check_context *run, const gk_checks_item *item);

#endif
