/* The rows of a table while it is read. */
#include "recognize/draft.h"

#include "base/fail.h"
#include <string.h>

const gk_row *gk_draft_find_row(const gk_draft *draft, const char *key) {
    for (size_t i = 0; i < draft->row_count; i++)
        if (strcmp(draft->rows[i].key, key) == 0)
            return &draft->rows[i];
    return NULL;
}

/* A total is called by its key: its name may stand where codes do. */
gk_status gk_draft_add_row(gk_draft *draft, gk_scan *scan, size_t value_count, const char *key,
                           const char *label) {
    if (!*label && (*key < '0' || *key > '9'))
        label = key;
    gk_arena *arena = gk_tables_arena(scan->tables);
    if (!gk_grow((void **)&draft->rows, draft->row_count, &draft->row_capacity,
                 sizeof *draft->rows))
        return gk_fail_memory(scan->err);
    gk_row *row = &draft->rows[draft->row_count];
    *row = (gk_row){.key = gk_arena_string(arena, key),
                    .label = gk_arena_string(arena, label),
                    .values = gk_arena_alloc(arena, value_count * sizeof(gk_value))};
    if (!row->key || !row->label || !row->values)
        return gk_fail_memory(scan->err);
    draft->row_count++;
    return GK_OK;
}
