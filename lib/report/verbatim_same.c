#include "report/verbatim_same.h"

#include "base/characters.h"
#include <string.h>

bool gk_verbatim_cell_number(const gk_verbatim_cell *cell, gk_decimal *number) {
    const char *text = cell->text;
    *number = cell->number;
    bool code = text && text[0] == '0' && gk_is_digit(text[1]);
    return !text || (!code && gk_decimal_parse(text, strlen(text), number, NULL) == GK_OK);
}

bool gk_verbatim_cell_same(const gk_verbatim_cell *a, const gk_verbatim_cell *b) {
    gk_decimal x, y;
    if (a->text && b->text)
        return strcmp(a->text, b->text) == 0;
    return gk_verbatim_cell_number(a, &x) && gk_verbatim_cell_number(b, &y) &&
           gk_decimal_compare(x, y) == 0;
}

bool gk_verbatim_same(const gk_verbatim_table *a, const gk_verbatim_table *b) {
    bool same = a->cell_count == b->cell_count;
    for (size_t i = 0; i < a->cell_count && same; i++)
        same = a->cells[i].row == b->cells[i].row && a->cells[i].col == b->cells[i].col &&
               gk_verbatim_cell_same(&a->cells[i], &b->cells[i]);
    return same;
}
