#include "migrate/move_table.h"

#include "base/fail.h"
#include "finding/findings.h"
#include "migrate/column_match.h"
#include "migrate/row_match.h"
#include "migrate/row_split.h"
#include "profile/column_name.h"
#include "profile/profiles.h"
#include "report/table_copy.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <string.h>

/** A table on its way. */
typedef struct moving {
    const gk_migration *m;
    const gk_table *from;
    const gk_form *old, *new;
    unsigned *matches;  /**< The new column of each old one, from 1; 0 if there is none. */
    gk_row_part *parts; /**< Room for what a row became. */
    gk_row *rows, *leftover_rows;
    size_t count, leftover_count;
} moving;

static gk_status no_memory(const moving *v) {
    return gk_fail_memory(v->m->err);
}

static gk_value *values_of(gk_row *row) {
    return (gk_value *)(void *)(uintptr_t)row->values;
}

static gk_row *find_row(gk_row *rows, size_t count, const char *key) {
    for (size_t i = count; i-- > 0;)
        if (strcmp(rows[i].key, key) == 0)
            return &rows[i];
    return NULL;
}

/* ---- what finds no place -------------------------------------------------------------------- */

static gk_row *leftover_row(moving *v, const gk_row *row) {
    gk_row *leftover = v->leftover_count ? &v->leftover_rows[v->leftover_count - 1] : NULL;
    if (leftover && leftover->key == row->key)
        return leftover;
    leftover = &v->leftover_rows[v->leftover_count];
    *leftover = *row;
    leftover->values = gk_arena_alloc(v->m->arena, v->from->column_count * sizeof(gk_value));
    v->leftover_count += leftover->values != NULL;
    return leftover->values ? leftover : NULL;
}

static gk_status add_leftover(moving *v, const gk_row *row, unsigned n) {
    char name[GK_COLUMN_NAME_MAX], what[GK_COLUMN_NAME_MAX + 256];
    gk_row *leftover = leftover_row(v, row);
    if (!leftover)
        return no_memory(v);
    bool coded = *row->key >= '0' && *row->key <= '9';
    values_of(leftover)[n - 1] = row->values[n - 1];
    gk_column_name(v->old, n, name);
    snprintf(what, sizeof what, "%s%s%.200s %s", coded ? row->key : "",
             coded && *row->label ? " " : "", row->label, name);
    const char *const args[3] = {what, v->from->title, v->m->profile};
    gk_finding_at at = {.origin = row->values[n - 1].origin.source ? row->values[n - 1].origin
                                                                   : v->from->origin};
    return gk_findings_add(v->m->findings, GK_FINDING_LEFT_OVER, at, args) ? no_memory(v) : GK_OK;
}

/* ---- what does ------------------------------------------------------------------------------ */

/* A row of the form has a place for its own columns only. */
static bool has_place(const moving *v, const gk_slot *slot, unsigned n) {
    for (uint32_t row = 0; row < v->new->height; row++)
        for (uint32_t col = 0; col < v->new->width; col++) {
            const gk_field *field = &v->new->rows[row].fields[col];
            bool own = slot
                           ? row == slot->row && col >= slot->first_value && col <= slot->last_value
                           : v->new->rows[row].kind == GK_ROW_REPEAT;
            if (own && field->kind == GK_FIELD_VALUE && field->column == n)
                return true;
        }
    return false;
}

/* The form's own wording, unless it knows the row's, too: 其中 means something. */
static const char *label_of(const gk_row *row, const gk_slot *slot) {
    char key[1024];
    if (!slot)
        return row->label;
    gk_text_key(row->label, key, sizeof key);
    for (size_t i = 0; i < slot->label_key_count; i++)
        if (strcmp(slot->label_keys[i], key) == 0)
            return row->label;
    return slot->label;
}

