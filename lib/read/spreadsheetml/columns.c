#include "read/spreadsheetml/columns.h"
#include "base/fail.h"
#include <stdlib.h>
#include <string.h>

void gk_xmlss_columns_clear(gk_xmlss_columns *columns) {
    columns->count = 0;
    columns->next = 0;
    if (columns->any_covered)
        memset(columns->covered, 0, sizeof columns->covered);
    columns->any_covered = false;
}

void gk_xmlss_columns_free(gk_xmlss_columns *columns) {
    free(columns->items);
}

gk_status gk_xmlss_columns_add(gk_xmlss_columns *columns, const gk_xmlss_column *column,
                               gk_error *err) {
    columns->next = column->last + 1;
    if (!gk_grow((void **)&columns->items, columns->count, &columns->capacity,
                 sizeof *columns->items))
        return gk_fail_memory(err);
    columns->items[columns->count++] = *column;
    return GK_OK;
}

const gk_xmlss_style *gk_xmlss_columns_style(const gk_xmlss_columns *columns, uint32_t col) {
    size_t first = 0, last = columns->count;
    while (first < last) {
        size_t middle = first + (last - first) / 2;
        const gk_xmlss_column *column = &columns->items[middle];
        if (col < column->first)
            last = middle;
        else if (col > column->last)
            first = middle + 1;
        else
            return column->style;
    }
    return NULL;
}

bool gk_xmlss_columns_covered(const gk_xmlss_columns *columns, uint32_t row, uint32_t first,
                              uint32_t last) {
    for (uint32_t col = first; columns->any_covered && col <= last; col++)
        if (row < columns->covered[col])
            return true;
    return false;
}

void gk_xmlss_columns_cover(gk_xmlss_columns *columns, const gk_range *area) {
    if (area->first_row == area->last_row)
        return; /* the cells beside are out of order already */
    columns->any_covered = true;
    for (uint32_t col = area->first_col; col <= area->last_col; col++)
        columns->covered[col] = area->last_row + 1;
}
