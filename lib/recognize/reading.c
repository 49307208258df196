/* One table by one form: what stands around it, its rows, and what all of it makes. */
#include "recognize/reading.h"

#include "base/fail.h"
#include "recognize/body.h"
#include "recognize/surroundings.h"
#include <stdlib.h>
#include <string.h>

/* All values of one sheet share two strings: its own and its file's. */
static void share_origin(gk_draft *draft, const gk_origin *own) {
    for (size_t r = 0; r < draft->row_count; r++) {
        gk_value *values = (gk_value *)(void *)(uintptr_t)draft->rows[r].values;
        for (size_t c = 0; c < draft->table.column_count; c++)
            if (values[c].origin.source) {
                values[c].origin.source = own->source;
                values[c].origin.sheet = own->sheet;
            }
    }
}

static gk_status fill_table(gk_scan *scan, const gk_form *form, const gk_stated *stated,
                            gk_draft *draft) {
    gk_arena *arena = gk_tables_arena(scan->tables);
    gk_table *table = &draft->table;
    table->role = gk_arena_string(arena, form->role);
    table->profile = gk_arena_string(arena, form->profile);
    table->number = gk_arena_string(arena, form->number);
    table->title = gk_arena_string(arena, form->title);
    table->department = *stated->department ? gk_arena_string(arena, stated->department) : NULL;
    table->year = stated->year;
    table->unit = *stated->unit ? gk_arena_string(arena, stated->unit) : NULL;
    table->amount_unit = scan->keep_unit ? table->unit : NULL;
    table->origin = stated->origin;
    table->column_count = form->value_count;
    if (!table->role || !table->profile || !table->number || !table->title ||
        (*stated->department && !table->department) || (*stated->unit && !table->unit))
        return gk_fail_memory(scan->err);
    gk_status status = gk_scan_own_origin(scan, &table->origin);
    if (!status)
        share_origin(draft, &table->origin);
    return status;
}

static gk_status fill_lists(gk_scan *scan, const gk_stated *stated, gk_draft *draft) {
    gk_arena *arena = gk_tables_arena(scan->tables);
    gk_table *table = &draft->table;
    gk_row *rows = gk_arena_alloc(arena, (draft->row_count + 1) * sizeof *rows);
    const char **notes =
        gk_arena_alloc(arena, (stated->note_count + draft->note_count + 1) * sizeof *notes);
    if (!rows || !notes)
        return gk_fail_memory(scan->err);
    if (draft->row_count)
        memcpy(rows, draft->rows, draft->row_count * sizeof *rows);
    memcpy(notes, stated->notes, stated->note_count * sizeof *notes);
    memcpy(notes + stated->note_count, draft->notes, draft->note_count * sizeof *notes);
    table->rows = rows;
    table->row_count = draft->row_count;
    table->notes = notes;
    table->note_count = stated->note_count + draft->note_count;
    return GK_OK;
}

/* How far above its header another unit contradicts a table: the longest head has seven lines, and
 * a sentence about the unit may stand before it. It never reaches into the table above
 * (gk_scan_rows_above). 2 and 40 change nothing that is tried. */
enum { UNIT_LOOKS_ABOVE = 10 };

static gk_status read_draft(gk_scan *scan, const gk_header *header, const gk_stated *stated,
                            gk_draft *draft, uint32_t *end) {
    uint32_t above = gk_scan_rows_above(scan, header->first_row, UNIT_LOOKS_ABOVE);
    gk_status status = gk_surroundings_check_head(scan, header, stated);
    if (!status)
        status = gk_body_read(scan, header, stated, draft, end);
    if (!status)
        status = gk_surroundings_check(scan, header, stated, above, *end);
    if (!status)
        status = fill_table(scan, header->form, stated, draft);
    return status ? status : fill_lists(scan, stated, draft);
}

/* The title's cell, or without one the header's first. */
static gk_stated stated_under(const gk_scan *scan, const gk_header *header,
                              const gk_stated *above) {
    gk_stated stated = *above;
    gk_origin corner = gk_scan_origin(scan, header->first_row, header->first_col);
    if (stated.title_row == GK_NO_CELL)
        stated.origin = corner;
    if (*header->unit)
        gk_stated_set_unit(&stated, header->unit, corner);
    return stated;
}

gk_status gk_reading_read(gk_scan *scan, const gk_header *header, const gk_stated *stated,
                          gk_reading *reading, uint32_t *end) {
    gk_findings *outside = scan->findings;
    size_t errors = scan->error_count, doubts = scan->doubt_count;
    const gk_stated under = stated_under(scan, header, stated);
    gk_draft draft = {.table.origin = under.origin};
    reading->findings = outside ? gk_findings_new() : NULL;
    if (outside && !reading->findings)
        return gk_fail_memory(scan->err);
    scan->findings = reading->findings;
    gk_header_mark(scan, header, GK_CLASS_HEADER);
    gk_status status = read_draft(scan, header, &under, &draft, end);
    free(draft.rows);
    reading->table = draft.table;
    reading->errors = scan->error_count - errors;
    reading->doubts = scan->doubt_count - doubts + header->extra + (header->absent > 0);
    scan->error_count = errors;
    scan->doubt_count = doubts;
    scan->findings = outside;
    return status;
}
