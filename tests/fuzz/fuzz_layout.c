/* Any bytes as a layout form: read without harm, or refused with a place. */
#include "profile/form_read.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds) {
    if (!holds)
        abort();
}

static void check_field(const gk_form *p, uint32_t row, uint32_t col) {
    const gk_field *field = &p->rows[row].fields[col];
    check(field->corner_row <= row && field->corner_col <= col);
    if (field->kind == GK_FIELD_COVERED)
        return;
    check(field->corner_row == row && field->corner_col == col);
    check(row + field->row_span <= p->height && col + field->col_span <= p->width);
    check(field->kind != GK_FIELD_TEXT || (field->text && field->key_count));
    check(field->kind != GK_FIELD_VALUE ||
          (field->column >= 1 && field->column <= p->value_count && p->value_count <= 64));
}

static void check_slots(const gk_form *p) {
    for (size_t i = 0; i < p->slot_count; i++) {
        const gk_slot *slot = &p->slots[i];
        check(slot->row < p->height && slot->first_col <= slot->first_value);
        check(slot->first_value <= slot->last_value && slot->last_value < p->width);
        check(slot->key && slot->label);
        for (size_t k = 0; k < i; k++)
            check(strcmp(slot->key, p->slots[k].key) != 0);
    }
}

static void check_form(const gk_form *p) {
    check(p->width > 0 && p->height > 0 && p->value_count > 0);
    for (uint32_t row = 0; row < p->height; row++)
        for (uint32_t col = 0; col < p->width; col++)
            check_field(p, row, col);
    for (uint32_t col = 0; col < p->width; col++)
        check(p->columns[col].depth <= GK_HEADING_MAX);
    check_slots(p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    gk_arena arena = {0};
    gk_form form = {0};
    gk_error err = {0};
    gk_status status = gk_form_read(&arena, "p.csv", data, size, &form, &err);
    if (status)
        check(status == err.status && strncmp(err.where, "p.csv", 5) == 0 && err.text[0] &&
              err.zh[0]);
    else
        check_form(&form);
    gk_arena_free(&arena);
    return 0;
}
