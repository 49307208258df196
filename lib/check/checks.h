/** The checks as their files have them. */
#ifndef GK_CHECKS_H
#define GK_CHECKS_H

#include "check/formula.h"
#include <gongkai/check.h>

/** What a rule looks at (rules.c); a formula has none. */
typedef struct gk_rule gk_rule;

typedef struct gk_checks_item {
    gk_check check;
    gk_scope scope;
    gk_formula formula, when;
    bool conditional;
    const gk_rule *rule;       /**< NULL for a formula. */
    const char *rule_argument; /**< What stands behind the rule's name. */
    size_t file;               /**< Which of the files read it is from. */
} gk_checks_item;

struct gk_checks {
    gk_arena arena;
    gk_checks_item *items;
    size_t count, capacity, files;
};

#endif
