#include "profile/item.h"

#include "base/enumerator.h"
#include <stdio.h>
#include <string.h>

enum { ITEM_MAX = 1024 };

/* The heading of one side of a table of two, as a key; "" where there are no sides. */
static const char *side_of(const gk_form *form, const gk_slot *slot) {
    const gk_field *fields = form->rows[0].fields;
    const gk_field *top = &fields[fields[slot->first_col].corner_col];
    bool whole = top->col_span == form->width;
    return !whole && top->key_count ? top->keys[0] : "";
}

static bool is_taken(const gk_slot *slots, size_t count, const char *item) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(slots[i].item, item) == 0)
            return true;
    return false;
}

static const char *name_of(const gk_slot *slot) {
    return gk_behind_enumerator(slot->label_keys[0]);
}

/* The last slot above in the same group of columns that is not named below another. */
static const gk_slot *parent_of(const gk_slot *slots, size_t count, const char *nested) {
    for (size_t i = count; i-- > 0;)
        if (slots[i].first_col == slots[count].first_col && *slots[i].label && !nested[i])
            return &slots[i];
    return NULL;
}

static const char *item_by_line(gk_arena *arena, const gk_form *form, const gk_slot *slots,
                                size_t i, char *nested) {
    char item[ITEM_MAX];
    const char *side = side_of(form, &slots[i]), *slash = *side ? "/" : "";
    snprintf(item, sizeof item, "%s%s%s", side, slash, name_of(&slots[i]));
    const gk_slot *parent = parent_of(slots, i, nested);
    nested[i] = is_taken(slots, i, item) && parent;
    if (nested[i])
        snprintf(item, sizeof item, "%s%s%s/%s", side, slash, name_of(parent), name_of(&slots[i]));
    return gk_arena_string(arena, item);
}

bool gk_items_name(gk_arena *arena, const gk_form *form, gk_slot *slots) {
    char *nested = gk_arena_alloc(arena, form->slot_count + 1);
    if (!nested)
        return false;
    bool coded = gk_form_has_codes(form);
    for (size_t i = 0; i < form->slot_count; i++) {
        gk_slot *slot = &slots[i];
        if (slot->code)
            slot->item = slot->code;
        else if (!coded && *slot->label)
            slot->item = item_by_line(arena, form, slots, i, nested);
        else
            slot->item = slot->label;
        if (!slot->item)
            return false;
    }
    return true;
}

const char *gk_item(const gk_form *form, const gk_row *row) {
    const gk_slot *slot = gk_form_slot(form, row->key);
    return slot ? slot->item : row->key;
}