static gk_row *new_row(moving *v, const gk_row *row, const char *key, const gk_slot *slot) {
    gk_row *made = &v->rows[v->count];
    *made = (gk_row){.key = key,
                     .label = label_of(row, slot),
                     .unknown_members = row->unknown_members,
                     .values = gk_arena_alloc(v->m->arena, v->new->value_count * sizeof(gk_value))};
    v->count += made->values != NULL;
    return made->values ? made : NULL;
}

/* Two rows became one: their figures are added. */
static gk_status merge(moving *v, const gk_row *row, gk_value *place, const gk_value *value,
                       unsigned n) {
    gk_decimal sum;
    if (place->kind == GK_VALUE_BLANK) {
        *place = *value;
        return GK_OK;
    }
    if (place->kind != GK_VALUE_NUMBER || value->kind != GK_VALUE_NUMBER ||
        gk_decimal_add(place->number, value->number, &sum, NULL))
        return add_leftover(v, row, n);
    place->number = sum;
    char text[GK_DECIMAL_TEXT_MAX];
    gk_decimal_format(sum, 2, text);
    const char *const args[3] = {row->label, v->from->title, text};
    gk_finding_at at = {value->origin, place->origin};
    return gk_findings_add(v->m->findings, GK_FINDING_ROWS_MERGED, at, args) ? no_memory(v) : GK_OK;
}

/* The row of the new table; NULL if memory is short. */
static gk_row *open_row(moving *v, const gk_row *row, const char *key, const gk_slot *slot) {
    gk_row *to = find_row(v->rows, v->count, key);
    return to ? to : new_row(v, row, key, slot);
}

/* An amount whose row or column is no more may have a row of its own now. */
static gk_status move_alone(moving *v, const gk_row *row, unsigned n) {
    unsigned column;
    const gk_slot *slot = gk_row_match_cell(v->m, v->old, v->new, row, n, &column);
    if (!slot)
        return add_leftover(v, row, n);
    gk_row *to = open_row(v, row, slot->key, slot);
    return to ? merge(v, row, &values_of(to)[column - 1], &row->values[n - 1], n) : no_memory(v);
}

/* What the whole was is left over all the same: nothing that was printed gets lost. */
static gk_status split_row(moving *v, const gk_row *row) {
    gk_status status = GK_OK;
    size_t count = gk_row_split(v->m, v->from, v->new, row, v->parts);
    for (size_t i = 0; i < count && !status; i++) {
        const gk_row_part *part = &v->parts[i];
        gk_row *to = open_row(v, row, part->slot->key, part->slot);
        if (!to)
            return no_memory(v);
        if (part->value.kind != GK_VALUE_NUMBER || part->stated)
            continue;
        values_of(to)[part->column - 1] = part->value;
        const char *const args[3] = {part->slot->label, v->from->title, row->label};
        gk_finding_at at = {part->value.origin, v->from->origin};
        if (gk_findings_add(v->m->findings, GK_FINDING_ROW_SPLIT, at, args))
            status = no_memory(v);
    }
    return status;
}

static gk_status move_row(moving *v, const gk_row *row) {
    const gk_slot *slot;
    const char *key = gk_row_match(v->m, v->old, v->new, row, &slot);
    gk_row *to = key ? open_row(v, row, key, slot) : NULL;
    if (key && !to)
        return no_memory(v);
    gk_status status = to ? GK_OK : split_row(v, row);
    for (unsigned n = 1; n <= v->from->column_count && !status; n++) {
        const gk_value *value = &row->values[n - 1];
        unsigned match = v->matches[n - 1];
        gk_value *place =
            to && match && has_place(v, slot, match) ? &values_of(to)[match - 1] : NULL;
        if (value->kind == GK_VALUE_BLANK && place && !place->origin.source)
            place->origin = value->origin;
        if (value->kind == GK_VALUE_BLANK)
            continue;
        if (place)
            status = merge(v, row, place, value, n);
        else
            status = move_alone(v, row, n);
    }
    return status;
}

/* ---- the table ------------------------------------------------------------------------------ */

