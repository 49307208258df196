#include "profile/column_name.h"

#include <stdio.h>
#include <string.h>

/* Where the form has values of column n: the first place, and in how many of its columns. */
static uint32_t find_column(const gk_form *form, unsigned n, size_t *places) {
    uint32_t first = form->width;
    *places = 0;
    for (uint32_t col = 0; col < form->width; col++)
        for (uint32_t row = 0; row < form->height; row++)
            if (form->rows[row].fields[col].kind == GK_FIELD_VALUE &&
                form->rows[row].fields[col].column == n) {
                first = col < first ? col : first;
                ++*places;
                break;
            }
    return first;
}

static const gk_field *corner(const gk_form *form, uint32_t row, uint32_t col) {
    const gk_field *field = &form->rows[row].fields[col];
    return &form->rows[field->corner_row].fields[field->corner_col];
}

/* A caption over the whole form is no heading of a column. */
static bool is_heading(const gk_form *form, const gk_field *field) {
    return field->text && *field->text && field->col_span < form->width;
}

size_t gk_column_headings(const gk_form *form, unsigned n, const gk_field **headings, size_t most) {
    size_t places, count = 0;
    uint32_t col = find_column(form, n, &places);
    const gk_field *above = NULL;
    for (uint32_t row = 0; row < form->height && col < form->width; row++) {
        const gk_field *field = corner(form, row, col);
        if (form->rows[row].kind != GK_ROW_HEADER || field == above || !is_heading(form, field) ||
            count == most)
            continue;
        count = places > 1 ? 0 : count;
        headings[count++] = field;
        above = field;
    }
    return count;
}

void gk_column_name(const gk_form *form, unsigned n, char name[GK_COLUMN_NAME_MAX]) {
    const gk_field *headings[GK_HEADING_MAX];
    size_t count = gk_column_headings(form, n, headings, GK_HEADING_MAX), used = 0;
    name[0] = '\0';
    for (size_t i = 0; i < count && used < GK_COLUMN_NAME_MAX; i++)
        used += (size_t)snprintf(name + used, GK_COLUMN_NAME_MAX - used, "%s%s", used ? "/" : "",
                                 headings[i]->text);
}

bool gk_column_is_count(const gk_form *form, const char *row_key, unsigned n) {
    for (size_t i = 0; i < form->slot_count; i++) {
        const gk_slot *slot = &form->slots[i];
        if (strcmp(slot->key, row_key) != 0)
            continue;
        for (uint32_t col = slot->first_value; col <= slot->last_value; col++)
            if (form->rows[slot->row].fields[col].column == n)
                return form->rows[slot->row].fields[col].count;
    }
    return false;
}
