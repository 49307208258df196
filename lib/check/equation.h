/** One equation at one place: both sides, their cells, and whether they agree. */
#ifndef GK_CHECK_EQUATION_H
#define GK_CHECK_EQUATION_H

#include "check/checks.h"
#include "check/context.h"

/** What @t, @c, @r and @k stand for. */
typedef struct gk_variables {
    const char *table;
    unsigned column;
    const gk_row *row;
    const gk_class *class_;
} gk_variables;

/** Work an equation out and add what came of it; false if memory is short. Nothing is added if a
 *  row of it has no place for the column at all. */
bool gk_equation_run(gk_check_context *run, const gk_checks_item *item, const gk_variables *at);

/** *holds: the equation under `when` does. If it cannot be worked out, that is added as not run.
 *  False if memory is short. */
bool gk_equation_holds(gk_check_context *run, const gk_checks_item *item, const gk_variables *at,
                       bool *holds);

#endif
