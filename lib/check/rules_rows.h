/** Rules of rows that a form names, and of the parts of a row; gk_rule_run applies them. */
#ifndef GK_RULES_ROWS_H
#define GK_RULES_ROWS_H

#include "check/checks.h"
#include "check/context.h"

/** Rows stand in the order of the form, and a total not between codes. */
bool gk_rule_order(gk_check_context *run, const gk_checks_item *item);

/** A name has no other numeral (十三、) before it than in the form. */
bool gk_rule_numerals(gk_check_context *run, const gk_checks_item *item);

/** Rows that the form leaves without a name have no figures. */
bool gk_rule_unnamed(gk_check_context *run, const gk_checks_item *item);

/** 公务用车购置及运行维护费: 小计 is filled if, and only if, one of its parts is. */
bool gk_rule_split(gk_check_context *run, const gk_checks_item *item);

#endif
