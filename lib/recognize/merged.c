/* One figure belongs to one row and one column: a cell merged over two rows of a table gives it to
 * the first, and leaves the other blank. */
#include "recognize/merged.h"

#include "base/fail.h"
#include <gongkai/address.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_first_cell(const void *a, const void *b) {
    const gk_range *x = a, *y = b;
    if (x->first_row != y->first_row)
        return x->first_row < y->first_row ? -1 : 1;
    return (x->first_col > y->first_col) - (x->first_col < y->first_col);
}

gk_status gk_merged_sort(gk_scan *scan, gk_arena *arena) {
    size_t count;
    const gk_range *merges = gk_sheet_merges(scan->sheet, &count);
    scan->merge_count = count;
    scan->merges = gk_arena_alloc(arena, (count + 1) * sizeof *scan->merges);
    if (!scan->merges)
        return gk_fail_memory(scan->err);
    if (count) {
        memcpy(scan->merges, merges, count * sizeof *merges);
        qsort(scan->merges, count, sizeof *scan->merges, by_first_cell);
    }
    return GK_OK;
}

/* The first merged cell at this cell or behind it; scan->merge_count if none. */
static size_t merge_from(const gk_scan *scan, uint32_t row, uint32_t col) {
    const gk_range wanted = {.first_row = row, .first_col = col};
    size_t low = 0, high = scan->merge_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_first_cell(&scan->merges[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

gk_range gk_merged_range(const gk_scan *scan, const gk_cell *cell) {
    size_t i = merge_from(scan, cell->row, cell->col);
    if (i < scan->merge_count && scan->merges[i].first_row == cell->row &&
        scan->merges[i].first_col == cell->col)
        return scan->merges[i];
    return (gk_range){cell->row, cell->col, cell->row, cell->col};
}

gk_status gk_merged_report(gk_scan *scan, const gk_cell *cell, const gk_range *range) {
    char first[GK_ADDRESS_MAX], last[GK_ADDRESS_MAX], area[2 * GK_ADDRESS_MAX];
    gk_address_format(range->first_row, range->first_col, first);
    gk_address_format(range->last_row, range->last_col, last);
    snprintf(area, sizeof area, "%s:%s", first, last);
    return gk_scan_add_finding(scan, GK_FINDING_MERGED_FIGURE, gk_scan_cell_origin(scan, cell),
                               gk_scan_key(scan, cell), area);
}

static bool is_value(const gk_body *body, const gk_cell *cell) {
    uint32_t form_col = gk_header_column(body->header, cell);
    return form_col != GK_NO_CELL && body->form->columns[form_col].kind == GK_COLUMN_VALUE &&
           !gk_scan_is_blank(body->scan, cell);
}

gk_status gk_merged_check_row(gk_body *body, uint32_t row) {
    const gk_scan *scan = body->scan;
    uint32_t before = body->merge_row;
    size_t i = before == GK_NO_CELL ? scan->merge_count : merge_from(scan, before, 0);
    gk_status status = GK_OK;
    for (; i < scan->merge_count && scan->merges[i].first_row == before && !status; i++) {
        const gk_range *range = &scan->merges[i];
        const gk_cell *cell =
            range->last_row >= row ? gk_sheet_at(scan->sheet, before, range->first_col) : NULL;
        if (cell && is_value(body, cell))
            status = gk_merged_report(body->scan, cell, range);
    }
    body->merge_row = row;
    return status;
}
