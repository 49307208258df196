#include "report/table_copy.h"

#include <string.h>

static bool copy_string(gk_arena *arena, const char **text) {
    const char *from = *text;
    *text = gk_arena_string(arena, from);
    return !from || *text;
}

static bool copy_origin(gk_arena *arena, gk_origin *origin) {
    return copy_string(arena, &origin->source) && copy_string(arena, &origin->sheet);
}

static bool is_same(const char *a, const char *b) {
    return a && b && strcmp(a, b) == 0;
}

/* Values share the strings of the table's own origin where they are the same: mostly. Those of a
 * table that goes on elsewhere, and leftovers, come from other files. */
static bool take_origin(gk_arena *arena, gk_origin *origin, const gk_origin *table) {
    if (!origin->source)
        return true;
    origin->source = is_same(origin->source, table->source)
                         ? table->source
                         : gk_arena_string(arena, origin->source);
    if (origin->sheet)
        origin->sheet = is_same(origin->sheet, table->sheet)
                            ? table->sheet
                            : gk_arena_string(arena, origin->sheet);
    return origin->source != NULL;
}

bool gk_row_copy(gk_arena *arena, const gk_table *table, gk_row *row) {
    gk_value *values = gk_arena_alloc(arena, table->column_count * sizeof *values);
    if (!values || !copy_string(arena, &row->key) || !copy_string(arena, &row->label) ||
        !copy_string(arena, &row->line) || !copy_string(arena, &row->unknown_members))
        return false;
    memcpy(values, row->values, table->column_count * sizeof *values);
    for (size_t c = 0; c < table->column_count; c++)
        if (!take_origin(arena, &values[c].origin, &table->origin))
            return false;
    row->values = values;
    return true;
}

static bool copy_rows(gk_arena *arena, gk_table *table) {
    gk_row *rows = gk_arena_alloc(arena, (table->row_count + 1) * sizeof *rows);
    if (!rows)
        return false;
    if (table->row_count)
        memcpy(rows, table->rows, table->row_count * sizeof *rows);
    for (size_t i = 0; i < table->row_count; i++)
        if (!gk_row_copy(arena, table, &rows[i]))
            return false;
    table->rows = rows;
    return true;
}

static bool copy_notes(gk_arena *arena, gk_table *table) {
    const char **notes = gk_arena_alloc(arena, (table->note_count + 1) * sizeof *notes);
    if (!notes)
        return false;
    for (size_t i = 0; i < table->note_count; i++)
        if (!(notes[i] = gk_arena_string(arena, table->notes[i])))
            return false;
    table->notes = notes;
    return true;
}

bool gk_table_copy(gk_arena *arena, const gk_table *from, gk_table *to) {
    *to = *from;
    return copy_string(arena, &to->role) && copy_string(arena, &to->profile) &&
           copy_string(arena, &to->number) && copy_string(arena, &to->title) &&
           copy_string(arena, &to->stated_number) && copy_string(arena, &to->stated_title) &&
           copy_string(arena, &to->department) && copy_string(arena, &to->unit) &&
           copy_string(arena, &to->amount_unit) && copy_string(arena, &to->unknown_members) &&
           copy_string(arena, &to->report_unknown_members) && copy_origin(arena, &to->origin) &&
           copy_rows(arena, to) && copy_notes(arena, to);
}

bool gk_verbatim_copy(gk_arena *arena, const gk_verbatim_table *from, gk_verbatim_table *to) {
    *to = *from;
    gk_verbatim_cell *cells = gk_arena_alloc(arena, (from->cell_count + 1) * sizeof *cells);
    bool copied = cells && copy_string(arena, &to->name) && copy_origin(arena, &to->origin) &&
                  copy_string(arena, &to->unknown_members);
    for (size_t i = 0; copied && i < from->cell_count; i++) {
        cells[i] = from->cells[i];
        copied =
            copy_string(arena, &cells[i].text) && copy_string(arena, &cells[i].unknown_members);
    }
    to->cells = cells;
    return copied;
}
