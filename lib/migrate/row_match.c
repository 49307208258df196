#include "migrate/row_match.h"

#include "base/characters.h"
#include "profile/column_name.h"
#include "profile/item.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <string.h>

enum { NAME_BYTES = 1024 };

/* ---- rows by code --------------------------------------------------------------------------- */

/* A name of the slot, or what a row so named became. */
static bool has_name(const gk_migration *m, const gk_slot *slot, const char *role,
                     const char *key) {
    const char *newest = gk_mappings_newest(m->mappings, GK_MAPPING_ROW, role, key);
    for (size_t i = 0; i < slot->label_key_count; i++)
        if (strcmp(slot->label_keys[i], key) == 0 || strcmp(slot->label_keys[i], newest) == 0)
            return true;
    return false;
}

static const gk_slot *slot_of_code(const gk_form *to, const char *code) {
    for (size_t i = 0; i < to->slot_count; i++)
        if (to->slots[i].code && strcmp(to->slots[i].code, code) == 0)
            return &to->slots[i];
    return NULL;
}

/* The form's row with the code in "30113 住房公积金" that a row's own code and name became. */
static const gk_slot *slot_of_mapped(const gk_migration *m, const gk_form *to, const gk_row *row) {
    char name[NAME_BYTES];
    snprintf(name, sizeof name, "%s %s", row->key, row->label);
    const char *newest = gk_mappings_newest(m->mappings, GK_MAPPING_CODE, to->role, name);
    if (newest == name)
        return NULL;
    snprintf(name, sizeof name, "%.*s", (int)strspn(newest, "0123456789"), newest);
    return slot_of_code(to, name);
}

/* A list of the caller's own codes may have room for some only: 人员经费 takes 301 and 303. */
static bool takes_code(const gk_form *to, const char *code) {
    for (uint32_t row = 0; row < to->height; row++)
        for (uint32_t col = 0; col < to->width; col++) {
            const gk_field *field = &to->rows[row].fields[col];
            if (to->rows[row].kind == GK_ROW_REPEAT && field->kind == GK_FIELD_CODE &&
                gk_field_takes_code(field, code))
                return true;
        }
    return false;
}

/* The same code with the same name; another name is another row, and one that mappings.csv gives
 * another code is there under that. A list of the caller's own codes takes any as it is. */
static const char *place_code(const gk_migration *m, const gk_form *to, const gk_row *row,
                              const gk_slot **slot) {
    char key[NAME_BYTES];
    gk_text_key(row->label, key, sizeof key);
    const gk_slot *own = slot_of_code(to, row->key);
    *slot = own && (!*key || has_name(m, own, to->role, key)) ? own : slot_of_mapped(m, to, row);
    if (*slot)
        return (*slot)->key;
    return own || !takes_code(to, row->key) ? NULL : row->key;
}

/* ---- rows by name --------------------------------------------------------------------------- */

/* An item with each of its names as it is called now. */
static void newest_item(const gk_migration *m, const char *role, const char *item,
                        char out[NAME_BYTES]) {
    size_t used = 0;
    out[0] = '\0';
    while (*item && used < NAME_BYTES) {
        char name[NAME_BYTES];
        size_t n = strcspn(item, "/");
        snprintf(name, sizeof name, "%.*s", (int)n, item);
        const char *newest = gk_mappings_newest(m->mappings, GK_MAPPING_ROW, role, name);
        used += (size_t)snprintf(out + used, NAME_BYTES - used, "%s%s", used ? "/" : "", newest);
        item += n + (item[n] == '/');
    }
}

static const gk_slot *slot_of_item(const gk_form *to, const char *item) {
    for (size_t i = 0; i < to->slot_count; i++)
        if (!to->slots[i].code && strcmp(to->slots[i].item, item) == 0)
            return &to->slots[i];
    return NULL;
}

/* The one slot that is called so now; of two that became one none is meant. */
static const gk_slot *slot_of_newest(const gk_migration *m, const gk_form *to, const char *item) {
    char wanted[NAME_BYTES], own[NAME_BYTES];
    const gk_slot *found = NULL;
    newest_item(m, to->role, item, wanted);
    for (size_t i = 0; i < to->slot_count; i++) {
        newest_item(m, to->role, to->slots[i].item, own);
        if (to->slots[i].code || strcmp(own, wanted) != 0)
            continue;
        if (found)
            return NULL;
        found = &to->slots[i];
    }
    return found;
}

const gk_slot *gk_row_match_item(const gk_migration *m, const gk_form *to, const char *item) {
    const gk_slot *slot = slot_of_item(to, item);
    return slot ? slot : slot_of_newest(m, to, item);
}

/* The form's blank rows have nothing but their number. */
static const gk_slot *slot_of_line(const gk_form *to, const char *line) {
    for (size_t i = 0; i < to->slot_count; i++)
        if (to->slots[i].line && !*to->slots[i].label && strcmp(to->slots[i].line, line) == 0)
            return &to->slots[i];
    return NULL;
}

const char *gk_row_match(const gk_migration *m, const gk_form *from, const gk_form *to,
                         const gk_row *row, const gk_slot **slot) {
    const char *item = gk_item(from, row);
    *slot = NULL;
    if (gk_is_code(item))
        return place_code(m, to, row, slot);
    *slot = *item || from->slot_count == 1 ? gk_row_match_item(m, to, item)
                                           : slot_of_line(to, row->key);
    return *slot ? (*slot)->key : NULL;
}

/* ---- single amounts ------------------------------------------------------------------------- */

const gk_slot *gk_row_match_cell(const gk_migration *m, const gk_form *from, const gk_form *to,
                                 const gk_row *row, unsigned n, unsigned *column) {
    char name[NAME_BYTES + GK_COLUMN_NAME_MAX], heading[GK_COLUMN_NAME_MAX];
    gk_column_name(from, n, heading);
    snprintf(name, sizeof name, "%s.%s", gk_item(from, row), heading);
    const char *item = gk_mappings_newest(m->mappings, GK_MAPPING_CELL, to->role, name);
    const gk_slot *slot = item == name ? NULL : gk_row_match_item(m, to, item);
    *column = slot ? gk_slot_first_column(to, slot) : 0;
    return *column ? slot : NULL;
}
