#include "check/keyed_table.h"

#include "base/enumerator.h"
#include "profile/column_name.h"
#include "profile/item.h"
#include "profile/profiles.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <string.h>

enum { NAME_BYTES = 512 };

/* ---- rows ----------------------------------------------------------------------------------- */

void gk_keyed_table_newest(const gk_mappings *mappings, const char *role, const char *item,
                           char *out) {
    size_t used = 0;
    out[0] = '\0';
    while (*item && used < NAME_BYTES) {
        char name[NAME_BYTES], key[NAME_BYTES];
        size_t n = strcspn(item, "/");
        snprintf(name, sizeof name, "%.*s", (int)n, item);
        gk_text_key(name, key, sizeof key);
        const char *newest =
            gk_mappings_newest(mappings, GK_MAPPING_ROW, role, gk_behind_enumerator(key));
        used += (size_t)snprintf(out + used, NAME_BYTES - used, "%s%s", used ? "/" : "", newest);
        item += n + (item[n] == '/');
    }
}

static const gk_slot *slot_of(const gk_form *form, const gk_row *row) {
    for (size_t i = 0; i < form->slot_count; i++)
        if (strcmp(form->slots[i].key, row->key) == 0)
            return &form->slots[i];
    return NULL;
}

static bool is_coded(const gk_form *form) {
    for (uint32_t col = 0; col < form->width; col++)
        if (form->columns[col].kind == GK_COLUMN_CODE)
            return true;
    return false;
}

bool gk_keyed_table_open(gk_keyed_table *frame, gk_arena *arena, const gk_report *report,
                         const char *role, const gk_profiles *profiles) {
    *frame = (gk_keyed_table){.role = role,
                              .table = report ? gk_report_table(report, role) : NULL,
                              .mappings = gk_profiles_mappings(profiles),
                              .profiles = profiles};
    if (!frame->table)
        return true;
    frame->form = gk_profiles_form(profiles, frame->table->profile, role);
    if (!frame->form || frame->form->value_count != frame->table->column_count) {
        frame->table = NULL;
        return true;
    }
    size_t count = frame->table->row_count;
    frame->coded = is_coded(frame->form);
    frame->items = gk_arena_alloc(arena, (count + 1) * sizeof *frame->items);
    frame->slots = gk_arena_alloc(arena, (count + 1) * sizeof *frame->slots);
    for (size_t i = 0; i < count && frame->items && frame->slots; i++) {
        char item[NAME_BYTES];
        const gk_row *row = &frame->table->rows[i];
        frame->slots[i] = slot_of(frame->form, row);
        const char *own = frame->slots[i] ? frame->slots[i]->item : row->key;
        gk_keyed_table_newest(frame->mappings, role, own, item);
        if (!(frame->items[i] = gk_arena_string(arena, item)))
            return false;
    }
    return frame->items && frame->slots;
}

gk_keyed_table *gk_keyed_table_of(gk_keyed_table *frames, const char *role) {
    while (frames->role && !(role && strcmp(frames->role, role) == 0))
        frames++;
    return frames;
}

const gk_row *gk_keyed_table_row(const gk_keyed_table *frame, const char *item) {
    for (size_t i = 0; i < frame->table->row_count; i++)
        if (strcmp(frame->items[i], item) == 0 &&
            (*item || !frame->slots[i] || !frame->slots[i]->line))
            return &frame->table->rows[i];
    return NULL;
}

static const gk_slot *slot_called(const gk_keyed_table *frame, const gk_form *form,
                                  const char *item, bool renamed) {
    char own[NAME_BYTES];
    for (size_t i = 0; form && i < form->slot_count; i++) {
        const char *name = form->slots[i].item;
        if (renamed)
            gk_keyed_table_newest(frame->mappings, form->role, name, own);
        if (strcmp(renamed ? own : name, item) == 0)
            return &form->slots[i];
    }
    return NULL;
}

bool gk_keyed_table_has_row(const gk_keyed_table *frame, const char *item) {
    size_t digits = strspn(item, "0123456789");
    if (digits >= 3 && !item[digits] && frame->form->repeats)
        return frame->coded; /* a code that does not stand there is 0 */
    return slot_called(frame, frame->form, item, true) != NULL;
}

bool gk_keyed_table_may_lack_row(const gk_keyed_table *frame, const char *item) {
    const gk_slot *slot = slot_called(frame, frame->form, item, true);
    return slot && slot->optional;
}

const char *gk_keyed_table_called(const gk_keyed_table *frame, const char *name) {
    char key[NAME_BYTES];
    for (size_t i = 0; i < frame->form->slot_count; i++) {
        const char *item = frame->form->slots[i].item, *slash = strchr(item, '/');
        if (slash && strcmp(slash + 1, name) == 0)
            return item;
    }
    for (size_t i = 0; frame->coded && i < frame->table->row_count; i++) {
        gk_text_key(frame->table->rows[i].label, key, sizeof key);
        if (strcmp(gk_behind_enumerator(key), name) == 0)
            return frame->table->rows[i].key;
    }
    return NULL;
}

