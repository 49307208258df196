/** The results of a run: adding to them. The public header check.h reads them. */
#ifndef GK_CHECK_RESULTS_H
#define GK_CHECK_RESULTS_H

#include "base/arena.h"
#include <gongkai/check.h>

struct gk_check_results {
    gk_arena arena;
    const char *report; /**< Its key. */
    gk_check_result *items;
    size_t count, capacity;
    gk_held *held; /**< Those that held, once the run is over. */
    size_t held_count;
};

/** Add a result; its cells and texts must be the arena's. False if memory is short. */
bool gk_check_results_add(gk_check_results *results, const gk_check_result *result);

/** Add that a check was not run, and why: `what` fills the {1} of both sentences. A check that is
 *  repeated for many rows has each reason once. False if memory is short. */
bool gk_check_results_add_not_run(gk_check_results *results, const gk_check *check, const char *en,
                                  const char *zh, const char *what);

/** Gather those that held, at the end of a run; false if memory is short. */
bool gk_check_results_gather_held(gk_check_results *results);

/** Where the first of the cells stands that stands anywhere; else its table's place. */
gk_origin gk_checked_cells_origin(const gk_checked_cell *cells, size_t count);

#endif
