#include "cells_csv.h"

#include <stdio.h>

static bool needs_quotes(const cells_value *value) {
    for (size_t i = 0; i < value->length; i++) {
        char c = value->text[i];
        if (c == ',' || c == '"' || c == '\n' || c == '\r')
            return true;
    }
    return false;
}

static void print_value(const cells_value *value) {
    if (!needs_quotes(value)) {
        fwrite(value->text, 1, value->length, stdout);
        return;
    }
    putchar('"');
    for (size_t i = 0; i < value->length; i++) {
        if (value->text[i] == '"')
            putchar('"');
        putchar(value->text[i]);
    }
    putchar('"');
}

static void print_commas(uint32_t count) {
    while (count--)
        putchar(',');
}

static gk_status print_row(const cells_page *page, uint32_t row, cells_value *value,
                           gk_error *err) {
    size_t count;
    const gk_cell *cells = gk_sheet_row(page->sheet, row, &count);
    uint32_t col = 0;
    for (size_t i = 0; i < count; i++) {
        gk_status status = cells_value_get(value, page, &cells[i], err);
        if (status)
            return status;
        print_commas(cells[i].col - col);
        col = cells[i].col;
        print_value(value);
    }
    print_commas(gk_sheet_col_count(page->sheet) - 1 - col);
    fputs(page->displayed ? "\r\n" : "\n", stdout);
    return GK_OK;
}

gk_status cells_csv_print(const cells_page *page, gk_error *err) {
    cells_value value = {0};
    gk_status status = GK_OK;
    for (uint32_t row = 0; row < gk_sheet_row_count(page->sheet) && !status; row++)
        status = print_row(page, row, &value, err);
    cells_value_free(&value);
    return status;
}