static gk_status report_note(const moving *v, const char *note) {
    const char *const args[3] = {v->from->title, note, NULL};
    gk_finding_at at = {.origin = v->from->origin};
    return gk_findings_add(v->m->findings, GK_FINDING_MEANING_CHANGED, at, args) ? no_memory(v)
                                                                                 : GK_OK;
}

/* Its own notes, what mappings.csv adds, and where it comes from. */
static gk_status write_notes(const moving *v, gk_table *moved) {
    const gk_mappings *all = v->m->mappings;
    const char **notes =
        gk_arena_alloc(v->m->arena, (v->from->note_count + all->count + 1) * sizeof *notes);
    char text[512], year[32] = "";
    if (!notes)
        return no_memory(v);
    for (size_t i = 0; i < v->from->note_count; i++)
        notes[moved->note_count++] = v->from->notes[i];
    gk_status status = GK_OK;
    for (size_t i = 0; i < all->count && !status; i++) {
        const gk_mapping *mapping = &all->items[i];
        if (mapping->kind != GK_MAPPING_NOTE || strcmp(mapping->from, v->from->profile) != 0 ||
            (!mapping->every_role && strcmp(mapping->role, v->from->role) != 0))
            continue;
        notes[moved->note_count++] = mapping->to;
        status = report_note(v, mapping->to);
    }
    if (v->from->year)
        snprintf(year, sizeof year, "%d年度", v->from->year);
    snprintf(text, sizeof text, "备注：本表由%s%s（%s）转换而来。", year,
             *v->from->number ? v->from->number : v->from->title, v->from->profile);
    moved->notes = notes;
    if (!status && !(notes[moved->note_count++] = gk_arena_string(v->m->arena, text)))
        status = no_memory(v);
    return status;
}

static bool match_columns(moving *v) {
    v->matches = gk_arena_alloc(v->m->arena, (v->from->column_count + 1) * sizeof *v->matches);
    for (unsigned n = 1; v->matches && n <= v->from->column_count; n++)
        v->matches[n - 1] = gk_column_match(v->old, n, v->new, v->m->mappings);
    return v->matches != NULL;
}

static gk_status move_rows(moving *v) {
    gk_status status = GK_OK;
    size_t mappings = v->m->mappings->count, most = v->from->row_count + mappings + 1;
    v->parts = gk_arena_alloc(v->m->arena, (mappings + 1) * sizeof *v->parts);
    v->rows = gk_arena_alloc(v->m->arena, most * sizeof *v->rows);
    v->leftover_rows = gk_arena_alloc(v->m->arena, most * sizeof *v->leftover_rows);
    if (!v->parts || !v->rows || !v->leftover_rows || !match_columns(v))
        return no_memory(v);
    for (size_t i = 0; i < v->from->row_count && !status; i++)
        status = move_row(v, &v->from->rows[i]);
    return status;
}

gk_status gk_move_table(const gk_migration *m, const gk_table *from, const gk_form *to,
                        gk_table *moved, gk_table *leftover) {
    moving v = {.m = m,
                .from = from,
                .old = gk_profiles_form(m->profiles, from->profile, from->role),
                .new = to};
    if (!v.old || v.old->value_count != from->column_count)
        return gk_fail(m->err, GK_E_ARGUMENT, "no layout of %s in profile %s", "没有%s（%s）的版式",
                       from->title, from->profile);
    gk_status status = move_rows(&v);
    gk_table made = *from;
    made.profile = m->profile;
    made.number = to->number;
    made.title = to->title;
    made.stated_number = NULL;
    made.stated_title = NULL;
    made.column_count = to->value_count;
    made.rows = v.rows;
    made.row_count = v.count;
    made.note_count = 0;
    if (!status)
        status = write_notes(&v, &made);
    gk_table rest = *from;
    rest.rows = v.leftover_rows;
    rest.row_count = v.leftover_count;
    rest.note_count = 0;
    if (!status &&
        (!gk_table_copy(m->arena, &made, moved) || !gk_table_copy(m->arena, &rest, leftover)))
        status = no_memory(&v);
    return status;
}
