#include "cells/json.h"

#include "job/json.h"
#include <string.h>

static void print_object(cells_page *page, const gk_cell *cell, const cells_value *value) {
    char address[GK_ADDRESS_MAX];
    const char *name = page->about->name;
    FILE *out = page->out;
    gk_address_format(cell->row, cell->col, address);
    fputs("{\"file\":", out);
    cli_json_print(out, page->file, strlen(page->file));
    fprintf(out, ",\"sheet\":%zu,\"name\":", page->index);
    cli_json_print(out, name, strlen(name));
    fprintf(out, ",\"cell\":\"%s\",\"type\":\"%s\",\"value\":", address,
            cells_type_name(cell->type));
    cli_json_print(out, value->text, value->length);
    fputs(cell->formula ? ",\"formula\":true}\n" : "}\n", out);
}

const cells_printer cells_json_printer = {print_object, NULL};
