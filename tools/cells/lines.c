#include "cells/lines.h"

#include <string.h>

static void print_line(cells_page *page, const gk_cell *cell, const cells_value *value) {
    char head[64 + GK_ADDRESS_MAX], address[GK_ADDRESS_MAX];
    gk_address_format(cell->row, cell->col, address);
    cells_print_file(page->out, page->file, page->name_file);
    int length = snprintf(head, sizeof head, "%zu\t%s\t%s\t", page->index, address,
                          cells_type_name(cell->type));
    fwrite(head, 1, (size_t)length, page->out);
    cells_print_field(page->out, value->text, value->length);
    putc('\n', page->out);
}

const cells_printer cells_lines_printer = {print_line, NULL};
