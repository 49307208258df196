#include "scan.h"

#include <string.h>

/* What offices write where a figure does not apply. The form itself prints ——. */
static bool is_not_applicable(const char *key) {
    return strcmp(key, "-") == 0 || strcmp(key, "/") == 0;
}

static gk_status read_text(gk_scan *scan, const gk_cell *cell, const char *key, gk_value *value,
                           bool *bad) {
    if (!*key) {
        value->kind = GK_VALUE_BLANK;
        return GK_OK;
    }
    if (is_not_applicable(key)) {
        value->kind = GK_VALUE_NOT_APPLICABLE;
        return strcmp(cell->text, "——") == 0
                   ? GK_OK
                   : gk_scan_find(scan, GK_KIND_NOT_APPLICABLE, value->origin, cell->text, NULL);
    }
    value->kind = GK_VALUE_NUMBER;
    if (gk_amount_parse(cell->text, cell->length, &value->number, NULL) == GK_OK)
        return GK_OK;
    *bad = true;
    return gk_scan_find(scan, GK_KIND_NOT_A_NUMBER, value->origin, cell->text, NULL);
}

gk_status gk_value_read(gk_scan *scan, const gk_cell *cell, bool count, gk_value *value,
                        bool *bad) {
    const char *key = gk_scan_key(scan, cell);
    *value = (gk_value){.origin = gk_scan_origin(scan, cell->row, cell->col)};
    gk_status status = GK_OK;
    *bad = false;
    if (cell->type == GK_CELL_TEXT)
        status = read_text(scan, cell, key, value, bad);
    else if (cell->type == GK_CELL_NUMBER && *key)
        value->kind = GK_VALUE_NUMBER,
        *bad = gk_decimal_from_double(cell->number, &value->number, NULL) != GK_OK;
    else
        *bad = true;
    if (*bad && cell->type != GK_CELL_TEXT)
        status = gk_scan_find(scan, GK_KIND_NOT_A_NUMBER, value->origin,
                              cell->text ? cell->text : key, NULL);
    if (!status && !*bad && count && value->kind == GK_VALUE_NUMBER &&
        !gk_decimal_is_whole(value->number)) {
        *bad = true;
        status = gk_scan_find(scan, GK_KIND_COUNT_NOT_WHOLE, value->origin, key, NULL);
    }
    return status;
}