size_t gk_keyed_table_index(const gk_keyed_table *frame, const gk_row *row) {
    return (size_t)(row - frame->table->rows);
}

bool gk_keyed_table_is_code(const gk_row *row, size_t digits) {
    size_t n = strspn(row->key, "0123456789");
    return n >= 3 && !row->key[n] && (!digits || n == digits);
}

/* ---- columns -------------------------------------------------------------------------------- */

/* How many headings over the column there are if each name is one of them, else 0. */
static size_t headings_match(const gk_form *form, unsigned n, const char *names) {
    const gk_field *headings[GK_HEADING_MAX];
    size_t count = gk_column_headings(form, n, headings, GK_HEADING_MAX);
    bool used[GK_HEADING_MAX] = {false};
    while (*names) {
        char name[NAME_BYTES], key[NAME_BYTES];
        size_t length = strcspn(names, "/"), i = 0;
        snprintf(name, sizeof name, "%.*s", (int)length, names);
        gk_text_key(name, key, sizeof key);
        bool found = false;
        for (; i < count && !found; i++)
            for (size_t k = 0; k < headings[i]->key_count && !used[i] && !found; k++)
                found = strcmp(headings[i]->keys[k], key) == 0;
        if (!found)
            return 0;
        used[i - 1] = true;
        names += length + (names[length] == '/');
    }
    return count;
}

/* The role's forms of all profiles, by their numbers; NULL past the last. */
static const gk_form *form_of(const gk_keyed_table *frame, size_t i) {
    const char *profile = gk_profiles_name(frame->profiles, i);
    return profile ? gk_profiles_form(frame->profiles, profile, frame->form->role) : NULL;
}

static bool has_profile(const gk_keyed_table *frame, size_t i) {
    return gk_profiles_name(frame->profiles, i) != NULL;
}

static bool is_column_known(const gk_keyed_table *frame, const char *names) {
    for (size_t i = 0; has_profile(frame, i); i++) {
        const gk_form *form = form_of(frame, i);
        for (unsigned n = 1; form && n <= form->value_count; n++)
            if (headings_match(form, n, names))
                return true;
    }
    return false;
}

/* Names of now are looked for first: it takes much less. */
bool gk_keyed_table_row_known(const gk_keyed_table *frame, const char *item) {
    for (int renamed = 0; renamed < 2; renamed++)
        for (size_t i = 0; has_profile(frame, i); i++)
            if (slot_called(frame, form_of(frame, i), item, renamed))
                return true;
    return false;
}

/* Of several columns the one with the fewest headings besides. */
static unsigned find_column(const gk_keyed_table *frame, const char *names) {
    unsigned best = 0;
    size_t fewest = GK_HEADING_MAX + 1;
    bool tie = false;
    for (unsigned n = 1; n <= frame->table->column_count; n++) {
        size_t count = headings_match(frame->form, n, names);
        if (!count || count > fewest)
            continue;
        tie = count == fewest;
        fewest = count;
        best = n;
    }
    return tie ? GK_SEVERAL_COLUMNS : best;
}

unsigned gk_keyed_table_column(gk_keyed_table *frame, const char *names) {
    for (size_t i = 0; i < frame->known_count; i++)
        if (frame->known[i].headings == names)
            return frame->known[i].n;
    unsigned n = find_column(frame, names);
    if (!n && !is_column_known(frame, names))
        n = GK_UNKNOWN_COLUMN;
    if (frame->known_count < sizeof frame->known / sizeof *frame->known)
        frame->known[frame->known_count++] = (struct gk_known_column){names, n};
    return n;
}

static const gk_field *field_of(const gk_keyed_table *frame, const gk_slot *slot, unsigned n) {
    for (uint32_t r = 0; r < frame->form->height; r++) {
        const gk_form_row *row = &frame->form->rows[r];
        if (slot ? r != slot->row : row->kind != GK_ROW_REPEAT)
            continue;
        uint32_t first = slot ? slot->first_value : 0;
        uint32_t last = slot ? slot->last_value : frame->form->width - 1;
        for (uint32_t c = first; c <= last; c++)
            if (row->fields[c].kind == GK_FIELD_VALUE && row->fields[c].column == n)
                return &row->fields[c];
    }
    return NULL;
}

bool gk_keyed_table_takes(const gk_keyed_table *frame, const gk_row *row, unsigned n) {
    return field_of(frame, frame->slots[gk_keyed_table_index(frame, row)], n) != NULL;
}

unsigned gk_keyed_table_only_column(const gk_keyed_table *frame, const gk_row *row) {
    unsigned only = 0;
    for (unsigned n = 1; n <= frame->table->column_count; n++)
        if (gk_keyed_table_takes(frame, row, n)) {
            if (only)
                return GK_SEVERAL_COLUMNS;
            only = n;
        }
    return only;
}
