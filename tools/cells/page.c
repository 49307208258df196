#include "cells/page.h"

#include <gongkai/finding.h>
#include <string.h>

void cells_value_raw(cells_value *value, const gk_cell *cell) {
    if (cell->type == GK_CELL_NUMBER) {
        value->length = cells_number_format(cell->number, value->number);
        value->text = value->number;
    } else if (cell->type == GK_CELL_BOOL) {
        value->text = cell->number != 0 ? "TRUE" : "FALSE";
        value->length = strlen(value->text);
    } else {
        value->text = cell->text;
        value->length = cell->length;
    }
}

gk_status cells_value_get(cells_value *value, const cells_page *page, const gk_cell *cell,
                          gk_error *err) {
    if (!page->displayed) {
        cells_value_raw(value, cell);
        return GK_OK;
    }
    gk_status status = gk_cell_displayed(cell, page->about->date1904, &value->shown, err);
    if (status)
        gk_origin_format((gk_origin){page->file, page->about->name, cell->row, cell->col},
                         err->where, sizeof err->where);
    value->text = value->shown.text;
    value->length = value->shown.length;
    return status;
}

gk_status cells_page_print(const cells_printer *printer, cells_page *page, const gk_sheet *sheet,
                           gk_error *err) {
    size_t count;
    const gk_cell *cells = gk_sheet_cells(sheet, &count);
    cells_value value = {0};
    gk_status status = GK_OK;
    page->about = gk_sheet_about(sheet);
    page->width = gk_sheet_col_count(sheet);
    page->row = page->displayed ? gk_sheet_first_row(sheet) : 0;
    page->col = page->left = page->displayed ? gk_sheet_first_col(sheet) : 0;
    page->begun = false;
    for (size_t i = 0; i < count && !status; i++) {
        status = cells_value_get(&value, page, &cells[i], err);
        if (!status)
            printer->cell(page, &cells[i], &value);
    }
    if (!status && printer->end)
        printer->end(page);
    cells_value_free(&value);
    return status;
}

void cells_value_free(cells_value *value) {
    gk_displayed_free(&value->shown);
}

const char *cells_type_name(gk_cell_type type) {
    static const char *const names[] = {
        [GK_CELL_NUMBER] = "number", [GK_CELL_TEXT] = "text", [GK_CELL_BOOL] = "bool",
        [GK_CELL_ERROR] = "error",   [GK_CELL_DATE] = "date", [GK_CELL_DURATION] = "duration"};
    return names[type];
}

static const char *escape_of(char c) {
    switch (c) {
    case '\\':
        return "\\\\";
    case '\t':
        return "\\t";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    default:
        return NULL;
    }
}

void cells_print_field(FILE *out, const char *text, size_t length) {
    size_t printed = 0;
    for (size_t i = 0; i < length; i++) {
        const char *escape = escape_of(text[i]);
        if (!escape)
            continue;
        fwrite(text + printed, 1, i - printed, out);
        fputs(escape, out);
        printed = i + 1;
    }
    fwrite(text + printed, 1, length - printed, out);
}

void cells_print_file(FILE *out, const char *file, bool name_file) {
    if (!name_file)
        return;
    cells_print_field(out, file, strlen(file));
    putc('\t', out);
}
