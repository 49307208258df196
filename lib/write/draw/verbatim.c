#include "write/draw/verbatim.h"

#include "report/kept_words.h"
#include "write/draw/exact.h"
#include "write/draw/heights.h"
#include "write/draw/sheet_label.h"
#include "write/draw/widths.h"
#include <gongkai/text.h>
#include <string.h>

enum { COLUMNS_MAX = 256, NAME_BYTES = 1024 };

static double width_needed(const gk_verbatim_cell *cell) {
    enum { WIDEST = 40 };
    double text = cell->text ? (double)gk_text_width(cell->text, 2) : 0;
    return !cell->text ? gk_width_for(cell->number) : text < WIDEST ? text : WIDEST;
}

/* As wide as its longest single cell, within reason. */
static void measure(const gk_verbatim_table *sheet, double *widths, uint32_t *width) {
    enum { NARROWEST = 8 };
    for (uint32_t col = 0; col < COLUMNS_MAX; col++)
        widths[col] = NARROWEST;
    for (size_t i = 0; i < sheet->cell_count; i++) {
        const gk_verbatim_cell *cell = &sheet->cells[i];
        double needed = width_needed(cell);
        if (cell->last_col >= *width)
            *width = cell->last_col + 1;
        if (cell->col == cell->last_col && cell->col < COLUMNS_MAX && needed > widths[cell->col])
            widths[cell->col] = needed;
    }
    *width = *width > COLUMNS_MAX ? COLUMNS_MAX : *width;
}

static gk_status put_cell(const gk_canvas *canvas, const gk_verbatim_cell *cell, gk_drawn_box box,
                          gk_error *err) {
    if (cell->text)
        return canvas->text(canvas->self, box, GK_DRAWN_LABEL, cell->text, err);
    gk_drawn_style style = gk_decimal_is_whole(cell->number) ? GK_DRAWN_COUNT : GK_DRAWN_MONEY;
    return gk_draw_exact(canvas, box, style, cell->number, err);
}

static gk_status put_row(const gk_canvas *canvas, uint32_t *row, double lines, gk_error *err) {
    return canvas->row(canvas->self, (*row)++, gk_height_of(lines), err);
}

/* Of a cell that stands in one row. */
static double lines_of(const gk_verbatim_cell *cell, const double *widths) {
    double width = 0;
    for (uint32_t col = cell->col; col <= cell->last_col && col < COLUMNS_MAX; col++)
        width += widths[col];
    bool counts = cell->text && cell->last_row == cell->row && width > 0;
    return counts ? gk_lines_needed(cell->text, width) : 1;
}

static gk_status put_cells(const gk_canvas *canvas, const gk_verbatim_table *sheet,
                           const double *widths, uint32_t *row, gk_error *err) {
    double lines = 1;
    uint32_t first = *row;
    gk_status status = GK_OK;
    for (size_t i = 0; i < sheet->cell_count && !status; i++) {
        const gk_verbatim_cell *cell = &sheet->cells[i];
        gk_drawn_box box = {first + cell->row, first + cell->last_row, cell->col, cell->last_col};
        for (; *row < box.row && !status; lines = 1)
            status = put_row(canvas, row, lines, err);
        if (!status)
            status = put_cell(canvas, cell, box, err);
        double needed = lines_of(cell, widths);
        lines = needed > lines ? needed : lines;
    }
    return status ? status : put_row(canvas, row, lines, err);
}

static gk_status put_mark(const gk_canvas *canvas, uint32_t *row, const char *mark, gk_error *err) {
    const gk_drawn_box box = {*row, *row, 0, 0};
    gk_status status = canvas->text(canvas->self, box, GK_DRAWN_LABEL, mark, err);
    return status ? status : put_row(canvas, row, 1, err);
}

static gk_status put_rows(const gk_canvas *canvas, const gk_verbatim_table *sheet, size_t number,
                          bool marked, const double *widths, uint32_t *row, gk_error *err) {
    char begin[NAME_BYTES], end[64];
    gk_verbatim_begin_mark(number, sheet->name, begin, sizeof begin);
    gk_verbatim_end_mark(number, end, sizeof end);
    gk_status status = marked ? put_mark(canvas, row, begin, err) : GK_OK;
    if (!status)
        status = put_cells(canvas, sheet, widths, row, err);
    return status || !marked ? status : put_mark(canvas, row, end, err);
}

gk_status gk_draw_verbatim(const gk_verbatim_table *sheet, size_t number, bool marked,
                           const gk_canvas *canvas, gk_error *err) {
    double widths[COLUMNS_MAX];
    gk_form form = {.landscape = true, .widths = widths};
    const gk_table table = {.number = "", .title = sheet->name};
    char label[NAME_BYTES], name[GK_SHEET_LABEL_BYTES];
    uint32_t rows = 0;
    measure(sheet, widths, &form.width);
    gk_verbatim_label(number, sheet->name, label, sizeof label);
    gk_sheet_label(label, name);
    const gk_drawn_sheet drawn = {name, &table, &form, 1};
    gk_status status = canvas->sheet_begin(canvas->self, &drawn, err);
    if (!status)
        status = put_rows(canvas, sheet, number, marked, widths, &rows, err);
    const gk_drawn_page page = {rows, false};
    return status ? status : canvas->sheet_end(canvas->self, &page, err);
}
