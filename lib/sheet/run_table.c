#include "sheet/run_table.h"

#include "base/arena.h"
#include "base/fail.h"
#include <stdlib.h>

static bool add_owner(gk_run_table *table, size_t text) {
    if (table->owner_count && table->owners[table->owner_count - 1].text == text)
        return true;
    if (!gk_grow((void **)&table->owners, table->owner_count, &table->owner_capacity,
                 sizeof *table->owners))
        return false;
    table->owners[table->owner_count++] = (gk_run_owner){text, table->count};
    return true;
}

gk_status gk_run_table_add(gk_run_table *table, size_t text, gk_text_run run, gk_error *err) {
    if (!add_owner(table, text) ||
        !gk_grow((void **)&table->runs, table->count, &table->capacity, sizeof *table->runs))
        return gk_fail_memory(err);
    table->runs[table->count++] = run;
    return GK_OK;
}

static int by_text(const void *a, const void *b) {
    const gk_run_owner *x = a, *y = b;
    return (x->text > y->text) - (x->text < y->text);
}

const gk_text_run *gk_run_table_of(const gk_run_table *table, size_t text, size_t *count) {
    gk_run_owner key = {.text = text};
    const gk_run_owner *found = NULL;
    if (table->owner_count)
        found = bsearch(&key, table->owners, table->owner_count, sizeof key, by_text);
    *count = 0;
    if (!found)
        return NULL;
    bool last = found == table->owners + table->owner_count - 1;
    *count = (last ? table->count : found[1].first) - found->first;
    return table->runs + found->first;
}

size_t gk_run_table_size(const gk_run_table *table) {
    return table->count * sizeof *table->runs + table->owner_count * sizeof *table->owners;
}

void gk_run_table_free(gk_run_table *table) {
    free(table->runs);
    free(table->owners);
    *table = (gk_run_table){0};
}
