/* Where a cell stands, though nothing may be in it: on the row of the others beside it, in the
 * column of the others above and below it. */
#include "running.h"

static bool row_of(const gk_checked_cell *cell, gk_origin *origin) {
    for (size_t c = 0; c < cell->table->column_count; c++)
        if (cell->row->values[c].origin.source) {
            *origin = cell->row->values[c].origin;
            return true;
        }
    return false;
}

/* The column of the nearest row that has something there. */
static bool column_of(const gk_checked_cell *cell, uint32_t *col) {
    const gk_table *table = cell->table;
    size_t own = (size_t)(cell->row - table->rows);
    for (size_t away = 1; away < table->row_count; away++)
        for (int side = 0; side < 2; side++) {
            size_t i = side ? own + away : own - away;
            if (i >= table->row_count || !table->rows[i].values[cell->column - 1].origin.source)
                continue;
            *col = table->rows[i].values[cell->column - 1].origin.col;
            return true;
        }
    return false;
}

gk_origin gk_running_place(const gk_checked_cell *cell) {
    gk_origin origin = cell->row->values[cell->column - 1].origin;
    if (origin.source)
        return origin;
    if (row_of(cell, &origin) && column_of(cell, &origin.col))
        return origin;
    return (gk_origin){0};
}
