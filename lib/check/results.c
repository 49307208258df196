#include "check/results.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- adding --------------------------------------------------------------------------------- */

bool gk_check_results_add(gk_check_results *results, const gk_check_result *result) {
    if (!gk_grow((void **)&results->items, results->count, &results->capacity,
                 sizeof *results->items))
        return false;
    results->items[results->count++] = *result;
    return true;
}

/* The sentence with `what` for its {1}. */
static const char *fill(gk_arena *arena, const char *sentence, const char *what) {
    const char *at = strstr(sentence, "{1}");
    char text[1024];
    if (!at)
        return gk_arena_string(arena, sentence);
    snprintf(text, sizeof text, "%.*s%s%s", (int)(at - sentence), sentence, what, at + 3);
    return gk_arena_string(arena, text);
}

bool gk_check_results_add_not_run(gk_check_results *results, const gk_check *check, const char *en,
                                  const char *zh, const char *what) {
    gk_check_result result = {.check = check, .outcome = GK_OUTCOME_NOT_RUN, .at = ""};
    result.en = fill(&results->arena, en, what);
    result.zh = fill(&results->arena, zh, what);
    if (!result.en || !result.zh)
        return false;
    for (size_t i = results->count; i-- > 0 && results->items[i].check == check;)
        if (results->items[i].outcome == GK_OUTCOME_NOT_RUN &&
            strcmp(results->items[i].en, result.en) == 0)
            return true;
    return gk_check_results_add(results, &result);
}

bool gk_check_results_gather_held(gk_check_results *results) {
    size_t count = gk_check_results_with(results, GK_OUTCOME_HELD);
    results->held = gk_arena_alloc(&results->arena, (count + 1) * sizeof *results->held);
    for (size_t i = 0; i < results->count && results->held; i++) {
        const gk_check_result *r = &results->items[i];
        if (r->outcome == GK_OUTCOME_HELD)
            results->held[results->held_count++] = (gk_held){r->check->id, r->at, i + 1};
    }
    return results->held != NULL;
}

gk_origin gk_checked_cells_origin(const gk_checked_cell *cells, size_t count) {
    for (size_t i = 0; i < count; i++) {
        gk_origin origin = cells[i].row->values[cells[i].column - 1].origin;
        if (origin.source)
            return origin;
    }
    return count ? cells[0].table->origin : (gk_origin){0};
}

/* ---- reading -------------------------------------------------------------------------------- */

void gk_check_results_free(gk_check_results *results) {
    if (!results)
        return;
    gk_arena_free(&results->arena);
    free(results->items);
    free(results);
}

size_t gk_check_results_count(const gk_check_results *results) {
    return results->count;
}

const gk_check_result *gk_check_results_at(const gk_check_results *results, size_t i) {
    return &results->items[i];
}

size_t gk_check_results_with(const gk_check_results *results, gk_outcome outcome) {
    size_t n = 0;
    for (size_t i = 0; i < results->count; i++)
        n += results->items[i].outcome == outcome;
    return n;
}

const gk_held *gk_check_held(const gk_check_results *results, size_t *count) {
    *count = results->held_count;
    return results->held;
}
