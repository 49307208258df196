/** A run of all checks on one report: run.c repeats them, equation.c works one out, rules.c decides
 * what is no equation, blame.c finds the cell to look at first. */
#ifndef GK_CHECK_CONTEXT_H
#define GK_CHECK_CONTEXT_H

#include "check/checks.h"
#include "check/keyed_table.h"

typedef struct gk_class {
    const char *code, *name;
} gk_class;

/** What @t, @c, @r and @k stand for. */
typedef struct gk_variables {
    gk_role table;
    unsigned column;
    const gk_row *row;
    const gk_class *class_;
} gk_variables;

struct gk_check_results {
    gk_arena arena;
    const char *report; /**< Its key. */
    gk_check_result *items;
    size_t count, capacity;
};

typedef struct gk_check_context {
    const gk_report *report, *previous;
    const gk_findings *found;
    const gk_mappings *mappings;
    const gk_profiles *profiles;
    gk_keyed_table frames[GK_ROLE_COUNT], before[GK_ROLE_COUNT];
    const gk_class *classes;
    size_t class_count;
    gk_check_results *results;
    gk_error *err;
} gk_check_context;

/** Add a result; its cells and texts must be the arena's. False if memory is short. */
bool gk_check_add_result(gk_check_context *run, const gk_check_result *result);

/** Say that a check was not run, and why. */
bool gk_check_add_not_run(gk_check_context *run, const gk_check *check, const char *en,
                          const char *zh, const char *what);

/** Copy a formatted text into the arena; NULL if memory is short. */
const char *gk_check_text(gk_check_context *run, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** Where the first of the cells stands that stands anywhere; else its table's place. */
gk_origin gk_checked_cells_origin(const gk_checked_cell *cells, size_t count);

/** What people call a table: its role and its title in the report's form. */
const char *gk_check_table_name(gk_check_context *run, gk_role role);

/** Work an equation out and add what came of it; false if memory is short. Nothing is added if a
 *  row of it has no place for the column at all. */
bool gk_equation_run(gk_check_context *run, const gk_checks_item *item, const gk_variables *at);

/** *holds: the equation under `when` does. If it cannot be told, that is added as not run. False if
 *  memory is short. */
bool gk_equation_holds(gk_check_context *run, const gk_checks_item *item, const gk_variables *at,
                       bool *holds);

/** Apply a rule; false if memory is short. */
bool gk_rule_run(gk_check_context *run, const gk_checks_item *item);

/** Put the cell that is most likely wrong first in each failed equation. */
bool gk_blame(gk_check_context *run);

#endif
