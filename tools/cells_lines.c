#include "cells_lines.h"

#include <stdio.h>

static void print_line(const cells_page *page, const gk_cell *cell, const cells_value *value) {
    char address[GK_ADDRESS_MAX];
    gk_address_format(cell->row, cell->col, address);
    cells_print_file(page->file, page->name_file);
    printf("%zu\t%s\t%s\t", page->index, address, cells_type_name(cell->type));
    cells_print_field(value->text, value->length);
    putchar('\n');
}

gk_status cells_lines_print(const cells_page *page, gk_error *err) {
    size_t count;
    const gk_cell *cells = gk_sheet_cells(page->sheet, &count);
    cells_value value = {0};
    gk_status status = GK_OK;
    for (size_t i = 0; i < count && !status; i++) {
        status = cells_value_get(&value, page, &cells[i], err);
        if (!status)
            print_line(page, &cells[i], &value);
    }
    cells_value_free(&value);
    return status;
}
