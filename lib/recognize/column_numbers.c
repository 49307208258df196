/* 栏次, held against the form. */
#include "recognize/column_numbers.h"

#include <string.h>

static bool is_part_word(const char *key) {
    return strcmp(key, "类") == 0 || strcmp(key, "款") == 0 || strcmp(key, "项") == 0;
}

static bool is_small_number(const char *key) {
    return *key && strlen(key) <= 2 && key[strspn(key, "0123456789")] == '\0';
}

/* 栏次 and numbers, or without the word every column's own number: figures may be small numbers
 * too. */
bool gk_column_numbers_is_row(const gk_scan *scan, const gk_header *header, uint32_t row) {
    size_t count, right = 0, wrong = 0, indexed = 0;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    bool named = false;
    for (uint32_t form_col = 0; form_col < header->form->width; form_col++)
        indexed += header->form->columns[form_col].index != NULL;
    for (size_t i = 0; i < count; i++) {
        const char *key = gk_scan_key(scan, &cells[i]);
        uint32_t form_col =
            cells[i].col < header->map_size ? header->map[cells[i].col] : GK_NO_CELL;
        const char *index = form_col == GK_NO_CELL ? NULL : header->form->columns[form_col].index;
        if (strcmp(key, "栏次") == 0)
            named = true;
        else if (is_part_word(key))
            continue;
        else if (*key && !is_small_number(key))
            return false;
        else if (*key && index && strcmp(index, key) == 0)
            right++;
        else if (*key)
            wrong++;
    }
    return named || (indexed > 0 && right == indexed && wrong == 0);
}

gk_status gk_column_numbers_check(gk_body *body, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(body->scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        const char *key = gk_scan_key(body->scan, &cells[i]);
        uint32_t form_col = gk_header_column(body->header, &cells[i]);
        const char *index = form_col == GK_NO_CELL ? NULL : body->form->columns[form_col].index;
        if (!index || !*key || strcmp(key, index) == 0)
            continue;
        gk_status status =
            gk_scan_add_finding(body->scan, GK_FINDING_COLUMN_NUMBER,
                                gk_scan_cell_origin(body->scan, &cells[i]), key, index);
        if (status)
            return status;
    }
    gk_scan_mark_row(body->scan, row, GK_CLASS_HEADER);
    body->indexed = true;
    return GK_OK;
}
