/* One table by one form: what stands around it, its rows, and what all of it makes. */
#include "recognize/reading.h"

#include "base/fail.h"
#include "recognize/body.h"
#include "recognize/cover.h"
#include "recognize/surroundings.h"
#include "recognize/table_unit.h"
#include "report/convert_unit.h"
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
    if (scan->keep_unit && !table->unit && scan->input_unit)
        table->amount_unit = gk_arena_string(arena, scan->input_unit);
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
enum { UNIT_LOOKS_ABOVE = 10, HEAD_ABOVE_TITLE = 3 /* as in meta.c */ };

/* Amounts become 万元. */
static gk_status convert(gk_scan *scan, const gk_form *form, const gk_stated *stated,
                         gk_draft *draft) {
    int power = 0;
    const char *unit = gk_table_unit(scan, stated);
    if (!unit || scan->keep_unit || stated->contradicted || !gk_unit_power(unit, &power) ||
        power == 0)
        return GK_OK;
    gk_finding_at at = {.origin = *stated->unit ? stated->unit_origin : stated->origin};
    const char *const args[3] = {form->title, unit, form->unit};
    if (gk_findings_add(scan->findings, GK_FINDING_UNIT_CONVERTED, at, args))
        return gk_fail_memory(scan->err);
    return gk_table_convert(&draft->table, form, power, scan->findings, &scan->error_count,
                            scan->err);
}

static uint32_t first_row(const gk_header *header, const gk_stated *stated) {
    return stated->title_row != GK_NO_CELL ? stated->title_row : header->first_row;
}

/* What the lines of the head leave open: its unit, whose it is, the year. */
static gk_status settle(gk_scan *scan, const gk_header *header, gk_rows_around around,
                        gk_stated *stated) {
    gk_status status = gk_table_unit_settle(scan, header, around, stated);
    if (status || stated->contradicted)
        return status;
    return gk_cover_join(scan, header->form, first_row(header, stated), scan->taken, stated);
}

static gk_status read_draft(gk_scan *scan, const gk_header *header, gk_stated *stated,
                            gk_draft *draft, uint32_t *end) {
    gk_rows_around around = {
        .above = gk_scan_rows_above(scan, header->first_row, UNIT_LOOKS_ABOVE),
        .near = gk_scan_rows_above(scan, first_row(header, stated), HEAD_ABOVE_TITLE)};
    gk_status status = gk_surroundings_check_head(scan, header, stated);
    if (!status)
        status = gk_body_read(scan, header, stated, draft, end);
    if (!status)
        status = gk_surroundings_check(scan, header, stated, *end);
    around.end = *end;
    if (!status)
        status = settle(scan, header, around, stated);
    if (!status)
        status = fill_table(scan, header->form, stated, draft);
    if (!status)
        status = fill_lists(scan, stated, draft);
    return status ? status : convert(scan, header->form, stated, draft);
}

/* The title's cell, or without one the header's first. */
static gk_stated stated_under(gk_scan *scan, const gk_header *header, const gk_stated *above) {
    gk_stated stated = *above;
    gk_origin corner = gk_scan_origin(scan, header->first_row, header->first_col);
    if (stated.title_row == GK_NO_CELL)
        stated.origin = corner;
    gk_table_unit_add(scan, header, &stated);
    return stated;
}

gk_status gk_reading_read(gk_scan *scan, const gk_header *header, const gk_stated *stated,
                          gk_reading *reading, uint32_t *end) {
    gk_findings *outside = scan->findings;
    size_t errors = scan->error_count, doubts = scan->doubt_count;
    gk_stated under = stated_under(scan, header, stated);
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
