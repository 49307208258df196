#include "base/shortest.h"
#include <gongkai/raw.h>
#include <string.h>

_Static_assert(GK_RAW_NUMBER_MAX == GK_SHORTEST_MAX, "one buffer for numbers");

const char *gk_raw_value(const gk_cell *cell, char number[GK_RAW_NUMBER_MAX], size_t *length) {
    const char *text = cell->text;
    *length = cell->length;
    if (cell->type == GK_CELL_NUMBER) {
        *length = gk_shortest(cell->number, number);
        text = number;
    } else if (cell->type == GK_CELL_BOOL) {
        text = cell->number != 0 ? "TRUE" : "FALSE";
        *length = strlen(text);
    }
    return text;
}

const char *gk_raw_type_name(gk_cell_type type) {
    static const char *const names[] = {
        [GK_CELL_NUMBER] = "number", [GK_CELL_TEXT] = "text", [GK_CELL_BOOL] = "bool",
        [GK_CELL_ERROR] = "error",   [GK_CELL_DATE] = "date", [GK_CELL_DURATION] = "duration"};
    return names[type];
}
