#include "read/html/flow.h"
#include "base/fail.h"
#include <gongkai/decimal.h>
#include <stdlib.h>
#include <string.h>

static gk_html_table *innermost(gk_html_flow *flow) {
    return flow->depth ? &flow->tables[flow->depth - 1] : NULL;
}

static bool in_cell(gk_html_flow *flow) {
    return flow->depth && innermost(flow)->in_cell;
}

static uint32_t larger(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

static gk_status begin(gk_html_flow *flow, gk_error *err) {
    if (flow->begun)
        return GK_OK;
    flow->begun = true;
    return flow->sink->sheet_begin(flow->sink->self, &flow->info, err);
}

/* --- text to cells --- */

static gk_status fail_at(const gk_html_flow *flow, gk_status status, uint32_t row, uint32_t col,
                         gk_error *err) {
    return gk_fail_in(err, gk_fail_cell(err, status, row, col), flow->info.name);
}

/* Report what of a text is left out, once it is known what is not. */
static gk_status report(gk_html_flow *flow, uint32_t row, uint32_t col, gk_error *err) {
    gk_rich_text *rich = flow->text.rich;
    gk_buffer_append(&rich->text, gk_buffer_view(&flow->text.shown), flow->text.shown.size);
    gk_status status = gk_rich_text_report(rich, (gk_origin){NULL, flow->info.name, row, col}, err);
    gk_rich_text_clear(rich);
    return status;
}

/* Whether the value that the tag of the open cell gives counts no more than its text, of which all or
 * a part is left out. */
static bool is_left_out(const gk_html_flow *flow, const gk_html_table *t) {
    const gk_rich_text *rich = flow->text.rich;
    return !rich->as_stored && (t->look & (GK_HTML_STRUCK | GK_HTML_INVISIBLE) ||
                                rich->struck.size || rich->hidden.size);
}

/* A value that the tag gives has no text whose colour could be told. */
static bool is_unseen(gk_html_flow *flow) {
    bool no_text = flow->text.shown.size == 0 && in_cell(flow);
    return flow->all_unseen || (no_text && innermost(flow)->look & GK_HTML_UNSEEN);
}

static gk_status push(gk_html_flow *flow, const gk_html_cell *says, uint32_t row, uint32_t col,
                      gk_error *err) {
    char room[GK_SERIAL_TEXT_MAX];
    gk_cell cell = {.row = row, .col = col};
    const char *text = gk_html_text_trim(&flow->text);
    if (is_unseen(flow))
        cell.unseen = GK_UNSEEN_COLOUR;
    if (row >= GK_ROW_LIMIT)
        return gk_fail(err, GK_E_LIMIT, "more than %u rows", "超过 %u 行", GK_ROW_LIMIT);
    gk_status status =
        gk_html_cell_value(says, text, flow->text.shown.size, flow->locale, room, &cell, err);
    if (status != GK_OK)
        return fail_at(flow, status, row, col, err);
    status = begin(flow, err);
    if (flow->depth)
        innermost(flow)->holds_text = true;
    if (status == GK_OK && cell.type)
        status = flow->sink->cell(flow->sink->self, &cell, err);
    if (status == GK_OK)
        status = report(flow, row, col, err);
    gk_html_text_clear(&flow->text);
    return status;
}

/* Where a table in a cell is wider than that cell, there is no place beside it. */
static gk_status refuse_place(const gk_html_flow *flow, const gk_html_table *t, const char *en,
                              const char *zh, gk_error *err) {
    gk_status status =
        gk_fail(err, GK_E_UNSUPPORTED, "%s; open the page in Excel or WPS and save it as .xlsx%.0s",
                "%.0s%s；请用 Excel 或 WPS 打开后另存为 .xlsx", en, zh);
    return fail_at(flow, status, t->place.row, t->place.col, err);
}

static gk_status check_place(const gk_html_flow *flow, const gk_html_table *t, gk_error *err) {
    if (t->place.col >= t->wide_right)
        return GK_OK;
    return refuse_place(flow, t, "a table inside a cell before it is wider than that cell",
                        "前面单元格内的表格比该单元格宽", err);
}

static gk_status push_piece(gk_html_flow *flow, gk_html_table *t, gk_error *err) {
    if (is_left_out(flow, t))
        t->says = (gk_html_cell){.format = t->says.format};
    bool given = t->says.given && *t->says.given;
    gk_html_text_trim(&flow->text);
    if (flow->text.shown.size == 0 && !given)
        return report(flow, t->piece_row, t->place.col, err);
    gk_status status = check_place(flow, t, err);
    if (status == GK_OK)
        status = push(flow, &t->says, t->piece_row, t->place.col, err);
    t->says = (gk_html_cell){0};
    t->piece_row++;
    return status;
}

/* The row for a text of the table that stands in no cell: above the open row if that is empty yet,
   else below. */
static uint32_t make_loose_row(gk_html_grid *grid) {
    if (!grid->in_row)
        return grid->next_row++;
    if (!grid->row_has_cells)
        return grid->row_top++;
    return grid->row_top + grid->row_height++;
}

/* A part of a text that cannot be seen is left out like a hidden one; a text of which nothing can be
 * seen is kept, and said to be so: it may be a figure. */
static gk_status settle_unseen(gk_html_flow *flow, gk_error *err) {
    gk_buffer *unseen = &flow->unseen.shown, *hidden = &flow->text.rich->hidden;
    gk_html_text_trim(&flow->text);
    gk_html_text_trim(&flow->unseen);
    flow->all_unseen = unseen->size && !flow->text.shown.size;
    if (flow->all_unseen)
        gk_buffer_append(&flow->text.shown, unseen->bytes, unseen->size);
    else if (unseen->size)
        gk_buffer_append(hidden, unseen->bytes, unseen->size);
    gk_html_text_clear(&flow->unseen);
    return gk_buffer_check(flow->all_unseen ? &flow->text.shown : hidden, err);
}

/* Tell what text there is. */
static gk_status flush(gk_html_flow *flow, gk_error *err) {
    static const gk_html_cell nothing = {0};
    gk_html_table *t = innermost(flow);
    gk_status status = settle_unseen(flow, err);
    if (status != GK_OK)
        return status;
    if (t && t->in_cell)
        return push_piece(flow, t, err);
    gk_html_text_trim(&flow->text);
    if (flow->text.shown.size == 0) {
        gk_html_text_clear(&flow->text);
        return report(flow, t ? t->grid.next_row : flow->row, t ? t->grid.left : 0, err);
    }
    if (!t)
        return push(flow, &nothing, flow->row++, 0, err);
    t->grid.right = larger(t->grid.right, t->grid.left + 1);
    return push(flow, &nothing, make_loose_row(&t->grid), t->grid.left, err);
}

gk_status gk_html_flow_text(gk_html_flow *flow, const char *text, size_t length, unsigned look,
                            gk_error *err) {
    bool unseen = look & GK_LOOK_UNSEEN && !(look & (GK_LOOK_HIDDEN | GK_LOOK_STRUCK));
    return gk_html_text_add(unseen ? &flow->unseen : &flow->text, text, length, look, err);
}

/* An amount, with its point: whole numbers are keys that pages sort by. */
static bool is_amount(const gk_buffer *text) {
    gk_decimal number;
    return text->size && memchr(text->bytes, '.', text->size) &&
           gk_amount_parse(gk_buffer_view(text), text->size, &number, NULL) == GK_OK;
}

/* A cell that is not displayed is no part of its row. An amount in it must not be lost for that. */
gk_status gk_html_flow_left_out(gk_html_flow *flow, gk_error *err) {
    const gk_html_table *t = innermost(flow);
    const gk_buffer *hidden = &flow->text.rich->hidden;
    bool row = t && t->grid.in_row;
    if (row && is_amount(hidden)) {
        gk_fail(err, GK_E_FORMAT,
                "the amount “%s” is in a cell that is not displayed; show or delete it",
                "金额“%s”所在的单元格被隐藏；请取消隐藏或删除", gk_buffer_view(hidden));
        return gk_fail_cell(err, GK_E_FORMAT, t->grid.row_top, t->grid.left + t->grid.col);
    }
    return report(flow, row ? t->grid.row_top : flow->row, row ? t->grid.left + t->grid.col : 0,
                  err);
}

gk_status gk_html_flow_line(gk_html_flow *flow, gk_error *err) {
    if (!in_cell(flow))
        return flush(flow, err);
    gk_html_text_line(&flow->text);
    gk_html_text_line(&flow->unseen);
    return GK_OK;
}

gk_status gk_html_flow_block(gk_html_flow *flow, gk_error *err) {
    if (!in_cell(flow))
        return flush(flow, err);
    gk_html_text_block(&flow->text);
    gk_html_text_block(&flow->unseen);
    return GK_OK;
}

/* --- cells --- */

gk_status gk_html_flow_cell(gk_html_flow *flow, gk_html_place place, unsigned look,
                            const gk_html_attributes *attributes, gk_error *err) {
    gk_html_table *t = innermost(flow);
    if (!t)
        return gk_html_flow_block(flow, err);
    gk_status status =
        t->grid.in_row ? gk_html_flow_cell_end(flow, err) : gk_html_flow_row(flow, false, err);
    if (status == GK_OK)
        status = flush(flow, err);
    t->place = place;
    if (status == GK_OK)
        status = gk_html_grid_place(&t->grid, &t->place, err);
    if (status != GK_OK)
        return status;
    t->in_cell = true;
    t->look = look;
    t->has_table = false;
    t->tables_right = 0;
    t->piece_row = t->grid.row_top;
    t->grid.row_height = larger(t->grid.row_height, 1);
    return gk_html_cell_read(&t->says, attributes, flow->styles, &t->arena, err);
}

/* A cell that holds tables is no merged one: they lie in what it spans. */
static gk_status end_tables(gk_html_flow *flow, gk_html_table *t, gk_error *err) {
    uint32_t right = t->place.col + t->place.cols;
    t->grid.row_height = larger(t->grid.row_height, t->piece_row - t->grid.row_top);
    if (t->tables_right <= right)
        return GK_OK;
    t->wide_right = larger(t->wide_right, t->tables_right);
    t->grid.right = larger(t->grid.right, t->tables_right);
    if (gk_html_grid_free_between(&t->grid, right, t->tables_right))
        return GK_OK;
    return refuse_place(flow, t, "a table inside this cell is wider than the cell",
                        "此单元格内的表格比单元格宽", err);
}

gk_status gk_html_flow_cell_end(gk_html_flow *flow, gk_error *err) {
    if (!in_cell(flow))
        return GK_OK;
    gk_html_table *t = innermost(flow);
    gk_status status = flush(flow, err);
    gk_html_text_clear(&flow->text);
    gk_arena_free(&t->arena);
    t->says = (gk_html_cell){0};
    t->in_cell = false;
    if (status != GK_OK)
        return status;
    return t->has_table ? end_tables(flow, t, err)
                        : gk_html_grid_merge(&t->grid, &t->place, flow->sink, err);
}

/* --- rows --- */

gk_status gk_html_flow_row_end(gk_html_flow *flow, gk_error *err) {
    gk_html_table *t = innermost(flow);
    if (!t || !t->grid.in_row)
        return GK_OK;
    gk_status status = gk_html_flow_cell_end(flow, err);
    if (status == GK_OK)
        status = flush(flow, err);
    if (status == GK_OK)
        status = gk_html_grid_row_end(&t->grid, flow->sink, err);
    if (status == GK_OK && (t->hidden || t->row_hidden))
        status =
            flow->sink->hide_rows(flow->sink->self, t->grid.row_top, t->grid.next_row - 1, err);
    return status;
}

gk_status gk_html_flow_row(gk_html_flow *flow, bool hidden, gk_error *err) {
    gk_html_table *t = innermost(flow);
    if (!t)
        return gk_html_flow_block(flow, err);
    gk_status status = gk_html_flow_row_end(flow, err);
    if (status == GK_OK)
        status = flush(flow, err);
    t->row_hidden = hidden;
    t->wide_right = 0;
    return status == GK_OK ? gk_html_grid_row(&t->grid, err) : status;
}

gk_status gk_html_flow_group(gk_html_flow *flow, gk_error *err) {
    gk_html_table *t = innermost(flow);
    if (!t)
        return gk_html_flow_block(flow, err);
    gk_status status = gk_html_flow_row_end(flow, err);
    if (status == GK_OK)
        status = flush(flow, err);
    return status == GK_OK ? gk_html_grid_group_end(&t->grid, flow->sink, err) : status;
}

gk_status gk_html_flow_columns(gk_html_flow *flow, uint32_t span, bool hidden, gk_error *err) {
    gk_html_table *t = innermost(flow);
    if (!t)
        return GK_OK;
    uint32_t first = t->grid.left + t->next_column;
    if (first >= GK_COL_LIMIT)
        return GK_OK;
    if (span > GK_COL_LIMIT - first)
        span = GK_COL_LIMIT - first;
    t->next_column += span;
    return hidden ? flow->sink->hide_cols(flow->sink->self, first, first + span - 1, err) : GK_OK;
}

/* --- tables --- */

/* Where a table that begins now stands. One between the rows of another stands between them. */
static gk_status find_corner(gk_html_flow *flow, gk_html_table *outer, uint32_t *row, uint32_t *col,
                             gk_error *err) {
    *row = flow->row;
    *col = 0;
    if (!outer)
        return GK_OK;
    gk_status status =
        outer->in_cell ? check_place(flow, outer, err) : gk_html_flow_row_end(flow, err);
    *row = outer->in_cell ? outer->piece_row : outer->grid.next_row;
    *col = outer->in_cell ? outer->place.col : outer->grid.left;
    return status;
}

gk_status gk_html_flow_table(gk_html_flow *flow, bool hidden, gk_error *err) {
    uint32_t row, col;
    gk_status status = flush(flow, err);
    if (status == GK_OK)
        status = find_corner(flow, innermost(flow), &row, &col, err);
    if (status == GK_OK)
        status = begin(flow, err);
    if (status != GK_OK)
        return status;
    if (!gk_grow((void **)&flow->tables, flow->depth, &flow->capacity, sizeof *flow->tables))
        return gk_fail_memory(err);
    hidden = hidden || (flow->depth && (innermost(flow)->hidden || innermost(flow)->row_hidden));
    flow->tables[flow->depth++] =
        (gk_html_table){.grid = gk_html_grid_at(row, col), .hidden = hidden};
    flow->tables_begun++;
    return GK_OK;
}

static void free_innermost(gk_html_flow *flow) {
    gk_html_table *t = innermost(flow);
    gk_html_grid_free(&t->grid);
    gk_arena_free(&t->arena);
    flow->depth--;
}

/* What stands around the table goes on below it. */
static void go_on_below(gk_html_flow *flow, uint32_t row, uint32_t right, bool holds_text) {
    gk_html_table *outer = innermost(flow);
    if (outer)
        outer->holds_text = outer->holds_text || holds_text;
    if (!outer) {
        flow->row = row;
    } else if (outer->in_cell && !holds_text) {
        return; /* it only has room for a picture, or for looks */
    } else if (outer->in_cell) {
        outer->has_table = true;
        outer->piece_row = row;
        outer->tables_right = larger(outer->tables_right, right);
    } else {
        outer->grid.next_row = row;
        outer->grid.right = larger(outer->grid.right, right);
    }
}

gk_status gk_html_flow_table_end(gk_html_flow *flow, gk_error *err) {
    if (!flow->depth)
        return GK_OK;
    gk_status status = gk_html_flow_group(flow, err);
    if (status != GK_OK)
        return status;
    gk_html_table *t = innermost(flow);
    uint32_t row = t->grid.next_row, right = t->grid.right;
    bool holds_text = t->holds_text;
    free_innermost(flow);
    go_on_below(flow, row, right, holds_text);
    return GK_OK;
}

gk_status gk_html_flow_finish(gk_html_flow *flow, gk_error *err) {
    gk_status status = flush(flow, err);
    if (status == GK_OK)
        status = begin(flow, err);
    return status == GK_OK ? flow->sink->sheet_end(flow->sink->self, err) : status;
}

void gk_html_flow_free(gk_html_flow *flow) {
    while (flow->depth)
        free_innermost(flow);
    free(flow->tables);
    gk_html_text_free(&flow->text);
    gk_html_text_free(&flow->unseen);
}
