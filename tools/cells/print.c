#include "cells/print.h"

#include "base/field.h"
#include <stdio.h>
#include <string.h>

void cells_print_field(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        const char *escape = gk_field_escape(text[i]);
        if (escape)
            fputs(escape, stdout);
        else
            putchar(text[i]);
    }
}

void cells_print_file(const char *file, bool name_file) {
    if (!name_file)
        return;
    cells_print_field(file, strlen(file));
    putchar('\t');
}
