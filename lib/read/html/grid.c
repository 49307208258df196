#include "read/html/grid.h"
#include "base/arena.h"
#include "base/fail.h"
#include <stdlib.h>
#include <string.h>

gk_html_grid gk_html_grid_at(uint32_t row, uint32_t col) {
    return (gk_html_grid){.left = col, .next_row = row, .right = col};
}

void gk_html_grid_free(gk_html_grid *grid) {
    free(grid->taken);
    free(grid->spans);
    *grid = (gk_html_grid){0};
}

gk_status gk_html_grid_row(gk_html_grid *grid, gk_error *err) {
    if (grid->next_row >= GK_ROW_LIMIT)
        return gk_fail(err, GK_E_LIMIT, "more than %u rows", "超过 %u 行", GK_ROW_LIMIT);
    grid->in_row = true;
    grid->row_has_cells = false;
    grid->row_top = grid->next_row;
    grid->row_height = 0;
    grid->col = 0;
    return GK_OK;
}

static bool is_taken(const gk_html_grid *grid, uint32_t col) {
    return col < grid->column_count && grid->taken[col] > grid->row;
}

static bool make_columns(gk_html_grid *grid, size_t count) {
    if (count <= grid->column_count)
        return true;
    uint32_t *grown = realloc(grid->taken, count * sizeof *grown);
    if (!grown)
        return false;
    memset(grown + grid->column_count, 0, (count - grid->column_count) * sizeof *grown);
    grid->taken = grown;
    grid->column_count = count;
    return true;
}

static uint32_t first_row_below(const gk_html_grid *grid, const gk_html_place *place) {
    return place->rows ? grid->row + place->rows : UINT32_MAX;
}

static gk_status take(gk_html_grid *grid, const gk_html_place *place, gk_error *err) {
    if (!make_columns(grid, (size_t)grid->col + place->cols))
        return gk_fail_memory(err);
    uint32_t below = first_row_below(grid, place);
    grid->reaches_down = true;
    for (uint32_t col = grid->col; col < grid->col + place->cols; col++)
        if (grid->taken[col] < below)
            grid->taken[col] = below;
    return GK_OK;
}

/* Nothing stands beyond the last column, so a span that leads there ends with it. */
static void clamp_columns(gk_html_place *place) {
    uint32_t room = GK_COL_LIMIT - place->col;
    if (place->cols > room)
        place->cols = room;
}

gk_status gk_html_grid_place(gk_html_grid *grid, gk_html_place *place, gk_error *err) {
    while (is_taken(grid, grid->col))
        grid->col++;
    place->row = grid->row_top;
    place->col = grid->left + grid->col;
    if (place->col >= GK_COL_LIMIT)
        return gk_fail(err, GK_E_LIMIT, "row %u has more than %u columns", "第 %u 行超过 %u 列",
                       place->row + 1, GK_COL_LIMIT);
    clamp_columns(place);
    if (place->rows != 1) {
        gk_status status = take(grid, place, err);
        if (status != GK_OK)
            return status;
    }
    grid->col += place->cols;
    grid->row_has_cells = true;
    if (grid->right < place->col + place->cols)
        grid->right = place->col + place->cols;
    return GK_OK;
}

bool gk_html_grid_free_between(const gk_html_grid *grid, uint32_t from, uint32_t to) {
    for (uint32_t col = from; col < to; col++)
        if (is_taken(grid, col - grid->left))
            return false;
    return true;
}

static gk_status tell(const gk_html_place *place, uint32_t last_row, const gk_sink *sink,
                      gk_error *err) {
    if (place->cols == 1 && last_row == place->row)
        return GK_OK;
    gk_range range = {place->row, place->col, last_row, place->col + place->cols - 1};
    return sink->merge(sink->self, range, err);
}

gk_status gk_html_grid_merge(gk_html_grid *grid, const gk_html_place *place, const gk_sink *sink,
                             gk_error *err) {
    if (place->rows == 1)
        return tell(place, place->row, sink, err);
    if (!gk_grow((void **)&grid->spans, grid->span_count, &grid->span_capacity,
                 sizeof *grid->spans))
        return gk_fail_memory(err);
    grid->spans[grid->span_count++] = (gk_html_span){*place, first_row_below(grid, place)};
    return GK_OK;
}

/* Tell of the spans that reach no further than the rows so far, the last of which ends above
   next_row. */
static gk_status end_spans(gk_html_grid *grid, bool all, const gk_sink *sink, gk_error *err) {
    gk_status status = GK_OK;
    size_t kept = 0;
    for (size_t i = 0; i < grid->span_count && status == GK_OK; i++) {
        gk_html_span span = grid->spans[i];
        if (all || span.until <= grid->row)
            status = tell(&span.place, grid->next_row - 1, sink, err);
        else
            grid->spans[kept++] = span;
    }
    grid->span_count = kept;
    return status;
}

gk_status gk_html_grid_row_end(gk_html_grid *grid, const gk_sink *sink, gk_error *err) {
    grid->in_row = false;
    grid->next_row = grid->row_top + (grid->row_height ? grid->row_height : 1);
    grid->row++;
    return end_spans(grid, false, sink, err);
}

gk_status gk_html_grid_group_end(gk_html_grid *grid, const gk_sink *sink, gk_error *err) {
    for (size_t col = 0; grid->reaches_down && col < grid->column_count; col++)
        if (grid->taken[col] > grid->row)
            grid->taken[col] = grid->row;
    grid->reaches_down = false;
    return end_spans(grid, true, sink, err);
}
