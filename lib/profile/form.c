#include "profile/form.h"

#include "base/characters.h"
#include <string.h>

bool gk_field_takes_code(const gk_field *field, const char *code) {
    const char *at = field->text;
    while (at && *at) {
        size_t n = strcspn(at, " ");
        if (n && strncmp(at, code, n) == 0)
            return true;
        at += n + (at[n] == ' ');
    }
    return !field->text;
}

bool gk_form_has_codes(const gk_form *form) {
    for (uint32_t col = 0; col < form->width; col++)
        if (form->columns[col].kind == GK_COLUMN_CODE)
            return true;
    return false;
}

const gk_slot *gk_form_slot(const gk_form *form, const char *key) {
    for (size_t i = 0; i < form->slot_count; i++)
        if (strcmp(form->slots[i].key, key) == 0)
            return &form->slots[i];
    return NULL;
}

bool gk_form_takes_row(const gk_form *form, const char *key) {
    enum { LONGEST_CODE = 9 };
    bool coded = form->repeats && gk_is_code(key) && strlen(key) <= LONGEST_CODE;
    return coded || gk_form_slot(form, key);
}

unsigned gk_slot_first_column(const gk_form *form, const gk_slot *slot) {
    for (uint32_t col = slot->first_value; col <= slot->last_value; col++) {
        const gk_field *field = &form->rows[slot->row].fields[col];
        if (field->kind == GK_FIELD_VALUE)
            return field->column;
    }
    return 0;
}
