#include "write/raw/ndjson.h"

#include "base/json_line.h"
#include <stdio.h>

static void put_cell(gk_raw_page *page, const gk_cell *cell, const char *text, size_t length) {
    char address[GK_ADDRESS_MAX], part[96];
    gk_buffer *out = &page->out;
    if (page->displayed && !length) /* a spreadsheet shows nothing there */
        return;
    gk_address_format(cell->row, cell->col, address);
    gk_buffer_text(out, "{\"file\":");
    gk_json_put_string(out, page->file);
    snprintf(part, sizeof part, ",\"sheet\":%zu,\"name\":", page->index);
    gk_buffer_text(out, part);
    gk_json_put_string(out, page->about->name);
    snprintf(part, sizeof part, ",\"cell\":\"%s\",\"type\":\"%s\",\"value\":", address,
             gk_raw_type_name(cell->type));
    gk_buffer_text(out, part);
    gk_json_put_text(out, text, length);
    gk_buffer_text(out, cell->formula ? ",\"formula\":true}\n" : "}\n");
}

const gk_raw_writer gk_raw_ndjson_writer = {put_cell, NULL};
