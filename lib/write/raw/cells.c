#include "write/raw/cells.h"

#include "base/field.h"
#include <stdio.h>
#include <string.h>

static void put_cell(gk_raw_page *page, const gk_cell *cell, const char *text, size_t length) {
    char head[64 + GK_ADDRESS_MAX], address[GK_ADDRESS_MAX];
    if (page->displayed && !length) /* a spreadsheet shows nothing there */
        return;
    gk_address_format(cell->row, cell->col, address);
    if (page->name_file) {
        gk_field_put(&page->out, page->file, strlen(page->file));
        gk_buffer_char(&page->out, '\t');
    }
    int size = snprintf(head, sizeof head, "%zu\t%s\t%s\t", page->index, address,
                        gk_raw_type_name(cell->type));
    gk_buffer_append(&page->out, head, (size_t)size);
    gk_field_put(&page->out, text, length);
    gk_buffer_char(&page->out, '\n');
}

const gk_raw_writer gk_raw_cells_writer = {put_cell, NULL};
