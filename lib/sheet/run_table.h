/** The runs of many texts, such as the shared strings of a workbook, of which few have any. */
#ifndef GK_RUN_TABLE_H
#define GK_RUN_TABLE_H

#include "sheet/rich_text.h"

typedef struct gk_run_owner {
    size_t text, first; /**< A text's number and its first run; its last is before the next's. */
} gk_run_owner;

/** Zero is an empty table; gk_run_table_free it. */
typedef struct gk_run_table {
    gk_text_run *runs;
    size_t count, capacity;
    gk_run_owner *owners; /**< By their numbers. */
    size_t owner_count, owner_capacity;
} gk_run_table;

/** Add a run behind the others of this text; texts come in the order of their numbers. */
gk_status gk_run_table_add(gk_run_table *table, size_t text, gk_text_run run, gk_error *err);

/** The runs of a text, *count of them; 0 and NULL for a text in one piece. */
const gk_text_run *gk_run_table_of(const gk_run_table *table, size_t text, size_t *count);

/** How many bytes it takes. */
size_t gk_run_table_size(const gk_run_table *table);

void gk_run_table_free(gk_run_table *table);

#endif
