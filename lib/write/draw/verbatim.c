#include "write/draw/verbatim.h"

#include "write/draw/sheet_label.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <string.h>

enum { COLUMNS_MAX = 256 };

/* As wide as its longest single cell, within reason. */
static void measure(const gk_verbatim_table *sheet, double *widths, uint32_t *width) {
    enum { NARROWEST = 8, WIDEST = 40 };
    for (uint32_t col = 0; col < COLUMNS_MAX; col++)
        widths[col] = NARROWEST;
    for (size_t i = 0; i < sheet->cell_count; i++) {
        const gk_verbatim_cell *cell = &sheet->cells[i];
        double needed = cell->text ? (double)gk_text_width(cell->text, 2) : 14;
        needed = needed > WIDEST ? WIDEST : needed;
        if (cell->last_col >= *width)
            *width = cell->last_col + 1;
        if (cell->col == cell->last_col && cell->col < COLUMNS_MAX && needed > widths[cell->col])
            widths[cell->col] = needed;
    }
    *width = *width > COLUMNS_MAX ? COLUMNS_MAX : *width;
}

static gk_status put(const gk_canvas *canvas, const gk_verbatim_cell *cell, gk_error *err) {
    gk_drawn_box box = {cell->row, cell->last_row, cell->col, cell->last_col};
    if (cell->text)
        return canvas->text(canvas->self, box, GK_DRAWN_LABEL, cell->text, err);
    gk_drawn_style style = gk_decimal_is_whole(cell->number) ? GK_DRAWN_COUNT : GK_DRAWN_MONEY;
    return canvas->number(canvas->self, cell->row, cell->col, style, cell->number, err);
}

static gk_status put_rows(const gk_canvas *canvas, const gk_verbatim_table *sheet, uint32_t *rows,
                          gk_error *err) {
    gk_status status = GK_OK;
    for (size_t i = 0; i < sheet->cell_count && !status; i++) {
        for (; *rows < sheet->cells[i].row && !status; ++*rows)
            status = canvas->row(canvas->self, *rows, 18, err);
        if (!status)
            status = put(canvas, &sheet->cells[i], err);
    }
    return status ? status : canvas->row(canvas->self, (*rows)++, 18, err);
}

gk_status gk_draw_verbatim(const gk_verbatim_table *sheet, size_t number, const gk_canvas *canvas,
                           gk_error *err) {
    double widths[COLUMNS_MAX];
    gk_form form = {.landscape = true, .widths = widths};
    const gk_table table = {.number = "", .title = sheet->name};
    char label[512], name[GK_SHEET_LABEL_BYTES];
    uint32_t rows = 0;
    measure(sheet, widths, &form.width);
    snprintf(label, sizeof label, "附%zu %s", number, sheet->name);
    gk_sheet_label(label, name);
    gk_status status = canvas->sheet_begin(canvas->self, &table, &form, name, err);
    if (!status)
        status = put_rows(canvas, sheet, &rows, err);
    const gk_drawn_page page = {rows, 1, false};
    return status ? status : canvas->sheet_end(canvas->self, &page, err);
}
