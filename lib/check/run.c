/* Each check at each place that its scope names. */
#include "base/fail.h"
#include "check/blame.h"
#include "check/equation.h"
#include "check/rules.h"
#include "profile/embedded.h"
#include "profile/grid.h"
#include "profile/profiles.h"
#include <stdlib.h>
#include <string.h>

/* ---- repetition ----------------------------------------------------------------------------- */

static bool run_here(gk_check_context *run, const gk_checks_item *item, const gk_variables *at) {
    bool holds = true;
    if (item->conditional && !gk_equation_holds(run, item, at, &holds))
        return false;
    return !holds || gk_equation_run(run, item, at);
}

static bool run_columns(gk_check_context *run, const gk_checks_item *item, gk_variables at) {
    if (!item->scope.column)
        return run_here(run, item, &at);
    for (unsigned n = 1; n <= gk_keyed_table_of(run->frames, at.table)->table->column_count; n++) {
        at.column = n;
        if (!run_here(run, item, &at))
            return false;
    }
    return true;
}

static bool has_children(const gk_table *table, const gk_row *parent) {
    size_t n = strlen(parent->key);
    for (size_t i = 0; i < table->row_count; i++)
        if (gk_keyed_table_is_code(&table->rows[i], n + 2) &&
            strncmp(table->rows[i].key, parent->key, n) == 0)
            return true;
    return false;
}

static bool is_of_scope(const gk_scope *scope, const gk_table *table, const gk_row *row) {
    if (scope->parent)
        return gk_keyed_table_is_code(row, 0) && has_children(table, row);
    return !scope->code || gk_keyed_table_is_code(row, 0);
}

static bool run_rows(gk_check_context *run, const gk_checks_item *item, gk_variables at) {
    const gk_scope *scope = &item->scope;
    const gk_table *table = gk_keyed_table_of(run->frames, at.table)->table;
    if (!scope->row && !scope->parent && !scope->code)
        return run_columns(run, item, at);
    for (size_t i = 0; i < table->row_count; i++) {
        at.row = &table->rows[i];
        if (is_of_scope(scope, table, at.row) && !run_columns(run, item, at))
            return false;
    }
    return true;
}

static bool run_classes(gk_check_context *run, const gk_checks_item *item, gk_variables at) {
    if (!item->scope.class_)
        return run_here(run, item, &at);
    for (size_t i = 0; i < run->class_count; i++) {
        at.class_ = &run->classes[i];
        if (!run_here(run, item, &at))
            return false;
    }
    return true;
}

static bool run_scope(gk_check_context *run, const gk_checks_item *item) {
    gk_variables at = {0};
    if (!item->scope.role_count)
        return run_classes(run, item, at);
    for (size_t i = 0; i < item->scope.role_count; i++) {
        at.table = item->scope.roles[i];
        bool there = gk_keyed_table_of(run->frames, at.table)->table != NULL;
        if (there ? !run_rows(run, item, at)
                  : !gk_check_results_add_not_run(run->results, &item->check,
                                                  "the report has no table {1}", "决算中没有{1}",
                                                  gk_check_table_name(run, at.table)))
            return false;
    }
    return true;
}

static bool has_amount(const gk_check_result *result) {
    for (size_t i = 0; i < result->cell_count; i++)
        if (result->cells[i].row->values[result->cells[i].column - 1].kind == GK_VALUE_NUMBER)
            return true;
    return false;
}

/* True if the check compared something: blanks agree with each other whatever is wrong. */
static bool has_compared(const gk_check_results *results, size_t before) {
    for (size_t i = before; i < results->count; i++)
        if (results->items[i].outcome != GK_OUTCOME_NOT_RUN &&
            (results->items[i].outcome != GK_OUTCOME_HELD || has_amount(&results->items[i])))
            return true;
    return false;
}

static void drop_held(gk_check_results *results, size_t before) {
    size_t count = before;
    for (size_t i = before; i < results->count; i++)
        if (results->items[i].outcome != GK_OUTCOME_HELD)
            results->items[count++] = results->items[i];
    results->count = count;
}

