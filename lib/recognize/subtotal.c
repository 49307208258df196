#include "recognize/subtotal.h"

#include "recognize/rest.h"
#include <string.h>

static bool is_subtotal(const char *key) {
    static const char *const names[] = {"小计",   "本页小计", "本页合计", "本页计",
                                        "页计",   "承前页",   "承上页",   "承前",
                                        "过次页", "转下页",   "转次页",   "接上页"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(key, names[i]) == 0)
            return true;
    return false;
}

static bool form_has_row(const gk_form *form, const char *key) {
    for (size_t i = 0; i < form->slot_count; i++)
        for (size_t k = 0; k < form->slots[i].label_key_count; k++)
            if (strcmp(form->slots[i].label_keys[k], key) == 0)
                return true;
    return false;
}

/* The only words of the row: other labels beside 小计 make it a row of the table. */
static const gk_cell *only_words(const gk_scan *scan, uint32_t row) {
    const gk_cell *found = NULL;
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        bool silent = gk_scan_is_blank(scan, &cells[i]) || gk_scan_is_figure(scan, &cells[i]) ||
                      gk_scan_repeats_left(scan, cells, i) ||
                      strcmp(gk_scan_key(scan, &cells[i]), "—") == 0 ||
                      strcmp(gk_scan_key(scan, &cells[i]), "——") == 0;
        if (!silent && found)
            return NULL;
        found = silent ? found : &cells[i];
    }
    return found;
}

gk_status gk_subtotal_take(gk_body *body, uint32_t row, bool *taken) {
    const gk_cell *cell = only_words(body->scan, row);
    const char *key = cell ? gk_scan_key(body->scan, cell) : "";
    uint32_t form_col = cell ? gk_header_column(body->header, cell) : GK_NO_CELL;
    *taken = is_subtotal(key) && !form_has_row(body->form, key) && !body->left_table &&
             form_col != GK_NO_CELL && body->form->columns[form_col].kind != GK_COLUMN_VALUE;
    if (!*taken)
        return GK_OK;
    gk_status status = gk_rest_report(body, body->last_row + 1, row);
    gk_scan_mark_row(body->scan, row, GK_CLASS_IGNORED);
    body->last_row = row;
    return status ? status
                  : gk_scan_add_finding(body->scan, GK_FINDING_SUBTOTAL_LEFT_OUT,
                                        gk_scan_cell_origin(body->scan, cell), cell->text,
                                        body->form->title);
}