static bool add_nothing_compared(gk_check_context *run, const gk_checks_item *item, size_t before) {
    size_t count = run->results->count;
    drop_held(run->results, before);
    if (run->results->count < count)
        return gk_check_results_add_not_run(run->results, &item->check,
                                            "no cell that it compares has an amount",
                                            "其比较的单元格均无金额", "");
    if (count > before) /* why is there already */
        return true;
    return item->conditional ? gk_check_results_add_not_run(run->results, &item->check,
                                                            "its condition holds nowhere",
                                                            "没有一处符合其条件", "")
                             : gk_check_results_add_not_run(run->results, &item->check,
                                                            "no row has all the cells it compares",
                                                            "没有一行具备其比较的全部单元格", "");
}

/* No check goes by in silence. */
static bool run_check(gk_check_context *run, const gk_checks_item *item) {
    size_t before = run->results->count;
    if (item->rule)
        return gk_rule_run(run, item);
    return run_scope(run, item) &&
           (has_compared(run->results, before) || add_nothing_compared(run, item, before));
}

/* ---- a run ---------------------------------------------------------------------------------- */

static bool read_grid(gk_check_context *run, const char *path, gk_grid *grid) {
    for (size_t i = 0; i < gk_embedded_data_count; i++) {
        const struct gk_embedded *file = &gk_embedded_data[i];
        if (strcmp(file->path, path) == 0)
            return gk_grid_read(&run->results->arena, file->path, file->bytes, file->size, grid,
                                run->err) == GK_OK;
    }
    return false;
}

static bool read_classes(gk_check_context *run) {
    gk_grid grid;
    if (!read_grid(run, "classes.csv", &grid))
        return false;
    gk_class *classes = gk_arena_alloc(&run->results->arena, grid.height * sizeof *classes);
    for (uint32_t row = 1; classes && row < grid.height; row++)
        classes[run->class_count++] = (gk_class){grid.cells[(size_t)row * grid.width],
                                                 grid.cells[(size_t)row * grid.width + 1]};
    run->classes = classes;
    return classes != NULL;
}

static bool read_subjects(gk_check_context *run) {
    gk_grid grid;
    return read_grid(run, "subjects.csv", &grid) &&
           gk_subjects_read(&run->results->arena, &grid, &run->subjects);
}

/* One per role of the profiles, and an empty one behind them. */
static gk_keyed_table *open_frames(gk_check_context *run, const gk_report *report) {
    gk_arena *arena = &run->results->arena;
    size_t count = 0;
    while (gk_profiles_role(run->profiles, count))
        count++;
    gk_keyed_table *frames = gk_arena_alloc(arena, (count + 1) * sizeof *frames);
    for (size_t i = 0; frames && i < count; i++)
        if (!gk_keyed_table_open(&frames[i], arena, report, gk_profiles_role(run->profiles, i),
                                 run->profiles))
            return NULL;
    return frames;
}

static bool run_all(gk_check_context *run, const gk_checks *checks) {
    char key[GK_REPORT_KEY_MAX];
    gk_report_key(run->report, key);
    run->results->report = gk_arena_string(&run->results->arena, key);
    if (!run->results->report || !read_classes(run) || !read_subjects(run))
        return false;
    run->frames = open_frames(run, run->report);
    run->before = open_frames(run, run->previous);
    if (!run->frames || !run->before)
        return false;
    for (size_t i = 0; i < checks->count; i++)
        if (!run_check(run, &checks->items[i]))
            return false;
    return gk_blame(run) && gk_check_results_gather_held(run->results);
}

gk_check_results *gk_check_run(const gk_checks *checks, const gk_report *report,
                               const gk_report *previous, const gk_findings *found,
                               const gk_profiles *profiles, gk_error *err) {
    gk_check_results *results = calloc(1, sizeof *results);
    gk_check_context run = {.report = report,
                            .previous = previous,
                            .found = found,
                            .mappings = gk_profiles_mappings(profiles),
                            .profiles = profiles,
                            .results = results,
                            .err = err};
    if (results && run_all(&run, checks))
        return results;
    gk_fail_memory(err);
    gk_check_results_free(results);
    return NULL;
}
